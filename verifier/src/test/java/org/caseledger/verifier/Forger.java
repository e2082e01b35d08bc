package org.caseledger.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Makes evidence files as a ledger would, and as one would that lies: whoever holds the log's key can sign any manifest, so
 * the proofs behind it must hold by themselves.
 */
final class Forger {

    static final byte[] SALT = "sixteen bytes...".getBytes(UTF_8);

    final KeyPair keys = newKeys();
    final String name;
    final List<byte[]> ledger = new ArrayList<>();
    final SortedMap<String, byte[]> files = new TreeMap<>();
    final List<String> streams = new ArrayList<>();
    final List<Forger> witnesses = new ArrayList<>();
    String texts = "[]";

    private final byte type;

    Forger(String name) {
        this(name, 1);
    }

    private Forger(String name, int type) {
        this.name = name;
        this.type = (byte) type;
    }

    /** Somebody whose signatures are cosignatures. */
    static Forger witness(String name) {
        return new Forger(name, 4);
    }

    /** The line of a witness under a checkpoint. */
    String cosign(byte[] note, long time) {
        String text = new String(note, UTF_8);
        text = text.substring(0, text.indexOf("\n\n") + 1);
        byte[] seconds = ByteBuffer.allocate(Long.BYTES).putLong(time).array();
        return line(seconds, "cosignature/v1\ntime " + time + "\n" + text);
    }

    /** An audit of three events among those of others, one with a sealed text. */
    static Forger ofOneAudit() {
        Forger forger = new Forger("ledger.example");
        forger.event("audit:A-1", 0, 1000, "{\"auditId\":\"A-1\"}");
        forger.event("team:E10000013:N1", 0, 1000, "{\"team\":\"N1\"}");
        forger.event("audit:A-1", 1, 1005, "{\"rationale\":" + sealed("Purposeful visits.") + "}");
        forger.event("audit:A-2", 0, 1006, "{\"auditId\":\"A-2\"}");
        forger.event("audit:A-1", 2, 1007, "{\"domains\":[{\"Supervision\":\"Good\"}],\"late\":false}");
        forger.texts = "[" + opened("Purposeful visits.", SALT) + "]";
        forger.streams.add("stream 3 audit:A-1");
        return forger;
    }

    void event(String aggregateId, long sequence, long recordedAt, String payload) {
        event("Happened", aggregateId, sequence, recordedAt, payload);
    }

    void erasure(String aggregateId, long sequence, long recordedAt) {
        event("SubjectErased", aggregateId, sequence, recordedAt, "{\"reason\":" + sealed("They asked.") + "}");
    }

    private void event(String type, String aggregateId, long sequence, long recordedAt, String payload) {
        ledger.add(("{\"id\":\"" + ledger.size() + "\",\"type\":\"" + type
                        + "\",\"revision\":\"1\",\"aggregateId\":\"" + aggregateId + "\",\"sequence\":" + sequence
                        + ",\"recordedAt\":" + recordedAt
                        + ",\"metadata\":{},\"payload\":" + payload + "}")
                .getBytes(UTF_8));
    }

    static String sealed(String text) {
        return "{\"commitment\":\"" + commitment(text) + "\",\"subject\":\"child:x\",\"sealed\":\"AAAA\"}";
    }

    static String opened(String text, byte[] salt) {
        return "{\"commitment\":\"" + commitment(text) + "\",\"salt\":\"" + base64(salt) + "\",\"text\":\"" + text
                + "\"}";
    }

    private static String commitment(String text) {
        return Bytes.hex(Bytes.sha256(SALT, text.getBytes(UTF_8)));
    }

    /** Puts the events at these positions into the file, each with its proof. */
    Forger hold(int... positions) {
        files.put("checkpoint", checkpoint(ledger.size()));
        for (int position : positions) {
            put(position);
        }
        files.put("texts.json", texts.getBytes(UTF_8));
        files.put("index.html", "<!DOCTYPE html>".getBytes(UTF_8));
        return this;
    }

    void put(int position) {
        String number = "%012d".formatted(position);
        files.put("events/" + number + ".json", ledger.get(position));
        files.put("proofs/" + number + ".tlog-proof", proof(position));
    }

    byte[] checkpoint(int size) {
        byte[] note = sign(name + "\n" + size + "\n" + base64(root(ledger.subList(0, size))) + "\n");
        String lines = witnesses.stream()
                .map(witness -> witness.cosign(note, 1_574_000_000L))
                .collect(Collectors.joining());
        return (new String(note, UTF_8) + lines).getBytes(UTF_8);
    }

    byte[] proof(int position) {
        String path =
                path(position, ledger).stream().map(hash -> base64(hash) + "\n").collect(Collectors.joining());
        return ("c2sp.org/tlog-proof@v1\nindex " + position + "\n" + path + "\n"
                        + new String(files.getOrDefault("checkpoint", new byte[0]), UTF_8))
                .getBytes(UTF_8);
    }

    /** Signs a manifest of whatever the files are by now, and writes them. */
    Path write(Path folder) {
        files.put("log.vkey", (verifierKey() + "\n").getBytes(UTF_8));
        files.put("manifest", sign(manifest()));
        return pack(folder);
    }

    /** Writes the files as they are. */
    Path pack(Path folder) {
        try {
            return Files.write(folder.resolve("evidence.zip"), Pack.packed(files));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String manifest() {
        String held = files.entrySet().stream()
                .filter(file ->
                        !file.getKey().equals("log.vkey") && !file.getKey().equals("manifest"))
                .map(file -> "file " + Bytes.hex(Bytes.sha256(file.getValue())) + " " + file.getKey() + "\n")
                .collect(Collectors.joining());
        return "case-ledger.org/evidence@v1\naudit A-1\n" + String.join("\n", streams) + "\n" + held;
    }

    byte[] sign(String text) {
        return (text + "\n" + line(new byte[0], text)).getBytes(UTF_8);
    }

    private String line(byte[] before, String message) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(keys.getPrivate());
            signer.update(message.getBytes(UTF_8));
            byte[] id = HexFormat.of().parseHex(keyId());
            byte[] signature = signer.sign();
            byte[] all = ByteBuffer.allocate(id.length + before.length + signature.length)
                    .put(id)
                    .put(before)
                    .put(signature)
                    .array();
            return "\u2014 " + name + " " + base64(all) + "\n";
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    String verifierKey() {
        return name + "+" + keyId() + "+" + base64(typedKey());
    }

    private String keyId() {
        return Bytes.hex(Bytes.sha256((name + "\n").getBytes(UTF_8), typedKey()))
                .substring(0, 8);
    }

    private byte[] typedKey() {
        EdECPublicKey key = (EdECPublicKey) keys.getPublic();
        byte[] typed = new byte[33];
        typed[0] = type;
        BigInteger y = key.getPoint().getY();
        for (int i = 0; i < 32; i++) {
            typed[i + 1] = y.shiftRight(8 * i).byteValue();
        }
        if (key.getPoint().isXOdd()) {
            typed[32] |= (byte) 0x80;
        }
        return typed;
    }

    private static byte[] root(List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return Bytes.sha256(new byte[] {0}, leaves.getFirst());
        }
        int left = Integer.highestOneBit(leaves.size() - 1);
        return Bytes.sha256(new byte[] {1}, root(leaves.subList(0, left)), root(leaves.subList(left, leaves.size())));
    }

    private static List<byte[]> path(int leaf, List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return new ArrayList<>();
        }
        int left = Integer.highestOneBit(leaves.size() - 1);
        List<byte[]> first = leaves.subList(0, left);
        List<byte[]> rest = leaves.subList(left, leaves.size());
        List<byte[]> path = leaf < left ? path(leaf, first) : path(leaf - left, rest);
        path.add(root(leaf < left ? rest : first));
        return path;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static KeyPair newKeys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}

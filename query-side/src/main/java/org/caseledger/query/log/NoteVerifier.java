package org.caseledger.query.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** The public half of a log's key, as C2SP signed-note writes it ({@code name+id+key}): checks what the log has signed. */
public final class NoteVerifier {

    private static final byte ED25519 = 1;
    private static final int TYPED_KEY_BYTES = 33;
    private static final int ID_BYTES = 4;

    private final String name;
    private final byte[] id;
    private final PublicKey key;

    private NoteVerifier(String name, byte[] id, PublicKey key) {
        this.name = name;
        this.id = id;
        this.key = key;
    }

    /**
     * Reads a verifier key.
     *
     * @throws IllegalArgumentException where it is none
     */
    public static NoteVerifier parse(String text) {
        String[] parts = text.strip().split("\\+", 3);
        if (parts.length != 3 || !parts[1].matches("[0-9a-f]{8}")) {
            throw new IllegalArgumentException("This is no verifier key: it has the form name+id+key");
        }
        byte[] typed = Base64.getDecoder().decode(parts[2]);
        if (typed.length != TYPED_KEY_BYTES || typed[0] != ED25519) {
            throw new IllegalArgumentException("This is no Ed25519 verifier key");
        }
        byte[] named = Hash.sha256().digest(concat((parts[0] + "\n").getBytes(UTF_8), typed));
        byte[] id = Arrays.copyOf(named, ID_BYTES);
        if (!HexFormat.of().formatHex(id).equals(parts[1])) {
            throw new IllegalArgumentException("The verifier key is damaged: its id is not its own");
        }
        return new NoteVerifier(parts[0], id, publicKey(Arrays.copyOfRange(typed, 1, typed.length)));
    }

    /** The name of the log whose key it is. */
    public String name() {
        return name;
    }

    /**
     * The text of a note that this key has signed, signatures by others aside.
     *
     * @throws IllegalArgumentException where it hasn't
     */
    public String open(String note) {
        int blank = note.lastIndexOf("\n\n");
        if (blank < 0 || !note.endsWith("\n")) {
            throw new IllegalArgumentException("it has no signature");
        }
        String text = note.substring(0, blank + 1);
        String mine = "\u2014 " + name + " ";
        boolean signed = note.substring(blank + 2)
                .lines()
                .anyMatch(line -> line.startsWith(mine) && verifies(text, line.substring(mine.length())));
        if (!signed) {
            throw new IllegalArgumentException(
                    "it is not signed by the key of " + name + ", or was changed afterwards");
        }
        return text;
    }

    private boolean verifies(String text, String base64) {
        try {
            byte[] signature = Base64.getDecoder().decode(base64);
            boolean own = signature.length > ID_BYTES
                    && Arrays.equals(id, Arrays.copyOf(signature, ID_BYTES))
                    && Base64.getEncoder().encodeToString(signature).equals(base64);
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(text.getBytes(UTF_8));
            return own && verifier.verify(signature, ID_BYTES, signature.length - ID_BYTES);
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            return false;
        }
    }

    /** RFC 8032, 5.1.3: y in 255 bits, the least byte first, and whether x is odd as the highest bit. */
    private static PublicKey publicKey(byte[] encoded) {
        byte[] y = new byte[encoded.length];
        for (int i = 0; i < encoded.length; i++) {
            y[i] = encoded[encoded.length - 1 - i];
        }
        boolean odd = (y[0] & 0x80) != 0;
        y[0] &= 0x7f;
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePublic(new EdECPublicKeySpec(
                            NamedParameterSpec.ED25519, new EdECPoint(odd, new BigInteger(1, y))));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("This is no Ed25519 verifier key", e);
        }
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}

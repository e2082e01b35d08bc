package org.caseledger.query.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * An Ed25519 key that signs notes as C2SP signed-note says. Its text form is the one of Go's
 * {@code golang.org/x/mod/sumdb/note}: {@code PRIVATE+KEY+name+id+key}, so that other tools can use it too.
 */
public final class NoteKey {

    /** Of a key whose signatures are of the note's text alone. */
    public static final byte ED25519 = 1;

    /** Of a key whose signatures have a time (C2SP tlog-cosignature). */
    public static final byte COSIGNATURE = 4;

    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 4;
    private static final String PREFIX = "PRIVATE+KEY+";
    private static final Pattern NAME = Pattern.compile("[^\\s+\\p{Z}\\p{Cntrl}]{1,200}");

    private final String name;
    private final byte type;
    private final byte[] seed;
    private final byte[] publicKey;
    private final byte[] id;
    private final PrivateKey signingKey;

    private NoteKey(String name, byte type, byte[] seed) {
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "A key's name has 1 to 200 characters, no space and no plus sign, such as ledger.example/audits");
        }
        this.name = name;
        this.type = type;
        this.seed = seed;
        try {
            signingKey = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
            publicKey = publicKeyOf(seed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java from 15 on has Ed25519", e);
        }
        id = id();
    }

    /** Whether a log or a witness may be called so: a name without spaces and plus signs. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /**
     * A new key.
     *
     * @param type {@link #ED25519} or {@link #COSIGNATURE}
     */
    public static NoteKey make(String name, byte type, SecureRandom random) {
        byte[] seed = new byte[KEY_BYTES];
        random.nextBytes(seed);
        return new NoteKey(name, type, seed);
    }

    /**
     * Reads the text form of a key of a type.
     *
     * @throws IllegalArgumentException where it is none; says nothing of what it holds
     */
    public static NoteKey parse(String text, byte type) {
        String[] parts = text.strip().split("\\+", 5);
        if (!text.startsWith(PREFIX) || parts.length != 5) {
            throw new IllegalArgumentException("This is no signing key");
        }
        byte[] typed = Base64.getDecoder().decode(parts[4]);
        if (typed.length != 1 + KEY_BYTES || typed[0] != type) {
            throw new IllegalArgumentException("This is no Ed25519 key of the wanted kind");
        }
        NoteKey key = new NoteKey(parts[2], type, Arrays.copyOfRange(typed, 1, typed.length));
        if (!HexFormat.of().formatHex(key.id).equals(parts[3])) {
            throw new IllegalArgumentException("The signing key is damaged: its id is not its own");
        }
        return key;
    }

    /** The text form, which is a secret. */
    public String secret() {
        return PREFIX + name + "+" + HexFormat.of().formatHex(id) + "+" + typed(seed);
    }

    /** The name in its signature lines. */
    public String name() {
        return name;
    }

    /** What others need to check this key's signatures, as one line. */
    public String verifierKey() {
        return name + "+" + HexFormat.of().formatHex(id) + "+" + typed(publicKey);
    }

    /**
     * The line that stands under a note.
     *
     * @param before what stands before the signature itself, such as a time
     * @param message what is signed
     */
    public String line(byte[] before, byte[] message) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(signingKey);
            signer.update(message);
            byte[] signature = signer.sign();
            byte[] whole = ByteBuffer.allocate(ID_BYTES + before.length + signature.length)
                    .put(id)
                    .put(before)
                    .put(signature)
                    .array();
            return "\u2014 " + name + " " + Base64.getEncoder().encodeToString(whole) + "\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key of " + name + " can't sign", e);
        }
    }

    private String typed(byte[] key) {
        return Base64.getEncoder()
                .encodeToString(
                        ByteBuffer.allocate(1 + key.length).put(type).put(key).array());
    }

    private byte[] id() {
        MessageDigest sha256 = Hash.sha256();
        sha256.update(name.getBytes(UTF_8));
        sha256.update((byte) '\n');
        sha256.update(type);
        return Arrays.copyOf(sha256.digest(publicKey), ID_BYTES);
    }

    /** Java derives a public key only when it makes a pair; given the seed as its randomness it makes the pair of that. */
    private static byte[] publicKeyOf(byte[] seed) throws GeneralSecurityException {
        KeyPairGenerator pairs = KeyPairGenerator.getInstance("Ed25519");
        pairs.initialize(NamedParameterSpec.ED25519, new Fixed(seed));
        PublicKey key = pairs.generateKeyPair().getPublic();
        return encoded((EdECPublicKey) key);
    }

    /** RFC 8032, 5.1.2: y in 255 bits, the least byte first, and whether x is odd as the highest bit. */
    private static byte[] encoded(EdECPublicKey key) {
        byte[] y = key.getPoint().getY().toByteArray();
        byte[] encoded = new byte[KEY_BYTES];
        for (int i = 0; i < Math.min(y.length, KEY_BYTES); i++) {
            encoded[i] = y[y.length - 1 - i];
        }
        if (key.getPoint().isXOdd()) {
            encoded[KEY_BYTES - 1] |= (byte) 0x80;
        }
        return encoded;
    }

    private static final class Fixed extends SecureRandom {

        private static final long serialVersionUID = 1;

        private final byte[] seed;

        Fixed(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}

package org.caseledger.query.log;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** One SHA-256 hash of the tree, made as RFC 6962, section 2.1, says. Never changed once made. */
public final class Hash {

    /** Bytes of a hash. */
    public static final int LENGTH = 32;

    /** One for each thread, since making one costs a tenth of a leaf's hash. */
    private static final ThreadLocal<MessageDigest> OWN = ThreadLocal.withInitial(Hash::sha256);

    /** The root of a tree without leaves. */
    public static final Hash OF_NOTHING = digest();

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The hash of a leaf. */
    public static Hash ofLeaf(byte[] leaf) {
        return digest(LEAF, leaf);
    }

    /** The hash above two others. */
    public static Hash ofNode(Hash left, Hash right) {
        return digest(NODE, left.bytes, right.bytes);
    }

    /** The hash that stands in a row of hashes at a place, counted in hashes. */
    static Hash at(byte[] row, int place) {
        return new Hash(Arrays.copyOfRange(row, place * LENGTH, (place + 1) * LENGTH));
    }

    /**
     * Reads what {@link #base64} wrote.
     *
     * @throws IllegalArgumentException where it is no hash
     */
    public static Hash ofBase64(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("A hash has " + LENGTH + " bytes");
        }
        return new Hash(bytes);
    }

    void writeTo(byte[] row, int place) {
        System.arraycopy(bytes, 0, row, place * LENGTH, LENGTH);
    }

    /** Standard Base64, with padding. */
    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return base64();
    }

    private static Hash digest(byte[]... parts) {
        MessageDigest sha256 = OWN.get();
        for (byte[] part : parts) {
            sha256.update(part);
        }
        return new Hash(sha256.digest());
    }

    /** A fresh SHA-256. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}

package org.caseledger.eventstore.reads;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * One look as it is kept.
 *
 * @param sequence its place, dense from 0
 * @param at when, in milliseconds of the epoch; never decreases along the sequence
 * @param hash SHA-256, in hexadecimal, over the hash of the row before (32 zero bytes for the first) and this row
 */
public record ReadRow(long sequence, long at, Read read, String hash) {

    /** What stands before the first row. */
    static final String BEFORE_THE_FIRST = "0".repeat(64);

    /**
     * Who looked at what, and why.
     *
     * @param role the roles that they held, by comma
     * @param kind what sort of look it was
     * @param subject the child's or colleague's reference
     * @param asked the address with its parameters
     * @param status the HTTP status of the answer
     */
    public record Read(
            String actor,
            String role,
            String kind,
            @Nullable String authority,
            @Nullable String auditId,
            @Nullable String subject,
            String asked,
            @Nullable String purpose,
            int status) {

        /** The same in characters that every database keeps: PostgreSQL takes no NUL in a text. */
        Read storable() {
            return new Read(
                    whole(actor),
                    whole(role),
                    whole(kind),
                    wholeIfPresent(authority),
                    wholeIfPresent(auditId),
                    wholeIfPresent(subject),
                    whole(asked),
                    wholeIfPresent(purpose),
                    status);
        }

        private static @Nullable String wholeIfPresent(@Nullable String text) {
            return text == null ? null : whole(text);
        }

        private static String whole(String text) {
            return text.replace('\0', '\uFFFD');
        }
    }

    /** The row that follows another. */
    static ReadRow following(String hashBefore, long sequence, long at, Read read) {
        return new ReadRow(sequence, at, read, hash(hashBefore, sequence, at, read));
    }

    /** Whether this row is what was kept after another. */
    boolean follows(String hashBefore) {
        return hash.equals(hash(hashBefore, sequence, at, read));
    }

    private static String hash(String hashBefore, long sequence, long at, Read read) {
        MessageDigest digest = sha256();
        digest.update(HexFormat.of().parseHex(hashBefore));
        digest.update(number(sequence));
        digest.update(number(at));
        digest.update(number(read.status()));
        text(digest, read.actor());
        text(digest, read.role());
        text(digest, read.kind());
        text(digest, read.authority());
        text(digest, read.auditId());
        text(digest, read.subject());
        text(digest, read.asked());
        text(digest, read.purpose());
        return HexFormat.of().formatHex(digest.digest());
    }

    /** After its length in bytes, so that no two rows give the same bytes; -1 for an absent text. */
    private static void text(MessageDigest digest, @Nullable String text) {
        byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        digest.update(number(text == null ? -1 : bytes.length));
        digest.update(bytes);
    }

    private static byte[] number(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}

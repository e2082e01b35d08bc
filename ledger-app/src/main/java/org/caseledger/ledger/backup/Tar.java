package org.caseledger.ledger.backup;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.Locale;

/**
 * The container of a backup: a plain tar file (POSIX ustar) in which each entry has one possible form, so that no byte of it
 * can be changed unnoticed, and which any system's {@code tar} opens.
 */
final class Tar {

    /** Everything stands in blocks of this many bytes. */
    static final int BLOCK = 512;

    /** Where an entry's name ends at most, in its header. */
    static final int NAME = 100;

    /** Where the size stands in a header, as octal digits. */
    static final int SIZE = 124;

    static final int SIZE_DIGITS = 11;
    private static final int CHECKSUM = 148;

    private Tar() {}

    /** What stands before an entry's bytes. */
    static byte[] header(String name, long size) {
        byte[] header = new byte[BLOCK];
        put(header, 0, name);
        put(header, NAME, "0000600\0" + "0000000\0" + "0000000\0");
        put(header, SIZE, String.format(Locale.ROOT, "%011o\0%011o\0", size, 0));
        put(header, CHECKSUM, "        0");
        put(header, 257, "ustar\00000");
        int sum = 0;
        for (byte one : header) {
            sum += one;
        }
        put(header, CHECKSUM, String.format(Locale.ROOT, "%06o\0 ", sum));
        return header;
    }

    /** How many zeroes stand behind so many bytes. */
    static int padding(long size) {
        return (int) (-size & (BLOCK - 1));
    }

    /** A whole entry. */
    static byte[] entry(Part part) {
        ByteArrayOutputStream entry = new ByteArrayOutputStream(part.bytes().length + 2 * BLOCK);
        entry.writeBytes(header(part.name(), part.bytes().length));
        entry.writeBytes(part.bytes());
        entry.writeBytes(new byte[padding(part.bytes().length)]);
        return entry.toByteArray();
    }

    /** What stands behind the last entry. */
    static byte[] end() {
        return new byte[2 * BLOCK];
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}

package org.caseledger.ledger.backup;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** Reads what {@link Tar} makes, and nothing else. */
final class TarReader {

    /** No part is larger: a thousand of the largest events. */
    private static final long LARGEST_PART = 128L << 20;

    private final InputStream in;
    private long position;

    TarReader(InputStream in) {
        this.in = in;
    }

    /** How many bytes were read. */
    long position() {
        return position;
    }

    /**
     * The next part; nothing at the end.
     *
     * @throws DamagedBackup naming the byte where the file is not what a backup is
     */
    Optional<Part> next() throws IOException {
        long at = position;
        byte[] header = read(Tar.BLOCK);
        if (isZero(header)) {
            if (!isZero(read(Tar.BLOCK)) || in.read() >= 0) {
                throw new DamagedBackup("its end, from byte " + at + " on, is damaged");
            }
            return Optional.empty();
        }
        String text = new String(header, ISO_8859_1);
        String name = text.substring(0, Math.max(0, text.substring(0, Tar.NAME).indexOf('\0')));
        String size = text.substring(Tar.SIZE, Tar.SIZE + Tar.SIZE_DIGITS);
        long bytes = size.matches("[0-7]{11}") ? Long.parseLong(size, 8) : -1;
        if (bytes < 0 || bytes > LARGEST_PART || !Arrays.equals(header, Tar.header(name, bytes))) {
            throw new DamagedBackup("the entry that begins at byte " + at + " is damaged");
        }
        Part part = new Part(name, read((int) bytes));
        if (!isZero(read(Tar.padding(bytes)))) {
            throw new DamagedBackup("the part " + name + " is damaged at its end, before byte " + position);
        }
        return Optional.of(part);
    }

    private byte[] read(int bytes) throws IOException {
        byte[] read = in.readNBytes(bytes);
        position += read.length;
        if (read.length < bytes) {
            throw new DamagedBackup("it ends at byte " + position + ": it was cut off");
        }
        return read;
    }

    private static boolean isZero(byte[] bytes) {
        for (byte one : bytes) {
            if (one != 0) {
                return false;
            }
        }
        return true;
    }
}

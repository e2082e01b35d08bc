package org.caseledger.eventstore.keys;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A backup of keys as lines of text:
 *
 * <pre>
 * case-ledger.org/keys@v1 made 2026-11-21T06:00:00Z CHECK
 * key SUBJECT WRAPPED CHECK
 * erased SUBJECT CHECK
 * end LINES SEAL
 * </pre>
 *
 * <p>Subjects (UTF-8) and wrapped keys stand in Base64. CHECK is the first 16 hexadecimal digits of the SHA-256 of all
 * before it, so that damage is found in its own line. SEAL is the SHA-256 of all before it, wrapped by the master key: only
 * whoever has that can make a backup that opens, and none is taken that is another's.
 */
final class KeyLines {
    private static final String FORMAT = "case-ledger.org/keys@v1";
    private static final String KEY = "key";
    private static final String ERASED = "erased";
    private static final int CHECK_BYTES = 8;
    private static final int LONGEST = 1 << 20;

    private KeyLines() {}

    /**
     * What a backup says of a subject.
     *
     * @param key unwrapped; null where it was destroyed
     */
    @SuppressWarnings("ArrayRecordComponent") // Looked at once.
    record Line(long number, String subject, byte @Nullable [] key) {}

    /** Writes them in the order given. */
    static final class Writer {
        private final OutputStream out;
        private final MessageDigest sum = sha256();
        private long lines = 1;

        Writer(OutputStream out, Instant made) throws IOException {
            this.out = out;
            line(FORMAT + " made " + made);
        }

        void write(String subject, byte @Nullable [] wrapped) throws IOException {
            lines++;
            line(text(subject, wrapped));
        }

        void end(MasterKey master) throws IOException {
            String end = endOf(lines);
            sum.update(end.getBytes(ISO_8859_1));
            put(end + base64(master.wrap(sum.digest(), FORMAT)) + "\n");
        }

        private void line(String text) throws IOException {
            String check = check(sum, text);
            sum.update((check + "\n").getBytes(ISO_8859_1));
            put(text + " " + check + "\n");
        }

        private void put(String text) throws IOException {
            out.write(text.getBytes(ISO_8859_1));
        }
    }

    /** Reads them, and nothing else. Nothing that was read counts before the end was. */
    static final class Reader {
        private final InputStream in;
        private final MasterKey master;
        private final MessageDigest sum = sha256();
        private long lines;

        /** @param master that of the backup */
        Reader(InputStream in, MasterKey master) throws IOException {
            this.in = in;
            this.master = master;
            String first = next();
            if (!first.startsWith(FORMAT + " made ")) {
                throw new DamagedKeyBackup("its line 1 does not begin a backup of keys");
            }
            checked(first);
        }

        /**
         * The next subject; nothing once the end is reached and the seal opened.
         *
         * @throws DamagedKeyBackup naming the line that is not as it was written
         */
        Optional<Line> read() throws IOException {
            String line = next();
            if (line.startsWith("end ")) {
                end(line);
                return Optional.empty();
            }
            String[] words = checked(line).split(" ", -1);
            if (words.length == 3 && words[0].equals(KEY)) {
                String subject = subject(words[1]);
                return Optional.of(new Line(lines, subject, opened(bytes(words[2]), subject)));
            }
            if (words.length == 2 && words[0].equals(ERASED)) {
                return Optional.of(new Line(lines, subject(words[1]), null));
            }
            throw damaged();
        }

        private void end(String line) throws IOException {
            String end = endOf(lines - 1);
            if (!line.startsWith(end)) {
                throw damaged();
            }
            if (in.read() >= 0) {
                throw new DamagedKeyBackup("it goes on after its end in line " + lines);
            }
            sum.update(end.getBytes(ISO_8859_1));
            if (!Arrays.equals(opened(bytes(line.substring(end.length())), FORMAT), sum.digest())) {
                throw new DamagedKeyBackup("its seal in line " + lines + " is of other lines than these");
            }
        }

        /** The line without its check. */
        private String checked(String line) {
            int space = line.lastIndexOf(' ');
            if (space < 0) {
                throw damaged();
            }
            String text = line.substring(0, space);
            String check = check(sum, text);
            if (!line.substring(space + 1).equals(check)) {
                throw damaged();
            }
            sum.update((check + "\n").getBytes(ISO_8859_1));
            return text;
        }

        private String next() throws IOException {
            lines++;
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int one = in.read(); one != '\n'; one = in.read()) {
                if (one < 0) {
                    throw new DamagedKeyBackup("it ends in line " + lines + ": it was cut off");
                }
                if (line.size() == LONGEST) {
                    throw damaged();
                }
                line.write(one);
            }
            return line.toString(ISO_8859_1);
        }

        private byte[] opened(byte[] wrapped, String subject) {
            if (wrapped.length != MasterKey.WRAPPED_BYTES) {
                throw damaged();
            }
            if (!master.opens(wrapped, subject)) {
                throw new DamagedKeyBackup("its line " + lines + " does not open: it was made under another master key"
                        + " than the one given, or is damaged");
            }
            return master.unwrap(wrapped, subject);
        }

        private String subject(String word) {
            return new String(bytes(word), UTF_8);
        }

        private byte[] bytes(String word) {
            try {
                return Base64.getDecoder().decode(word);
            } catch (IllegalArgumentException notBase64) {
                throw new DamagedKeyBackup("its line " + lines + " is damaged", notBase64);
            }
        }

        private DamagedKeyBackup damaged() {
            return new DamagedKeyBackup("its line " + lines + " is damaged");
        }
    }

    private static String text(String subject, byte @Nullable [] wrapped) {
        String name = base64(subject.getBytes(UTF_8));
        return wrapped == null ? ERASED + " " + name : KEY + " " + name + " " + base64(wrapped);
    }

    private static String endOf(long lines) {
        return "end " + lines + " ";
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Takes the text into the sum, and gives the check that follows it. */
    private static String check(MessageDigest sum, String text) {
        sum.update((text + " ").getBytes(ISO_8859_1));
        try {
            byte[] soFar = ((MessageDigest) sum.clone()).digest();
            return HexFormat.of().formatHex(soFar, 0, CHECK_BYTES);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 can't be taken in steps", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}

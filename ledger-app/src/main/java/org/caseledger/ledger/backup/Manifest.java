package org.caseledger.ledger.backup;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.caseledger.query.log.Checkpoint;
import org.caseledger.query.log.Hash;

/**
 * What a backup holds, to be signed by the log's key. Its first line can't be taken for a checkpoint's.
 *
 * @param upTo the checkpoint at which the backup ends: the log's name, the number of events, the root over them
 * @param made when it was begun
 * @param parts every part in its order, this one aside
 */
record Manifest(Checkpoint upTo, Instant made, List<Sum> parts) {

    /** The part that it is. */
    static final String NAME = "manifest";

    private static final String FIRST_LINE = "case-ledger.org/backup@v1\n";
    private static final int LINES_BEFORE_PARTS = 5;

    Manifest {
        parts = List.copyOf(parts);
    }

    /**
     * What a part must be.
     *
     * @param sha256 in hexadecimal
     */
    record Sum(String sha256, int bytes, String name) {

        static Sum of(Part part) {
            return new Sum(
                    HexFormat.of().formatHex(Hash.sha256().digest(part.bytes())), part.bytes().length, part.name());
        }
    }

    String text() {
        StringBuilder text =
                new StringBuilder(FIRST_LINE).append(upTo.text()).append(made).append('\n');
        for (Sum part : parts) {
            text.append(part.sha256())
                    .append(' ')
                    .append(part.bytes())
                    .append(' ')
                    .append(part.name())
                    .append('\n');
        }
        return text.toString();
    }

    /**
     * Reads the text of a manifest.
     *
     * @throws IllegalArgumentException where it is none
     */
    static Manifest parse(String text) {
        if (!text.startsWith(FIRST_LINE)) {
            throw new IllegalArgumentException("it is not a backup's");
        }
        List<String> lines = text.lines().toList();
        if (lines.size() < LINES_BEFORE_PARTS) {
            throw new IllegalArgumentException("it is not a backup's");
        }
        List<Sum> parts = new ArrayList<>();
        for (int i = LINES_BEFORE_PARTS; i < lines.size(); i++) {
            String[] words = lines.get(i).split(" ", 3);
            parts.add(new Sum(words[0], Integer.parseInt(words[1]), words[2]));
        }
        try {
            return new Manifest(Checkpoint.of(text.substring(FIRST_LINE.length())), Instant.parse(lines.get(4)), parts);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("its time is none", e);
        }
    }
}

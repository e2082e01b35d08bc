package org.caseledger.query.log;

/**
 * What the log says of itself at one size (C2SP tlog-checkpoint).
 *
 * @param origin the log's name, one line
 * @param size leaves in the tree
 * @param root of the tree
 */
public record Checkpoint(String origin, long size, Hash root) {

    /** The text that is signed: three lines, each with its end. */
    public String text() {
        return origin + "\n" + size + "\n" + root.base64() + "\n";
    }

    /**
     * What a checkpoint's note says, signatures aside.
     *
     * @throws IllegalArgumentException where the text is no checkpoint
     */
    public static Checkpoint of(String note) {
        String[] lines = note.split("\n", 4);
        if (lines.length < 4 || !lines[1].matches("0|[1-9][0-9]{0,17}")) {
            throw new IllegalArgumentException("This is no checkpoint of a transparency log");
        }
        return new Checkpoint(lines[0], Long.parseLong(lines[1]), Hash.ofBase64(lines[2]));
    }
}

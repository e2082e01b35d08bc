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
}

package org.caseledger.verifier;

import java.util.List;

/**
 * What a log says of itself (C2SP tlog-checkpoint).
 *
 * @param size events that it vouches for
 * @param root of the Merkle tree over them, 32 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // read at once, never compared as a record
public record Checkpoint(String origin, long size, byte[] root) {

    /** Reads one that any of a log's keys must have signed. */
    public static Checkpoint open(SignedNote note, List<VerifierKey> keys) {
        Checkpoint checkpoint = read(note.openedBy(keys));
        for (VerifierKey key : keys) {
            if (!checkpoint.origin.equals(key.name())) {
                throw new InvalidException(
                        "the checkpoint is of the log " + checkpoint.origin + ", the key of " + key.name());
            }
        }
        return checkpoint;
    }

    /** Reads what a note's text says; whether anybody signed it is another question. */
    public static Checkpoint of(SignedNote note) {
        return read(List.of(note.text().substring(0, note.text().length() - 1).split("\n", -1)));
    }

    private static Checkpoint read(List<String> lines) {
        if (lines.size() < 3 || lines.stream().anyMatch(String::isEmpty)) {
            throw new InvalidException("the checkpoint lacks its origin, size or root");
        }
        byte[] root = Bytes.base64(lines.get(2), "the checkpoint's root");
        if (root.length != 32) {
            throw new InvalidException("the checkpoint's root is no SHA-256 hash");
        }
        return new Checkpoint(lines.getFirst(), Bytes.number(lines.get(1), "the checkpoint's size"), root);
    }
}

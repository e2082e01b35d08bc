package org.caseledger.verifier;

import java.util.List;

/**
 * What a log says of itself (C2SP tlog-checkpoint).
 *
 * @param size events that it vouches for
 * @param root of the Merkle tree over them, 32 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // read at once, never compared as a record
record Checkpoint(String origin, long size, byte[] root) {

    static Checkpoint open(byte[] note, VerifierKey key) {
        List<String> lines = SignedNote.open(note, key, "the checkpoint");
        if (lines.size() < 3 || lines.stream().anyMatch(String::isEmpty)) {
            throw new InvalidException("the checkpoint lacks its origin, size or root");
        }
        if (!lines.getFirst().equals(key.name())) {
            throw new InvalidException(
                    "the checkpoint is of the log " + lines.getFirst() + ", the key of " + key.name());
        }
        byte[] root = Bytes.base64(lines.get(2), "the checkpoint's root");
        if (root.length != 32) {
            throw new InvalidException("the checkpoint's root is no SHA-256 hash");
        }
        return new Checkpoint(lines.getFirst(), Bytes.number(lines.get(1), "the checkpoint's size"), root);
    }
}

package org.caseledger.ledger.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.caseledger.verifier.Bytes;
import org.caseledger.verifier.Checkpoint;
import org.caseledger.verifier.InvalidException;
import org.caseledger.verifier.SignedNote;

/**
 * What a log sends to have a checkpoint cosigned.
 *
 * @param oldSize of the tree that the proof begins with
 * @param proof hashes of 32 bytes each
 * @param note the checkpoint, none of its signatures checked yet
 * @param checkpoint what the note's text says
 */
record AddCheckpoint(long oldSize, List<byte[]> proof, SignedNote note, Checkpoint checkpoint) {

    private static final String OLD = "old ";
    private static final int LONGEST_PROOF = 63;
    private static final int HASH_BYTES = 32;

    /**
     * Reads a request's body.
     *
     * @throws InvalidException where it is malformed
     */
    static AddCheckpoint parse(byte[] body) {
        String text = Bytes.text(body, "the request");
        int blank = text.indexOf("\n\n");
        if (blank < 0 || !text.startsWith(OLD)) {
            throw new InvalidException("the request is not an old size, a proof, an empty line and a checkpoint");
        }
        String[] lines = text.substring(0, blank).split("\n", -1);
        if (lines.length > 1 + LONGEST_PROOF) {
            throw new InvalidException("the proof has more than " + LONGEST_PROOF + " lines");
        }
        List<byte[]> proof = new ArrayList<>();
        for (String line : Arrays.asList(lines).subList(1, lines.length)) {
            byte[] hash = Bytes.base64(line, "a line of the proof");
            if (hash.length != HASH_BYTES) {
                throw new InvalidException("a line of the proof is no SHA-256 hash");
            }
            proof.add(hash);
        }
        SignedNote note = SignedNote.parse(text.substring(blank + 2).getBytes(UTF_8), "the checkpoint");
        return new AddCheckpoint(
                Bytes.number(lines[0].substring(OLD.length()), "the old size"), proof, note, Checkpoint.of(note));
    }
}

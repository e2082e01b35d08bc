package org.caseledger.verifier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** That an event stands at its place in a signed tree (C2SP tlog-proof; RFC 6962, 2.1.1). */
final class InclusionProof {

    private static final String HEADER = "c2sp.org/tlog-proof@v1";
    private static final String INDEX = "index ";
    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private InclusionProof() {}

    /**
     * Checks a proof.
     *
     * @param checkpoint the note that the proof must end with, letter for letter
     * @param what the proof is of, for messages
     */
    static void check(byte[] proof, byte[] event, long position, Checkpoint tree, byte[] checkpoint, String what) {
        String text = Bytes.text(proof, "the proof of " + what);
        String note = Bytes.text(checkpoint, "the checkpoint");
        int blank = text.indexOf("\n\n");
        if (blank < 0 || !text.substring(blank + 2).equals(note)) {
            throw new InvalidException("the proof of " + what + " is against another checkpoint");
        }
        String[] lines = text.substring(0, blank).split("\n", -1);
        if (lines.length < 2 || !lines[0].equals(HEADER) || !lines[1].startsWith(INDEX)) {
            throw new InvalidException("the proof of " + what + " is not of the form " + HEADER);
        }
        if (Bytes.number(lines[1].substring(INDEX.length()), "the index of " + what) != position) {
            throw new InvalidException("the proof of " + what + " is of another position");
        }
        List<byte[]> path = new ArrayList<>();
        for (String line : Arrays.asList(lines).subList(2, lines.length)) {
            path.add(Bytes.base64(line, "the proof of " + what));
        }
        byte[] root = root(Bytes.sha256(LEAF, event), position, tree.size(), path, what);
        if (!Arrays.equals(root, tree.root())) {
            throw new InvalidException(what + " is not the event that the log holds there: it was changed");
        }
    }

    /** RFC 9162, 2.1.3.2: the same tree, its check written as an algorithm. */
    private static byte[] root(byte[] leaf, long index, long size, List<byte[]> path, String what) {
        if (index >= size) {
            throw new InvalidException(what + " lies behind the checkpoint");
        }
        long at = index;
        long last = size - 1;
        byte[] root = leaf;
        for (byte[] sibling : path) {
            if (last == 0) {
                throw new InvalidException("the proof of " + what + " is too long");
            }
            if ((at & 1) == 1 || at == last) {
                root = Bytes.sha256(NODE, sibling, root);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                root = Bytes.sha256(NODE, root, sibling);
            }
            at >>= 1;
            last >>= 1;
        }
        if (last != 0) {
            throw new InvalidException("the proof of " + what + " is too short");
        }
        return root;
    }
}

package org.caseledger.ledger.witness;

import java.util.Arrays;
import java.util.List;
import org.caseledger.verifier.Bytes;
import org.caseledger.verifier.Checkpoint;

/** That a smaller tree is the beginning of a larger one (RFC 6962, 2.1.2). */
final class ConsistencyProof {

    private static final byte[] NODE = {1};

    private ConsistencyProof() {}

    /**
     * Whether a proof leads from one tree to the other.
     *
     * @param older not larger than the newer
     * @param path hashes in the order of RFC 6962
     */
    static boolean holds(Checkpoint older, Checkpoint newer, List<byte[]> path) {
        if (older.size() == newer.size()) {
            return path.isEmpty() && Arrays.equals(older.root(), newer.root());
        }
        return older.size() == 0 ? path.isEmpty() : !path.isEmpty() && leads(older, newer, path);
    }

    /** RFC 9162, 2.1.4.2: the same tree, its check written as an algorithm. */
    private static boolean leads(Checkpoint older, Checkpoint newer, List<byte[]> path) {
        boolean whole = Long.bitCount(older.size()) == 1;
        byte[] start = whole ? older.root() : path.getFirst();
        int ones = Long.numberOfTrailingZeros(older.size());
        long from = (older.size() - 1) >> ones;
        long last = (newer.size() - 1) >> ones;
        byte[] before = start;
        byte[] after = start;
        for (byte[] hash : path.subList(whole ? 0 : 1, path.size())) {
            if (last == 0) {
                return false;
            }
            if ((from & 1) == 1 || from == last) {
                before = Bytes.sha256(NODE, hash, before);
                after = Bytes.sha256(NODE, hash, after);
                while ((from & 1) == 0 && from != 0) {
                    from >>= 1;
                    last >>= 1;
                }
            } else {
                after = Bytes.sha256(NODE, after, hash);
            }
            from >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(before, older.root()) && Arrays.equals(after, newer.root());
    }
}

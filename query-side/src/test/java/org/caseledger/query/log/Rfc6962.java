package org.caseledger.query.log;

import java.util.ArrayList;
import java.util.List;

/** RFC 6962, section 2.1, word for word: slow, and without tiles. */
final class Rfc6962 {

    private Rfc6962() {}

    /** MTH. */
    static Hash root(List<byte[]> leaves) {
        return switch (leaves.size()) {
            case 0 -> Hash.OF_NOTHING;
            case 1 -> Hash.ofLeaf(leaves.getFirst());
            default -> {
                int k = split(leaves.size());
                yield Hash.ofNode(root(leaves.subList(0, k)), root(leaves.subList(k, leaves.size())));
            }
        };
    }

    /** PATH. */
    static List<Hash> path(int m, List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return List.of();
        }
        int k = split(leaves.size());
        List<byte[]> left = leaves.subList(0, k);
        List<byte[]> right = leaves.subList(k, leaves.size());
        return m < k ? and(path(m, left), root(right)) : and(path(m - k, right), root(left));
    }

    /** PROOF. */
    static List<Hash> proof(int m, List<byte[]> leaves) {
        return m == 0 ? List.of() : subproof(m, leaves, true);
    }

    private static List<Hash> subproof(int m, List<byte[]> leaves, boolean whole) {
        if (m == leaves.size()) {
            return whole ? List.of() : List.of(root(leaves));
        }
        int k = split(leaves.size());
        List<byte[]> left = leaves.subList(0, k);
        List<byte[]> right = leaves.subList(k, leaves.size());
        return m <= k ? and(subproof(m, left, whole), root(right)) : and(subproof(m - k, right, false), root(left));
    }

    private static int split(int leaves) {
        int k = 1;
        while (2 * k < leaves) {
            k *= 2;
        }
        return k;
    }

    private static List<Hash> and(List<Hash> some, Hash more) {
        List<Hash> all = new ArrayList<>(some);
        all.add(more);
        return all;
    }
}

package org.caseledger.query.log;

import java.util.ArrayList;
import java.util.List;

/** The root over leaves that come one after the other, in memory that doesn't grow with them (RFC 6962, section 2.1). */
public final class RunningRoot {

    /** The roots of the full subtrees, the largest and first one first. */
    private final List<Hash> peaks = new ArrayList<>();

    private long size;

    /** Adds a leaf at the end. */
    public void append(byte[] leaf) {
        peaks.add(Hash.ofLeaf(leaf));
        size++;
        for (long rest = size; rest % 2 == 0; rest /= 2) {
            Hash right = peaks.removeLast();
            Hash left = peaks.removeLast();
            peaks.add(Hash.ofNode(left, right));
        }
    }

    /** How many leaves there are. */
    public long size() {
        return size;
    }

    /** The root over all of them. */
    public Hash root() {
        return peaks.reversed().stream()
                .reduce((right, left) -> Hash.ofNode(left, right))
                .orElse(Hash.OF_NOTHING);
    }
}

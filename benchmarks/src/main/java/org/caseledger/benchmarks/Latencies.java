package org.caseledger.benchmarks;

import java.util.Arrays;

/** Times taken, each of them kept: what is reported is no estimate. */
final class Latencies {

    private long[] nanos = new long[1 << 16];
    private int size;

    synchronized void add(long took) {
        if (size == nanos.length) {
            nanos = Arrays.copyOf(nanos, size * 2);
        }
        nanos[size++] = took;
    }

    synchronized int count() {
        return size;
    }

    /** The smallest time that this share, in percent, does not exceed; in milliseconds. */
    synchronized double percentile(double percent) {
        if (size == 0) {
            throw new IllegalStateException("nothing was measured");
        }
        long[] sorted = Arrays.copyOf(nanos, size);
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(percent / 100 * size);
        return sorted[Math.max(rank, 1) - 1] / 1e6;
    }
}

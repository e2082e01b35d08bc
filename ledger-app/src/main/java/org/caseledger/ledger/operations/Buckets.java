package org.caseledger.ledger.operations;

import java.time.Duration;
import java.util.stream.LongStream;

/** Where histograms count up to. */
final class Buckets {

    /** From what a forced write takes on a good disk to what nobody waits for. */
    static final Duration[] LATENCIES = LongStream.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    /** Events of one commit; the embedded store ends a group at 512. */
    static final double[] GROUPS = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512};

    private Buckets() {}
}

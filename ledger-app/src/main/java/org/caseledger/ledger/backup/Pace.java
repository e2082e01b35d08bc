package org.caseledger.ledger.backup;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongConsumer;

/** Says how far long work has come, and how long the rest takes at this pace. */
public final class Pace implements LongConsumer {

    private static final Duration EVERY = Duration.ofMillis(300);

    private final String what;
    private final long total;
    private final PrintStream out;
    private final long begun = System.nanoTime();
    private long said = begun;

    /**
     * Work that begins now.
     *
     * @param what is counted, such as events
     */
    public Pace(String what, long total, PrintStream out) {
        this.what = what;
        this.total = total;
        this.out = out;
    }

    @Override
    public void accept(long done) {
        long now = System.nanoTime();
        if (now - said >= EVERY.toNanos() && done > 0) {
            said = now;
            long left = (long) ((now - begun) / 1e9 / done * (total - done));
            out.printf("\r%,d of %,d %s, %d s left ", done, total, what, left);
        }
    }

    /** Says that it is done, and how fast it was. */
    public void end() {
        double seconds = Math.max(1e-3, (System.nanoTime() - begun) / 1e9);
        out.printf("\r%,d %s in %.1f s (%,.0f a second)%n", total, what, seconds, total / seconds);
    }
}

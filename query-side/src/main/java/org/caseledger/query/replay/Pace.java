package org.caseledger.query.replay;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How fast a history is replayed.
 *
 * @param speed how many seconds of the ledger's time go by in one; 0 for all at once
 */
public record Pace(long speed) {

    /** All at once. */
    public static final Pace AT_ONCE = new Pace(0);

    /** No quiet time lasts longer than this, however long nothing was recorded. */
    public static final Duration LONGEST = Duration.ofSeconds(5);

    /** A year a second. */
    static final long FASTEST = 365L * 24 * 60 * 60;

    private static final String MAX = "max";

    /**
     * Reads a pace.
     *
     * @param text {@code max}, or seconds a second, from 0 (which is {@code max}) to a year's
     * @return absent where it is none of these
     */
    public static @Nullable Pace parse(String text) {
        if (text.equals(MAX)) {
            return AT_ONCE;
        }
        if (!text.matches("\\d{1,8}") || Long.parseLong(text) > FASTEST) {
            return null;
        }
        return new Pace(Long.parseLong(text));
    }

    /** How long to wait between two moments of the ledger's time. */
    Duration between(Instant earlier, Instant later) {
        if (speed == 0) {
            return Duration.ZERO;
        }
        Duration quiet = Duration.between(earlier, later).dividedBy(speed);
        return quiet.compareTo(LONGEST) > 0 ? LONGEST : quiet;
    }
}

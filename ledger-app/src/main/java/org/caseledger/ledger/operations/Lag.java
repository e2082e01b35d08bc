package org.caseledger.ledger.operations;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongSupplier;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.eventstore.StoredEvent;

/**
 * How far somebody who follows the ledger is behind it.
 *
 * @param processor its name in metrics
 * @param next the position that it lacks first
 */
public record Lag(String processor, LongSupplier next, LedgerEngine ledger, InstantSource clock) {

    /**
     * What a follower lacks.
     *
     * @param events how many events
     * @param time since the oldest of them was recorded; zero where none is lacking
     */
    public record Behind(long events, Duration time) {}

    /** As it is now. */
    public Behind behind() {
        long position = next.getAsLong();
        long events = events(position);
        if (events == 0) {
            return new Behind(0, Duration.ZERO);
        }
        List<StoredEvent> oldest = ledger.readStored(position, 1);
        long age = oldest.isEmpty() ? 0 : clock.millis() - oldest.getFirst().recordedAt();
        return new Behind(events, Duration.ofMillis(Math.max(0, age)));
    }

    /** How many events it lacks; costs nothing. */
    long events() {
        return events(next.getAsLong());
    }

    private long events(long position) {
        return Math.max(0, ledger.headPosition() + 1 - position);
    }

    /** For gauges: the seconds, and not a number where the ledger can't be read. */
    double seconds() {
        try {
            return behind().time().toMillis() / 1e3;
        } catch (RuntimeException unreadable) {
            return Double.NaN;
        }
    }
}

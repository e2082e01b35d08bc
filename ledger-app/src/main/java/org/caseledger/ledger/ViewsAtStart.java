package org.caseledger.ledger;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.caseledger.query.projection.Positions;
import org.springframework.context.SmartLifecycle;

/** Before the first request is taken the views have read all that the ledger held when this process came to it. */
final class ViewsAtStart implements SmartLifecycle {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final LongSupplier end;
    private final Positions positions;
    private final BooleanSupplier stopped;
    private volatile boolean running;

    /**
     * Waits for the views.
     *
     * @param end the position of the ledger's last event
     * @param stopped whether they met an event that they can't take in
     */
    ViewsAtStart(LongSupplier end, Positions positions, BooleanSupplier stopped) {
        this.end = end;
        this.positions = positions;
        this.stopped = stopped;
    }

    @Override
    public void start() {
        long head = end.getAsLong();
        while (!Boolean.TRUE.equals(positions.await(head, LOOK_EVERY).block())) {
            if (stopped.getAsBoolean()) {
                throw new CannotStart("the views met an event that they can't read: start the version that wrote it,"
                        + " or a newer one");
            }
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After {@link LoadAtStart}, whose events they then know. */
    @Override
    public int getPhase() {
        return 2;
    }
}

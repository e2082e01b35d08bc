package org.caseledger.ledger.operations;

import java.util.function.BooleanSupplier;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Ready unless the ledger is not the one that the transparency log has signed. How far the log is behind is a detail. */
public final class LogHealth extends AbstractHealthIndicator {

    private final BooleanSupplier stopped;
    private final Lag lag;

    public LogHealth(BooleanSupplier stopped, Lag lag) {
        super("How far the transparency log is can't be told");
        this.stopped = stopped;
        this.lag = lag;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.withDetail("signed", lag.next().getAsLong()).withDetail("eventsBehind", lag.events());
        if (stopped.getAsBoolean()) {
            health.down().withDetail("stopped", "The ledger is not the one that was signed: see the server's log");
        } else {
            health.up();
        }
    }
}

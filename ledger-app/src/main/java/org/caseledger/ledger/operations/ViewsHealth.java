package org.caseledger.ledger.operations;

import org.caseledger.events.stored.UnreadableEventException;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Ready while the views follow the ledger and are not far behind it. */
public final class ViewsHealth extends AbstractHealthIndicator {

    private final Following following;
    private final Lag lag;
    private final OperationsSettings settings;

    public ViewsHealth(Following following, Lag lag, OperationsSettings settings) {
        super("Whether the views follow the ledger can't be told");
        this.following = following;
        this.lag = lag;
        this.settings = settings;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Lag.Behind behind = lag.behind();
        health.withDetail("eventsBehind", behind.events())
                .withDetail("secondsBehind", behind.time().toMillis() / 1e3)
                .withDetail("position", lag.next().getAsLong() - 1);
        following
                .stoppedBy()
                .ifPresentOrElse(
                        cause -> health.down().withDetail("stopped", reason(cause)),
                        () -> health.status(settings.isReady(behind) ? "UP" : "OUT_OF_SERVICE"));
    }

    /** Only our own words: another's may hold what an event says. */
    private static String reason(Throwable cause) {
        for (Throwable one = cause; one != null; one = one.getCause()) {
            if (one instanceof UnreadableEventException unreadable) {
                return String.valueOf(unreadable.getMessage());
            }
        }
        return cause.getClass().getSimpleName();
    }
}

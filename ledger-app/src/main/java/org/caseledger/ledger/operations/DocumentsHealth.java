package org.caseledger.ledger.operations;

import java.util.List;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Ready while the database of the documents answers. How far they are behind is a detail: views don't read them. */
public final class DocumentsHealth extends AbstractHealthIndicator {

    private final Runnable ping;
    private final List<Lag> lags;

    /** @param ping throws where the database doesn't answer */
    public DocumentsHealth(Runnable ping, List<Lag> lags) {
        super("The database of the documents doesn't answer");
        this.ping = ping;
        this.lags = lags;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        lags.forEach(lag -> health.withDetail("eventsBehind", lag.events()));
        try {
            ping.run();
            health.up();
        } catch (RuntimeException away) {
            health.down().withDetail("error", away.getClass().getSimpleName());
        }
    }
}

package org.caseledger.ledger.operations;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.atomic.AtomicLong;
import org.caseledger.eventstore.LedgerEngine;

/** How large the ledger is and how it is appended to. */
public record LedgerMeters(LedgerEngine ledger) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("caseledger.ledger.events", ledger, engine -> engine.headPosition() + 1.0)
                .description("Events in the ledger")
                .register(registry);
        Gauge.builder("caseledger.append.waiting", ledger, LedgerEngine::waiting)
                .description("Appends that wait for the writer")
                .register(registry);
        countGroups(registry);
    }

    /** The ledger tells where it ends after each commit: between two of those lies a group. */
    private void countGroups(MeterRegistry registry) {
        DistributionSummary groups = DistributionSummary.builder("caseledger.append.group")
                .description("Events of one commit")
                .baseUnit("events")
                .serviceLevelObjectives(Buckets.GROUPS)
                .register(registry);
        AtomicLong end = new AtomicLong(ledger.headPosition());
        ledger.onAppend(head -> groups.record((double) (head - end.getAndSet(head))));
    }
}

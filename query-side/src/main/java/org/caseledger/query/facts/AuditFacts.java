package org.caseledger.query.facts;

import java.time.LocalDate;
import org.caseledger.events.AuditEvent;
import org.caseledger.events.AuditEvent.AuditAllocated;

/** All that is known of one audit: how it was allocated, and what came of it. */
public record AuditFacts(AuditAllocated allocation, Timeline<AuditEvent> timeline) {

    public String id() {
        return allocation.auditId();
    }

    /** Whether the audit had been allocated by a day, as the ledger knew it at a position. */
    public boolean allocatedBy(LocalDate asAt, long knownAt) {
        return timeline.begunBy(knownAt) && !allocation.effectiveOn().isAfter(asAt);
    }

    AuditFacts with(Change<AuditEvent> change) {
        return new AuditFacts(allocation, timeline.with(change));
    }
}

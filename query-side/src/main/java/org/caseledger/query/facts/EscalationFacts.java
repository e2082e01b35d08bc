package org.caseledger.query.facts;

import java.time.LocalDate;
import org.caseledger.events.EscalationEvent;
import org.caseledger.events.EscalationEvent.EscalationRaised;

/** All that is known of one escalation: how it was raised, and what came of it. */
public record EscalationFacts(EscalationRaised raised, Timeline<EscalationEvent> timeline) {

    public String id() {
        return raised.escalationId();
    }

    /** Whether the escalation had been raised by a day, as the ledger knew it at a position. */
    public boolean raisedBy(LocalDate asAt, long knownAt) {
        return timeline.begunBy(knownAt) && !raised.effectiveOn().isAfter(asAt);
    }

    EscalationFacts with(Change<EscalationEvent> change) {
        return new EscalationFacts(raised, timeline.with(change));
    }
}

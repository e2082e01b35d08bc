package org.caseledger.query.facts;

import java.time.LocalDate;
import org.caseledger.events.ActionEvent;
import org.caseledger.events.ActionEvent.ActionRaised;

/** All that is known of one action: how it was raised, and what came of it. */
public record ActionFacts(ActionRaised raised, Timeline<ActionEvent> timeline) {

    public String id() {
        return raised.actionId();
    }

    /** Whether the action had been raised by a day, as the ledger knew it at a position. */
    public boolean raisedBy(LocalDate asAt, long knownAt) {
        return timeline.begunBy(knownAt) && !raised.effectiveOn().isAfter(asAt);
    }

    ActionFacts with(Change<ActionEvent> change) {
        return new ActionFacts(raised, timeline.with(change));
    }
}

package org.caseledger.query.projection;

import org.caseledger.events.LedgerEvent;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.facts.Recorded;

/** Follows the projection, on its thread: must neither wait nor fail. */
public interface FactsListener {

    /** An event has become part of the facts; it may come again after a failure. */
    void applied(LedgerEvent event, Recorded recorded);

    /** Everything up to a position has become part of the facts. */
    void endOfBatch(long position);

    /** Another fold has taken the place of the facts before, at the same position: any of them may be another now. */
    default void rebuilt(Facts before, Facts now) {}

    /** How many things it has yet to do about what it was told. */
    default int waiting() {
        return 0;
    }

    /** One who listens to nothing. */
    static FactsListener deaf() {
        return new FactsListener() {
            @Override
            public void applied(LedgerEvent event, Recorded recorded) {}

            @Override
            public void endOfBatch(long position) {}
        };
    }
}

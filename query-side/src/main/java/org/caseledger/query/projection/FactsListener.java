package org.caseledger.query.projection;

import org.caseledger.events.LedgerEvent;
import org.caseledger.query.facts.Recorded;

/** Follows the projection, on its thread: must neither wait nor fail. */
public interface FactsListener {

    /** An event has become part of the facts; it may come again after a failure. */
    void applied(LedgerEvent event, Recorded recorded);

    /** Everything up to a position has become part of the facts. */
    void endOfBatch(long position);

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

package org.caseledger.query.projection;

import org.caseledger.events.LedgerEvent;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.facts.Recorded;

/** Takes one event into the facts: {@link Facts#apply}, but for tests that break it on purpose. */
@FunctionalInterface
public interface FoldStep {

    /** Applies the event; where this throws, it has changed nothing. */
    void apply(Facts facts, LedgerEvent event, Recorded recorded);
}

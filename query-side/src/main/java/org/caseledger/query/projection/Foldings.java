package org.caseledger.query.projection;

import java.time.InstantSource;
import org.caseledger.query.facts.Facts;

/**
 * How every fold of the ledger is done, the first and each that is made beside it.
 *
 * @param discards asked when a fold begins, so that what was ever discarded is left out from its first event on
 */
public record Foldings(FoldStep step, Discards discards, InstantSource clock) {

    /** A fold from the first event on. */
    public Folding into(Facts facts) {
        return new Folding(facts, step, discards.positions(), clock);
    }
}

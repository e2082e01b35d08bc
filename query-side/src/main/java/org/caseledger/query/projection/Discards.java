package org.caseledger.query.projection;

import java.util.Set;

/** What operators have decided to leave out of the facts, as the ledger says it. */
@FunctionalInterface
public interface Discards {

    /** The positions of all events that were discarded up to this moment. */
    Set<Long> positions();
}

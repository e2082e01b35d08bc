package org.caseledger.query.facts;

import java.util.Comparator;
import org.caseledger.events.LedgerEvent;

/**
 * One event with what its envelope says.
 *
 * @param day the event's effective date as an epoch day, at hand since every answer compares it
 */
public record Change<E extends LedgerEvent>(E event, Recorded recorded, int day) {

    /** By what happened first; within a day by what the ledger was told first. */
    static final Comparator<Change<?>> AS_IT_HAPPENED = Comparator.<Change<?>>comparingInt(Change::day)
            .thenComparingLong(change -> change.recorded().position());

    /** By what the ledger was told first. */
    static final Comparator<Change<?>> AS_TOLD =
            Comparator.comparingLong(change -> change.recorded().position());

    Change(E event, Recorded recorded) {
        this(event, recorded, Math.toIntExact(event.effectiveOn().toEpochDay()));
    }
}

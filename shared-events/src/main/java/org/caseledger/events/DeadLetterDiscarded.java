package org.caseledger.events;

import java.time.LocalDate;

/**
 * An operator gave up an event that could not be folded: the facts leave out exactly that one, on every node and at every
 * later start, and go on with those behind it. The event itself stands in the ledger as it was.
 *
 * @param position of the event that was given up
 * @param type its stored name
 * @param effectiveOn the day of the decision
 * @param reason why its loss from the figures is accepted
 */
public record DeadLetterDiscarded(long position, String type, LocalDate effectiveOn, SealedText reason)
        implements LedgerEvent {}

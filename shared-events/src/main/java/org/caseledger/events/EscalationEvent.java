package org.caseledger.events;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What can happen to one escalation (dispute resolution). */
public sealed interface EscalationEvent extends LedgerEvent {

    /** The escalation's own id, without the aggregate's prefix. */
    String escalationId();

    /** A chair or reviewing officer formally challenged practice about a child: stage 1. */
    record EscalationRaised(
            String escalationId,
            String authority,
            @Nullable String childRef,
            EscalationSource raisedBy,
            EscalationCategory category,
            LocalDate effectiveOn,
            @Nullable SealedText reason)
            implements EscalationEvent {}

    /**
     * The challenge went a stage further.
     *
     * @param stage 2 or 3
     */
    record StageAdvanced(
            String escalationId,
            LocalDate effectiveOn,
            int stage,
            @Nullable SealedText reason) implements EscalationEvent {}

    /** The challenge was settled at the stage that it had reached. */
    record EscalationResolved(
            String escalationId,
            LocalDate effectiveOn,
            @Nullable SealedText outcome) implements EscalationEvent {}
}

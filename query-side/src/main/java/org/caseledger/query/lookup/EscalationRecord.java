package org.caseledger.query.lookup;

import java.time.LocalDate;
import org.caseledger.events.EscalationCategory;
import org.caseledger.events.EscalationEvent.EscalationRaised;
import org.caseledger.events.EscalationSource;
import org.caseledger.query.facts.EscalationAt;
import org.jspecify.annotations.Nullable;

/**
 * An escalation about a child.
 *
 * @param version the sequence of the last event, which is the ETag
 */
public record EscalationRecord(
        String escalationId,
        String authority,
        @Nullable String childRef,
        EscalationSource raisedBy,
        EscalationCategory category,
        @Nullable String reason,
        LocalDate raisedOn,
        int stage,
        boolean resolved,
        long version) {

    static EscalationRecord of(EscalationAt escalation, @Nullable String reason, long version) {
        EscalationRaised raised = escalation.raised();
        return new EscalationRecord(
                raised.escalationId(),
                raised.authority(),
                raised.childRef(),
                raised.raisedBy(),
                raised.category(),
                reason,
                raised.effectiveOn(),
                escalation.stage(),
                escalation.resolved(),
                version);
    }
}

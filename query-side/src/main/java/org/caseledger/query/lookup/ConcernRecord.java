package org.caseledger.query.lookup;

import java.time.LocalDate;
import java.util.Map;
import org.caseledger.events.ConcernStep;
import org.caseledger.query.facts.AuditAt;
import org.jspecify.annotations.Nullable;

/**
 * A child of concern, as notified and followed up.
 *
 * @param raisedOn the first day on which the audit came to stand at the lowest grade
 * @param lifted whether the audit has left the lowest grade since; only a person closes the concern
 * @param version the sequence of the audit's last event, which is the ETag
 */
public record ConcernRecord(
        String auditId,
        LocalDate raisedOn,
        boolean lifted,
        @Nullable LocalDate reviewedOn,
        @Nullable LocalDate respondedOn,
        @Nullable LocalDate signedOffOn,
        @Nullable LocalDate uploadedOn,
        @Nullable LocalDate resolvedOn,
        long version) {

    /** The audit's concern, where it ever had one. */
    static @Nullable ConcernRecord of(AuditAt audit, long version) {
        LocalDate raisedOn = audit.lowestFirstOn();
        Map<ConcernStep, LocalDate> steps = audit.concernSteps();
        return raisedOn == null
                ? null
                : new ConcernRecord(
                        audit.allocation().auditId(),
                        raisedOn,
                        !audit.atLowest(),
                        steps.get(ConcernStep.REVIEWED),
                        steps.get(ConcernStep.RESPONDED),
                        steps.get(ConcernStep.SIGNED_OFF),
                        steps.get(ConcernStep.UPLOADED),
                        steps.get(ConcernStep.RESOLVED),
                        version);
    }
}

package org.caseledger.query.lookup;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.SortedMap;
import org.caseledger.events.AuditEvent;
import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.events.AuditEvent.AuditExempted;
import org.caseledger.events.AuditEvent.GradeModerated;
import org.caseledger.events.AuditEvent.GradeSubmitted;
import org.caseledger.events.AuditEvent.GradesReconciled;
import org.caseledger.events.AuditEvent.SecondGradeSubmitted;
import org.caseledger.events.AuditEvent.SubmissionRejected;
import org.caseledger.events.AuditKind;
import org.caseledger.events.ExemptionGround;
import org.caseledger.events.ModerationOutcome;
import org.caseledger.events.SamplingMethod;
import org.caseledger.query.facts.AuditAt;
import org.jspecify.annotations.Nullable;

/**
 * An audit as its reader may see it.
 *
 * @param standing the grade that it stands at
 * @param standingSince since when it has stood at a grade
 * @param domains the grades of the domains that were answered
 * @param submittedOn the day of the latest of each that happened, for this and the other days
 * @param findings what its gradings found, one entry for each that found something
 * @param version the sequence of the last event, which is the ETag
 */
public record AuditRecord(
        String auditId,
        String authority,
        YearMonth round,
        String programme,
        AuditKind kind,
        @Nullable String childRef,
        @Nullable String cohort,
        @Nullable String area,
        @Nullable String team,
        @Nullable String theme,
        @Nullable String practitioner,
        String auditor,
        @Nullable String secondAuditor,
        @Nullable String reAuditOf,
        int frameworkVersion,
        LocalDate allocatedOn,
        LocalDate dueOn,
        Status status,
        @Nullable String standing,
        @Nullable LocalDate standingSince,
        SortedMap<String, String> domains,
        boolean late,
        boolean atRisk,
        @Nullable LocalDate exemptedOn,
        @Nullable ExemptionGround exemptionGround,
        @Nullable LocalDate cancelledOn,
        @Nullable LocalDate submittedOn,
        @Nullable LocalDate secondSubmittedOn,
        @Nullable LocalDate reconciledOn,
        @Nullable LocalDate rejectedOn,
        @Nullable Moderation moderation,
        @Nullable LocalDate reflectionReturnedOn,
        List<FindingsRecord> findings,
        @Nullable LocalDate uploadedOn,
        @Nullable LocalDate followedUpOn,
        long version) {

    /** How far the audit has come. */
    public enum Status {
        ALLOCATED,
        NOT_RETURNED,
        RETURNED,
        REJECTED,
        COMPLETED,
        EXEMPTED,
        CANCELLED
    }

    /**
     * The moderation that counts now.
     *
     * @param sampling how the grading was drawn to be moderated; absent where nobody said
     */
    public record Moderation(
            String moderator,
            LocalDate moderatedOn,
            @Nullable ModerationOutcome outcome,
            String from,
            String to,
            @Nullable SamplingMethod sampling) {}

    /** When what happened last. */
    static final class Days {
        private @Nullable AuditExempted exempted;
        private @Nullable LocalDate submitted;
        private @Nullable LocalDate secondSubmitted;
        private @Nullable LocalDate reconciled;
        private @Nullable LocalDate rejected;

        void note(AuditEvent event) {
            switch (event) {
                case AuditExempted e -> exempted = e;
                case GradeSubmitted e -> submitted = e.effectiveOn();
                case SecondGradeSubmitted e -> secondSubmitted = e.effectiveOn();
                case GradesReconciled e -> reconciled = e.effectiveOn();
                case SubmissionRejected e -> rejected = e.effectiveOn();
                case AuditAllocated _, GradeModerated _, AuditEvent.GradesAgreed _, AuditEvent.GradesDiffered _ -> {}
                case AuditEvent.ParticipationRecorded _, AuditEvent.RecordCorrected _, AuditEvent.GradeAmended _ -> {}
                case AuditEvent.AuditReassigned _, AuditEvent.AuditNotReturned _, AuditEvent.AuditCancelled _ -> {}
                case AuditEvent.FindingsRecorded _ -> {}
                case AuditEvent.DomainGradesRecorded _, AuditEvent.ReflectionRecorded _ -> {}
                case AuditEvent.AuditUploaded _, AuditEvent.FollowUpRecorded _ -> {}
                case AuditEvent.RiskFlagged _, AuditEvent.ConcernRaised _ -> {}
                case AuditEvent.ConcernLifted _, AuditEvent.ConcernAdvanced _ -> {}
            }
        }
    }

    static AuditRecord of(AuditAt audit, Days days, Texts texts, long version) {
        AuditAllocated allocation = audit.allocation();
        return new AuditRecord(
                allocation.auditId(),
                allocation.authority(),
                allocation.round(),
                allocation.programme(),
                allocation.kind(),
                allocation.childRef(),
                allocation.cohort(),
                allocation.area(),
                allocation.team(),
                allocation.theme(),
                allocation.practitioner(),
                allocation.auditor(),
                allocation.secondAuditor(),
                allocation.reAuditOf(),
                allocation.frameworkVersion(),
                allocation.effectiveOn(),
                allocation.dueOn(),
                status(audit),
                audit.grade(),
                audit.gradedOn(),
                audit.domains(),
                audit.late(),
                audit.flagged(),
                days.exempted == null ? null : days.exempted.effectiveOn(),
                days.exempted == null ? null : days.exempted.ground(),
                audit.cancelledOn(),
                days.submitted,
                days.secondSubmitted,
                days.reconciled,
                days.rejected,
                moderation(audit),
                audit.reflectedOn(),
                FindingsRecord.of(audit, texts),
                audit.uploadedOn(),
                audit.followedUpOn(),
                version);
    }

    private static Status status(AuditAt audit) {
        if (audit.cancelled()) {
            return Status.CANCELLED;
        }
        if (audit.exempted()) {
            return Status.EXEMPTED;
        }
        if (audit.rejected()) {
            return Status.REJECTED;
        }
        if (audit.completed()) {
            return Status.COMPLETED;
        }
        if (audit.returned()) {
            return Status.RETURNED;
        }
        return audit.notReturned() ? Status.NOT_RETURNED : Status.ALLOCATED;
    }

    private static @Nullable Moderation moderation(AuditAt audit) {
        GradeModerated moderation = audit.moderation();
        String from = audit.gradeWithoutModeration();
        return moderation == null
                ? null
                : new Moderation(
                        moderation.moderator(),
                        moderation.effectiveOn(),
                        audit.outcome(),
                        from == null ? moderation.from() : from,
                        moderation.to(),
                        moderation.sampling());
    }
}

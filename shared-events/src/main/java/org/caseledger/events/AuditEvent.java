package org.caseledger.events;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What can happen to one audit, its child of concern included: the same decision raises it and lifts it. */
public sealed interface AuditEvent extends LedgerEvent {

    /** The audit's own id, without the aggregate's prefix. */
    String auditId();

    /**
     * An audit was given to an auditor.
     *
     * @param childRef the pseudonym of the child; absent where the audit is not of a child
     * @param theme what a thematic sample looks at; absent for every other kind
     * @param practitioner the worker whose case is audited; absent where nobody said
     * @param secondAuditor present exactly when the audit is looped
     * @param reAuditOf the audit that this one follows; present exactly when it is a re-audit
     * @param frameworkVersion the authority's framework in force on {@code effectiveOn}, which binds this audit
     * @param effectiveOn the day of the allocation
     */
    record AuditAllocated(
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
            LocalDate effectiveOn,
            LocalDate dueOn)
            implements AuditEvent {

        /** The allocation as it is after another auditor took it over. */
        public AuditAllocated with(AuditReassigned reassigned) {
            return new AuditAllocated(
                    auditId,
                    authority,
                    round,
                    programme,
                    kind,
                    childRef,
                    cohort,
                    area,
                    team,
                    theme,
                    practitioner,
                    reassigned.second() ? auditor : reassigned.auditor(),
                    reassigned.second() ? reassigned.auditor() : secondAuditor,
                    reAuditOf,
                    frameworkVersion,
                    effectiveOn,
                    dueOn);
        }
    }

    /**
     * Another auditor took the file over before its grading came in.
     *
     * @param second whether in the second auditor's place
     */
    record AuditReassigned(
            String auditId,
            LocalDate effectiveOn,
            String auditor,
            boolean second,
            @Nullable SealedText reason) implements AuditEvent {}

    /**
     * A director excused the audit.
     *
     * @param ground why an auditor may be excused; {@code UNSTATED} where nobody said
     * @param approver the director who agreed, where somebody else sent it and named them
     */
    record AuditExempted(
            String auditId,
            LocalDate effectiveOn,
            ExemptionGround ground,
            @Nullable SealedText reason,
            @Nullable String approver)
            implements AuditEvent {}

    /** The audit was called off: it counts nowhere from this day on. What followed from it goes on. */
    record AuditCancelled(String auditId, LocalDate effectiveOn, SealedText reason) implements AuditEvent {}

    /**
     * The auditor's grading came in.
     *
     * @param auditor who graded: to whom it was allocated, or who handed it in for them
     * @param late submitted after the audit's due date, or after its round was closed without it
     */
    record GradeSubmitted(String auditId, LocalDate effectiveOn, String auditor, Submission submission, boolean late)
            implements AuditEvent {}

    /**
     * Its round was closed before all of the grading came in: a nil return, unless it comes in late.
     *
     * @param closing which closing of the round that was, 1 for the first
     */
    record AuditNotReturned(String auditId, LocalDate effectiveOn, int closing) implements AuditEvent {}

    /** The grading of a looped audit's second auditor came in, made blind. */
    record SecondGradeSubmitted(
            String auditId, LocalDate effectiveOn, String auditor, Submission submission, boolean late)
            implements AuditEvent {}

    /**
     * An auditor changed their own grading before anybody judged it. It counts from its day on; whether the submission was
     * late stays as it was.
     *
     * @param second whether it is the second auditor's
     * @param overall the grade now; absent only for an ungraded observation
     * @param domains only those that were changed
     */
    record GradeAmended(
            String auditId,
            LocalDate effectiveOn,
            String auditor,
            boolean second,
            @Nullable String overall,
            SortedMap<String, String> domains,
            SealedText reason)
            implements AuditEvent {
        public GradeAmended {
            domains = ByDomain.copy(domains);
        }
    }

    /** Both auditors of a looped audit gave the same overall grade. */
    record GradesAgreed(String auditId, LocalDate effectiveOn, String overall, SortedMap<String, String> domains)
            implements AuditEvent {
        public GradesAgreed {
            domains = ByDomain.copy(domains);
        }
    }

    /** The two auditors' overall grades differ; the audit awaits its moderation meeting. */
    record GradesDiffered(String auditId, LocalDate effectiveOn, String first, String second) implements AuditEvent {}

    /** The moderation meeting settled a looped audit's grades. */
    record GradesReconciled(
            String auditId,
            LocalDate effectiveOn,
            String overall,
            SortedMap<String, String> domains,
            @Nullable SealedText rationale)
            implements AuditEvent {
        public GradesReconciled {
            domains = ByDomain.copy(domains);
        }
    }

    /** The submission was sent back: returned, but not completed. */
    record SubmissionRejected(
            String auditId, LocalDate effectiveOn, @Nullable SealedText reason) implements AuditEvent {}

    /**
     * A moderator confirmed or changed the grade that the audit stood at.
     *
     * @param from the grade that the audit stands at without this moderation
     * @param domains only the domains that the moderator graded, each with the grade it replaces
     * @param sampling how the grading was drawn to be moderated; absent where nobody said
     */
    record GradeModerated(
            String auditId,
            LocalDate effectiveOn,
            String moderator,
            ModerationOutcome outcome,
            String from,
            String to,
            SortedMap<String, GradeChange> domains,
            @Nullable SealedText rationale,
            @Nullable SamplingMethod sampling)
            implements AuditEvent {
        public GradeModerated {
            domains = ByDomain.copy(domains);
        }
    }

    /** Domain grades that a file tells of a grading which the ledger already holds. */
    record DomainGradesRecorded(
            String auditId, LocalDate effectiveOn, GradingStage stage, SortedMap<String, String> domains)
            implements AuditEvent {
        public DomainGradesRecorded {
            domains = ByDomain.copy(domains);
        }
    }

    /**
     * Whose views the audit recorded and what the family's feedback was, told by a file of a submission that the ledger
     * already holds; only what that left open.
     */
    record ParticipationRecorded(
            String auditId,
            LocalDate effectiveOn,
            Map<Participant, ViewsRecorded> participation,
            Map<FamilyMember, Sentiment> feedback)
            implements AuditEvent {
        public ParticipationRecorded {
            participation = Submission.inOrder(Participant.class, participation);
            feedback = Submission.inOrder(FamilyMember.class, feedback);
        }
    }

    /**
     * What a grading found, beside its grades: told with the submission or afterwards, and only as good as it. Further ones
     * of the same grading add to it.
     *
     * @param auditor whose grading it belongs to
     * @param second whether that is the second auditor's
     * @param findings one at most of each kind and theme in a grading
     * @param familyWords what the family said, in its own words
     * @param impact what the practice meant for the child; absent where nobody said
     */
    record FindingsRecorded(
            String auditId,
            LocalDate effectiveOn,
            String auditor,
            boolean second,
            List<Finding> findings,
            Map<FamilyMember, SealedText> familyWords,
            @Nullable SealedText impact)
            implements AuditEvent {
        public FindingsRecorded {
            findings = List.copyOf(findings);
            familyWords = Submission.inOrder(FamilyMember.class, familyWords);
        }
    }

    /** The learning sheet of auditor and practitioner came back. */
    record ReflectionRecorded(
            String auditId, LocalDate effectiveOn, @Nullable SealedText text) implements AuditEvent {}

    /** A submission at the second-lowest grade was flagged as at risk of the lowest, or the flag was taken back. */
    record RiskFlagged(
            String auditId,
            LocalDate effectiveOn,
            boolean atRisk,
            @Nullable SealedText reason) implements AuditEvent {}

    /** The audit was uploaded to the child's file. A child of concern has an upload of its own: {@link ConcernAdvanced}. */
    record AuditUploaded(String auditId, LocalDate effectiveOn) implements AuditEvent {}

    /** An audit at risk of the lowest grade got what it gets short of a concern. */
    record FollowUpRecorded(
            String auditId, LocalDate effectiveOn, @Nullable SealedText note) implements AuditEvent {}

    /**
     * An administrative mistake was put right. The wrong value stays in its event; once this is known, the right one counts
     * from the wrong one's own day.
     *
     * @param effectiveOn the wrong value's own day
     * @param field as {@link org.caseledger.events.correction.Field} names it
     * @param from the wrong value as its event says it; absent where it said none
     * @param to the right value in the same form; absent where there should be none
     * @param approver who agreed, somebody else than the sender
     */
    record RecordCorrected(
            String auditId,
            LocalDate effectiveOn,
            String field,
            @Nullable String from,
            @Nullable String to,
            SealedText reason,
            String approver)
            implements AuditEvent {}

    /** The audit came to stand at the lowest grade. */
    record ConcernRaised(String auditId, LocalDate effectiveOn) implements AuditEvent {}

    /** The audit no longer stands at the lowest grade. Only a person closes the concern. */
    record ConcernLifted(String auditId, LocalDate effectiveOn) implements AuditEvent {}

    /** A step that people took after a child of concern was notified. */
    record ConcernAdvanced(
            String auditId,
            LocalDate effectiveOn,
            ConcernStep step,
            @Nullable SealedText note) implements AuditEvent {}
}

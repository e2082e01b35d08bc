package org.caseledger.command.audit;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.caseledger.command.Command;
import org.caseledger.command.Ids;
import org.caseledger.events.AuditKind;
import org.caseledger.events.ConcernStep;
import org.caseledger.events.ExemptionGround;
import org.caseledger.events.FamilyMember;
import org.caseledger.events.GradingStage;
import org.caseledger.events.Participant;
import org.caseledger.events.SamplingMethod;
import org.caseledger.events.Sentiment;
import org.caseledger.events.ViewsRecorded;
import org.jspecify.annotations.Nullable;

/** What can be asked of one audit. {@code on} is always the day on which it happened in the service. */
public sealed interface AuditCommand extends Command {

    /** The audit's own id. */
    String auditId();

    /** The aggregate's id, by which Axon routes. */
    @Override
    @TargetAggregateIdentifier
    default String aggregateId() {
        return Ids.audit(auditId());
    }

    /** Gives a file to an auditor. */
    record AllocateAudit(
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
            LocalDate on,
            LocalDate dueOn)
            implements AuditCommand {}

    /**
     * Gives an audit to another auditor.
     *
     * @param second whether in the second auditor's place
     */
    record ReassignAudit(
            String auditId,
            LocalDate on,
            boolean second,
            @Nullable String auditor,
            @Nullable String reason) implements AuditCommand {}

    /**
     * A director excuses the audit.
     *
     * @param ground {@code UNSTATED} where the sender doesn't say
     * @param approver the director who agreed, where another sends it
     */
    record GrantExemption(
            String auditId,
            LocalDate on,
            ExemptionGround ground,
            @Nullable String reason,
            @Nullable String approver) implements AuditCommand {}

    /** Calls the audit off. */
    record CancelAudit(
            String auditId, LocalDate on, @Nullable String reason) implements AuditCommand {}

    /** What an auditor says of a file, texts still readable. */
    record Grading(
            @Nullable String overall,
            SortedMap<String, String> domains,
            @Nullable String rationale,
            Map<Participant, ViewsRecorded> participation,
            Map<FamilyMember, Sentiment> feedback,
            boolean atRisk,
            Findings findings) {}

    /** The auditor's grading. */
    record SubmitGrade(String auditId, LocalDate on, Grading grading) implements AuditCommand {}

    /** The second auditor's grading of a looped audit. */
    record SubmitSecondGrade(String auditId, LocalDate on, Grading grading) implements AuditCommand {}

    /**
     * Changes a grading before anybody judged it.
     *
     * @param second whether it is the second auditor's
     * @param overall the grade from now on; the same as before where left out
     * @param domains those that change
     */
    record AmendGrade(
            String auditId,
            LocalDate on,
            boolean second,
            @Nullable String overall,
            SortedMap<String, String> domains,
            @Nullable String reason)
            implements AuditCommand {}

    /**
     * Notes that an audit's round was closed without its grading; nothing where that is in, or noted already.
     *
     * @param closing which closing of the round it is
     */
    record NoteNotReturned(String auditId, LocalDate on, int closing) implements AuditCommand {}

    /** The moderation meeting's result for a looped audit. */
    record ReconcileGrades(
            String auditId,
            LocalDate on,
            @Nullable String overall,
            SortedMap<String, String> domains,
            @Nullable String rationale)
            implements AuditCommand {}

    /** Sends a submission back. */
    record RejectSubmission(
            String auditId, LocalDate on, @Nullable String reason) implements AuditCommand {}

    /**
     * A moderator's verdict on the grade that the audit stands at.
     *
     * @param sampling how the grading was drawn to be moderated; absent where nobody says
     */
    record ModerateGrade(
            String auditId,
            LocalDate on,
            String moderator,
            @Nullable String overall,
            SortedMap<String, String> domains,
            @Nullable String rationale,
            @Nullable SamplingMethod sampling)
            implements AuditCommand {

        /** The same as drawn, where nobody says otherwise. */
        ModerateGrade drawn(SamplingMethod method) {
            return sampling != null
                    ? this
                    : new ModerateGrade(auditId, on, moderator, overall, domains, rationale, method);
        }
    }

    /**
     * What a grading found, told after it.
     *
     * @param second whether the second auditor's
     */
    record RecordFindings(String auditId, LocalDate on, boolean second, Findings findings) implements AuditCommand {}

    /**
     * Findings that a file tells of the first auditor's grading.
     *
     * @param leftOut the optional columns that the file doesn't have
     */
    record ImportFindings(String auditId, List<Findings.Found> findings, Set<String> leftOut) implements AuditCommand {}

    /** The learning sheet came back. */
    record RecordReflection(
            String auditId, LocalDate on, @Nullable String text) implements AuditCommand {}

    /** Flags a submission as at risk of the lowest grade, or takes the flag back. */
    record FlagRisk(
            String auditId,
            LocalDate on,
            boolean atRisk,
            @Nullable String reason) implements AuditCommand {}

    /** Says that the audit was uploaded to the child's file. */
    record RecordUpload(String auditId, LocalDate on) implements AuditCommand {}

    /** Says what an audit at risk of the lowest grade got. */
    record RecordFollowUp(
            String auditId, LocalDate on, @Nullable String note) implements AuditCommand {}

    /** A step of people after a child of concern was notified. */
    record AdvanceConcern(
            String auditId,
            LocalDate on,
            ConcernStep step,
            @Nullable String note) implements AuditCommand {}

    /**
     * All that a row of {@code concerns.csv} tells of one audit's concern.
     *
     * @param steps the days of the steps taken, in their order
     */
    record ImportConcern(String auditId, LocalDate raisedOn, Map<ConcernStep, LocalDate> steps)
            implements AuditCommand {}

    /**
     * Puts an administrative mistake right.
     *
     * @param field by its name in the API or its column
     * @param value the right one; absent where there should be none
     * @param approver who agreed
     */
    record CorrectRecord(
            String auditId,
            String field,
            @Nullable String value,
            @Nullable String reason,
            @Nullable String approver) implements AuditCommand {}

    /** Views and feedback that a file tells of a submission which left them open. */
    record RecordParticipation(
            String auditId, Map<Participant, ViewsRecorded> participation, Map<FamilyMember, Sentiment> feedback)
            implements AuditCommand {}

    /** Domain grades that a file tells of one stage. */
    record RecordDomainGrades(String auditId, GradingStage stage, SortedMap<String, String> domains)
            implements AuditCommand {}
}

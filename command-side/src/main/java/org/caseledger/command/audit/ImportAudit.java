package org.caseledger.command.audit;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.caseledger.command.Command;
import org.caseledger.command.Ids;
import org.caseledger.command.audit.AuditCommand.AllocateAudit;
import org.caseledger.command.audit.AuditCommand.Grading;
import org.caseledger.events.AuditKind;
import org.caseledger.events.ExemptionGround;
import org.caseledger.events.FamilyMember;
import org.caseledger.events.Participant;
import org.caseledger.events.SamplingMethod;
import org.caseledger.events.Sentiment;
import org.caseledger.events.ViewsRecorded;
import org.jspecify.annotations.Nullable;

/**
 * All that a row of {@code audits.csv} tells of one audit; what is absent is not known yet.
 *
 * @param leftOut the optional columns that the file doesn't have: what the ledger holds of them stays
 */
public record ImportAudit(
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
        LocalDate allocatedOn,
        LocalDate dueOn,
        @Nullable LocalDate exemptedOn,
        ExemptionGround exemptionGround,
        @Nullable String exemptionReason,
        @Nullable LocalDate submittedOn,
        @Nullable String submittedGrade,
        @Nullable LocalDate secondSubmittedOn,
        @Nullable String secondGrade,
        @Nullable LocalDate reconciledOn,
        @Nullable String reconciledGrade,
        @Nullable LocalDate rejectedOn,
        @Nullable String rejectionReason,
        @Nullable String moderator,
        @Nullable LocalDate moderatedOn,
        @Nullable String moderatedGrade,
        @Nullable SamplingMethod moderationSampling,
        boolean atRisk,
        Map<Participant, ViewsRecorded> participation,
        Map<FamilyMember, Sentiment> feedback,
        @Nullable LocalDate reflectionReturnedOn,
        @Nullable LocalDate uploadedOn,
        @Nullable LocalDate followedUpOn,
        Set<String> leftOut)
        implements Command {

    /** The aggregate's id, by which Axon routes. */
    @Override
    @TargetAggregateIdentifier
    public String aggregateId() {
        return Ids.audit(auditId);
    }

    AllocateAudit allocation() {
        return new AllocateAudit(
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
                auditor,
                secondAuditor,
                reAuditOf,
                allocatedOn,
                dueOn);
    }

    Grading grading() {
        return new Grading(submittedGrade, new TreeMap<>(), null, participation, feedback, atRisk, Findings.NONE);
    }

    Grading secondGrading() {
        return new Grading(secondGrade, new TreeMap<>(), null, Map.of(), Map.of(), false, Findings.NONE);
    }
}

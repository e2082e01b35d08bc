package org.caseledger.query.facts;

import java.util.ArrayList;
import java.util.List;
import org.caseledger.events.ActionEvent;
import org.caseledger.events.ActionEvent.ActionCancelled;
import org.caseledger.events.ActionEvent.ActionCompleted;
import org.caseledger.events.ActionEvent.ActionExtended;
import org.caseledger.events.ActionEvent.ActionRaised;
import org.caseledger.events.ActionEvent.ActionReopened;
import org.caseledger.events.ActionEvent.ActionVerified;
import org.caseledger.events.AuditEvent;
import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.events.AuditEvent.AuditCancelled;
import org.caseledger.events.AuditEvent.AuditExempted;
import org.caseledger.events.AuditEvent.AuditNotReturned;
import org.caseledger.events.AuditEvent.AuditReassigned;
import org.caseledger.events.AuditEvent.AuditUploaded;
import org.caseledger.events.AuditEvent.ConcernAdvanced;
import org.caseledger.events.AuditEvent.ConcernLifted;
import org.caseledger.events.AuditEvent.ConcernRaised;
import org.caseledger.events.AuditEvent.DomainGradesRecorded;
import org.caseledger.events.AuditEvent.FindingsRecorded;
import org.caseledger.events.AuditEvent.FollowUpRecorded;
import org.caseledger.events.AuditEvent.GradeAmended;
import org.caseledger.events.AuditEvent.GradeModerated;
import org.caseledger.events.AuditEvent.GradeSubmitted;
import org.caseledger.events.AuditEvent.GradesAgreed;
import org.caseledger.events.AuditEvent.GradesDiffered;
import org.caseledger.events.AuditEvent.GradesReconciled;
import org.caseledger.events.AuditEvent.ParticipationRecorded;
import org.caseledger.events.AuditEvent.RecordCorrected;
import org.caseledger.events.AuditEvent.ReflectionRecorded;
import org.caseledger.events.AuditEvent.RiskFlagged;
import org.caseledger.events.AuditEvent.SecondGradeSubmitted;
import org.caseledger.events.AuditEvent.SubmissionRejected;
import org.caseledger.events.CommandAnswered;
import org.caseledger.events.DeadLetterDiscarded;
import org.caseledger.events.EscalationEvent;
import org.caseledger.events.EscalationEvent.EscalationRaised;
import org.caseledger.events.EscalationEvent.EscalationResolved;
import org.caseledger.events.EscalationEvent.StageAdvanced;
import org.caseledger.events.FrameworkEvent;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.RegisterEvent;
import org.caseledger.events.RemindersSent;
import org.caseledger.events.ReportEvent;
import org.caseledger.events.SampleEvent;
import org.caseledger.events.SealedText;
import org.caseledger.events.SubjectEvent;
import org.jspecify.annotations.Nullable;

/** The free texts that events tell. Each says whose key sealed it: who was its data subject when it was written. */
public final class SealedTexts {

    private SealedTexts() {}

    /** The texts of an event; none where it tells none, or is of no audit, action or escalation. */
    public static List<SealedText> in(LedgerEvent event) {
        return switch (event) {
            case AuditEvent e -> inAudit(e);
            case ActionEvent e -> inAction(e);
            case EscalationEvent e -> inEscalation(e);
            case FrameworkEvent _,
                    RegisterEvent _,
                    ReportEvent _,
                    SampleEvent _,
                    RemindersSent _,
                    SubjectEvent _,
                    DeadLetterDiscarded _,
                    CommandAnswered _ -> List.of();
        };
    }

    private static List<SealedText> inAudit(AuditEvent event) {
        return switch (event) {
            case AuditCancelled e -> present(e.reason());
            case GradeAmended e -> present(e.reason());
            case RecordCorrected e -> present(e.reason());
            case AuditReassigned e -> present(e.reason());
            case AuditExempted e -> present(e.reason());
            case GradeSubmitted e -> present(e.submission().rationale());
            case SecondGradeSubmitted e -> present(e.submission().rationale());
            case GradesReconciled e -> present(e.rationale());
            case SubmissionRejected e -> present(e.reason());
            case GradeModerated e -> present(e.rationale());
            case FindingsRecorded e -> inFindings(e);
            case ReflectionRecorded e -> present(e.text());
            case RiskFlagged e -> present(e.reason());
            case FollowUpRecorded e -> present(e.note());
            case ConcernAdvanced e -> present(e.note());
            case AuditAllocated _,
                    AuditNotReturned _,
                    GradesAgreed _,
                    GradesDiffered _,
                    DomainGradesRecorded _,
                    ParticipationRecorded _,
                    AuditUploaded _,
                    ConcernRaised _,
                    ConcernLifted _ -> List.of();
        };
    }

    private static List<SealedText> inFindings(FindingsRecorded event) {
        List<SealedText> texts = new ArrayList<>();
        event.findings().forEach(finding -> texts.addAll(present(finding.text())));
        texts.addAll(event.familyWords().values());
        texts.addAll(present(event.impact()));
        return texts;
    }

    private static List<SealedText> inAction(ActionEvent event) {
        return switch (event) {
            case ActionRaised e -> present(e.description());
            case ActionExtended e -> present(e.reason());
            case ActionCompleted e -> present(e.note());
            case ActionReopened e -> present(e.reason());
            case ActionVerified e -> present(e.note());
            case ActionCancelled e -> present(e.reason());
        };
    }

    private static List<SealedText> inEscalation(EscalationEvent event) {
        return switch (event) {
            case EscalationRaised e -> present(e.reason());
            case StageAdvanced e -> present(e.reason());
            case EscalationResolved e -> present(e.outcome());
        };
    }

    private static List<SealedText> present(@Nullable SealedText text) {
        return text == null ? List.of() : List.of(text);
    }
}

package org.caseledger.query.retention;

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
import org.caseledger.events.SubjectEvent;
import org.caseledger.events.Submission;

/** Whether an event tells a free text. */
final class Written {

    private Written() {}

    static boolean in(LedgerEvent event) {
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
                    CommandAnswered _ -> false;
        };
    }

    private static boolean inAudit(AuditEvent event) {
        return switch (event) {
            case AuditCancelled _, GradeAmended _, RecordCorrected _ -> true;
            case AuditReassigned e -> e.reason() != null;
            case AuditExempted e -> e.reason() != null;
            case GradeSubmitted e -> in(e.submission());
            case SecondGradeSubmitted e -> in(e.submission());
            case GradesReconciled e -> e.rationale() != null;
            case SubmissionRejected e -> e.reason() != null;
            case GradeModerated e -> e.rationale() != null;
            case FindingsRecorded e -> in(e);
            case ReflectionRecorded e -> e.text() != null;
            case RiskFlagged e -> e.reason() != null;
            case FollowUpRecorded e -> e.note() != null;
            case ConcernAdvanced e -> e.note() != null;
            case AuditAllocated _,
                    AuditNotReturned _,
                    GradesAgreed _,
                    GradesDiffered _,
                    DomainGradesRecorded _,
                    ParticipationRecorded _,
                    AuditUploaded _,
                    ConcernRaised _,
                    ConcernLifted _ -> false;
        };
    }

    private static boolean in(Submission submission) {
        return submission.rationale() != null;
    }

    private static boolean in(FindingsRecorded event) {
        return event.impact() != null
                || !event.familyWords().isEmpty()
                || event.findings().stream().anyMatch(finding -> finding.text() != null);
    }

    private static boolean inAction(ActionEvent event) {
        return switch (event) {
            case ActionRaised e -> e.description() != null;
            case ActionExtended e -> e.reason() != null;
            case ActionCompleted e -> e.note() != null;
            case ActionReopened e -> e.reason() != null;
            case ActionVerified e -> e.note() != null;
            case ActionCancelled e -> e.reason() != null;
        };
    }

    private static boolean inEscalation(EscalationEvent event) {
        return switch (event) {
            case EscalationRaised e -> e.reason() != null;
            case StageAdvanced e -> e.reason() != null;
            case EscalationResolved e -> e.outcome() != null;
        };
    }
}

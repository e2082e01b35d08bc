package org.caseledger.query.history;

import java.util.function.Predicate;
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
import org.caseledger.events.correction.Field;
import org.caseledger.query.facts.AuditAt;

/** What a looped audit keeps from an auditor who has yet to submit: whatever could tell how the other graded. */
public final class BlindGrading {

    private BlindGrading() {}

    /** Whether this reader must still grade the audit without knowing the other's grading. */
    public static boolean binds(String reader, AuditAt now) {
        AuditAllocated allocation = now.allocation();
        boolean firstToCome =
                reader.equals(allocation.auditor()) && !now.first().isIn();
        boolean secondToCome =
                reader.equals(allocation.secondAuditor()) && !now.second().isIn();
        return now.looped() && (firstToCome || secondToCome);
    }

    /**
     * The events to withhold from a reader.
     *
     * @param now the audit by all that is known today, whatever past the reader asks for
     */
    public static Predicate<AuditEvent> withheldFrom(String reader, AuditAt now) {
        return binds(reader, now) ? event -> !open(event, reader) : event -> false;
    }

    private static boolean open(AuditEvent event, String reader) {
        return switch (event) {
            case AuditAllocated _, AuditReassigned _, AuditNotReturned _ -> true;
            case AuditExempted _, AuditCancelled _, SubmissionRejected _, AuditUploaded _ -> true;
            case GradeSubmitted e -> e.auditor().equals(reader);
            case SecondGradeSubmitted e -> e.auditor().equals(reader);
            case GradeAmended e -> e.auditor().equals(reader);
            case FindingsRecorded e -> e.auditor().equals(reader);
            case GradesAgreed _, GradesDiffered _, GradesReconciled _, GradeModerated _, DomainGradesRecorded _ ->
                false;
            case RecordCorrected e -> ofAllocation(e);
            case ParticipationRecorded _,
                    ReflectionRecorded _,
                    RiskFlagged _,
                    FollowUpRecorded _,
                    ConcernRaised _,
                    ConcernLifted _,
                    ConcernAdvanced _ -> false;
        };
    }

    private static boolean ofAllocation(RecordCorrected correction) {
        return Field.named(correction.field())
                .map(field -> field.what().ofAllocation())
                .orElse(false);
    }
}

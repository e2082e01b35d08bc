package org.caseledger.command.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
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
import org.caseledger.events.ConcernStep;
import org.caseledger.events.FamilyMember;
import org.caseledger.events.GradeChange;
import org.caseledger.events.GradingStage;
import org.caseledger.events.Participant;
import org.caseledger.events.Sentiment;
import org.caseledger.events.Submission;
import org.caseledger.events.ViewsRecorded;
import org.jspecify.annotations.Nullable;

/** A copy of an audit that one event changes; it never leaves {@link Audit#evolve}. */
final class Changing {
    private final List<AuditEvent> told;
    private AuditAllocated allocated;
    private @Nullable AuditExempted exempted;
    private @Nullable AuditCancelled cancelled;
    private @Nullable AuditNotReturned notReturned;
    private @Nullable GradeSubmitted first;
    private @Nullable SecondGradeSubmitted second;
    private Audit.Grades firstGrades;
    private Audit.Grades secondGrades;
    private @Nullable GradesReconciled reconciled;
    private @Nullable SubmissionRejected rejected;
    private boolean sentBack;
    private @Nullable GradeModerated moderated;
    private SortedMap<String, String> submittedDomains;
    private SortedMap<String, String> moderatedDomains;
    private Map<Participant, ViewsRecorded> participation;
    private Map<FamilyMember, Sentiment> feedback;
    private @Nullable ReflectionRecorded reflection;
    private boolean atRisk;
    private @Nullable AuditUploaded uploaded;
    private @Nullable FollowUpRecorded followedUp;
    private @Nullable LocalDate concernRaisedOn;
    private final Map<ConcernStep, ConcernAdvanced> concernSteps;

    Changing(Audit audit) {
        told = new ArrayList<>(audit.told());
        allocated = audit.allocated();
        exempted = audit.exempted();
        cancelled = audit.cancelled();
        notReturned = audit.notReturned();
        first = audit.first();
        second = audit.second();
        firstGrades = audit.firstGrades();
        secondGrades = audit.secondGrades();
        reconciled = audit.reconciled();
        rejected = audit.rejected();
        sentBack = audit.sentBack();
        moderated = audit.moderated();
        submittedDomains = audit.submittedDomains();
        moderatedDomains = audit.moderatedDomains();
        participation = audit.participation();
        feedback = audit.feedback();
        reflection = audit.reflection();
        atRisk = audit.atRisk();
        uploaded = audit.uploaded();
        followedUp = audit.followedUp();
        concernRaisedOn = audit.concernRaisedOn();
        concernSteps = new EnumMap<>(ConcernStep.class);
        concernSteps.putAll(audit.concernSteps());
    }

    /** What happened next. */
    Changing by(AuditEvent event) {
        told.add(event);
        switch (event) {
            case AuditAllocated _ -> throw new IllegalStateException("An audit is allocated once");
            case AuditReassigned e -> allocated = allocated.with(e);
            case AuditExempted e -> exempted = e;
            case AuditCancelled e -> cancelled = e;
            case AuditNotReturned e -> notReturned = e;
            case GradeSubmitted e -> submitted(e);
            case SecondGradeSubmitted e -> submitted(e);
            case GradeAmended e -> amended(e);
            case GradesAgreed _, GradesDiffered _ -> {} // follow from the two submissions
            case GradesReconciled e -> reconciled = e;
            case SubmissionRejected e -> sendBack(e);
            case GradeModerated e -> moderated(e);
            case DomainGradesRecorded e -> domains(e);
            case ParticipationRecorded e -> participation(e);
            case RecordCorrected _ -> throw new IllegalStateException("A correction changes what was told");
            case FindingsRecorded _ -> {} // read from what was told
            case ReflectionRecorded e -> reflection = e;
            case RiskFlagged e -> atRisk = e.atRisk();
            case AuditUploaded e -> uploaded = e;
            case FollowUpRecorded e -> followedUp = e;
            case ConcernRaised e -> raise(e);
            case ConcernLifted _ -> {} // only a person closes a concern
            case ConcernAdvanced e -> concernSteps.put(e.step(), e);
        }
        return this;
    }

    private void submitted(GradeSubmitted submission) {
        if (sentBack) {
            startAnew();
        }
        first = submission;
        firstGrades = grades(submission.submission());
        submittedDomains = submission.submission().domains();
        participation = submission.submission().participation();
        feedback = submission.submission().feedback();
        atRisk = atRisk || submission.submission().atRisk();
    }

    private void submitted(SecondGradeSubmitted submission) {
        if (sentBack) {
            startAnew();
        }
        second = submission;
        secondGrades = grades(submission.submission());
        atRisk = atRisk || submission.submission().atRisk();
    }

    private static Audit.Grades grades(Submission submission) {
        return new Audit.Grades(submission.overall(), submission.domains(), null);
    }

    private void amended(GradeAmended amended) {
        if (amended.second()) {
            secondGrades = secondGrades.amended(amended);
        } else {
            firstGrades = firstGrades.amended(amended);
        }
    }

    private void startAnew() {
        sentBack = false;
        first = null;
        second = null;
        firstGrades = Audit.Grades.NONE;
        secondGrades = Audit.Grades.NONE;
        reconciled = null;
        moderated = null;
        submittedDomains = new TreeMap<>();
        moderatedDomains = new TreeMap<>();
        participation = Map.of();
        feedback = Map.of();
        atRisk = false;
        uploaded = null;
        followedUp = null;
    }

    private void sendBack(SubmissionRejected rejection) {
        rejected = rejection;
        sentBack = true;
    }

    private void moderated(GradeModerated moderation) {
        moderated = moderation;
        SortedMap<String, String> grades = new TreeMap<>();
        for (Map.Entry<String, GradeChange> domain : moderation.domains().entrySet()) {
            grades.put(domain.getKey(), domain.getValue().to());
        }
        moderatedDomains = grades;
    }

    private void domains(DomainGradesRecorded recorded) {
        if (recorded.stage() == GradingStage.SUBMITTED) {
            submittedDomains = merged(submittedDomains, recorded.domains());
        } else {
            moderatedDomains = merged(moderatedDomains, recorded.domains());
        }
    }

    private void participation(ParticipationRecorded recorded) {
        participation = merged(Participant.class, participation, recorded.participation());
        feedback = merged(FamilyMember.class, feedback, recorded.feedback());
    }

    private void raise(ConcernRaised raised) {
        if (concernRaisedOn == null) {
            concernRaisedOn = raised.effectiveOn();
        }
    }

    /** The audit after it. */
    Audit audit() {
        return new Audit(
                List.copyOf(told),
                allocated,
                exempted,
                cancelled,
                notReturned,
                first,
                second,
                firstGrades,
                secondGrades,
                reconciled,
                rejected,
                sentBack,
                moderated,
                submittedDomains,
                moderatedDomains,
                participation,
                feedback,
                reflection,
                atRisk,
                uploaded,
                followedUp,
                concernRaisedOn,
                concernSteps);
    }

    static SortedMap<String, String> merged(SortedMap<String, String> some, SortedMap<String, String> more) {
        SortedMap<String, String> all = new TreeMap<>(some);
        all.putAll(more);
        return all;
    }

    private static <K extends Enum<K>, V> Map<K, V> merged(Class<K> keys, Map<K, V> some, Map<K, V> more) {
        Map<K, V> all = new EnumMap<>(keys);
        all.putAll(some);
        all.putAll(more);
        return all;
    }
}

package org.caseledger.query.facts;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.caseledger.events.AuditKind;
import org.caseledger.events.ConcernStep;
import org.caseledger.events.FamilyMember;
import org.caseledger.events.Framework;
import org.caseledger.events.GradingStage;
import org.caseledger.events.ModerationOutcome;
import org.caseledger.events.Participant;
import org.caseledger.events.Sentiment;
import org.caseledger.events.Submission;
import org.caseledger.events.ViewsRecorded;
import org.jspecify.annotations.Nullable;

/**
 * An audit as it was on a day: what the rules make of the events that had happened. Here, and nowhere else, is decided at
 * which grade an audit stands.
 */
public final class AuditAt {

    private AuditAllocated allocation;
    private final Framework framework;

    private @Nullable AuditExempted exempted;
    private @Nullable AuditCancelled cancelled;
    private @Nullable AuditNotReturned notReturned;
    private final GradingAt first = new GradingAt();
    private final GradingAt second = new GradingAt();
    private @Nullable LocalDate submittedOn;
    private @Nullable SubmissionRejected rejected;
    private @Nullable GradesReconciled reconciled;
    private @Nullable GradeModerated moderated;
    private SortedMap<String, String> laterModeratedDomains = Collections.emptySortedMap();
    private boolean atRisk;
    private @Nullable LocalDate reflectedOn;
    private @Nullable LocalDate uploadedOn;
    private @Nullable LocalDate followedUpOn;
    private Map<ConcernStep, LocalDate> concernSteps = Map.of();
    private @Nullable LocalDate gradedOn;
    private @Nullable LocalDate lowestFirstOn;

    /** The audit before anything happened to it. */
    public AuditAt(AuditAllocated allocation, Framework framework) {
        this.allocation = allocation;
        this.framework = framework;
    }

    /** The audit on a day, as the ledger knew it. Whether it had been allocated by then is for the caller to ask. */
    public static AuditAt of(AuditFacts facts, LocalDate asAt, Known known) {
        AuditFacts then = facts.asKnownAt(known.position());
        AuditAt audit = new AuditAt(then.allocation(), known.frameworkOf(then.allocation()));
        then.timeline().replay(asAt, known.position(), audit::apply);
        return audit;
    }

    /** Takes in what happened next. */
    public void apply(AuditEvent event) {
        switch (event) {
            case AuditReassigned e -> allocation = allocation.with(e);
            case AuditExempted e -> exempted = e;
            case AuditCancelled e -> cancelled = e;
            case AuditNotReturned e -> notReturned = e;
            case GradeSubmitted e -> submit(first, e.submission(), e.auditor(), e.effectiveOn());
            case SecondGradeSubmitted e -> submit(second, e.submission(), e.auditor(), e.effectiveOn());
            case GradeAmended e -> grading(e.second()).amend(e);
            case SubmissionRejected e -> reject(e);
            case GradesReconciled e -> reconciled = e;
            case GradeModerated e -> moderate(e);
            case DomainGradesRecorded e -> addDomains(e);
            case ParticipationRecorded e -> first.addAnswers(e);
            case FindingsRecorded e -> grading(e.second()).find(e);
            case ReflectionRecorded e -> reflectedOn = e.effectiveOn();
            case RiskFlagged e -> atRisk = (first.isIn() || second.isIn()) && e.atRisk();
            case AuditUploaded e -> uploadedOn = submitted() ? e.effectiveOn() : uploadedOn;
            case FollowUpRecorded e -> followedUpOn = submitted() ? e.effectiveOn() : followedUpOn;
            case ConcernAdvanced e -> advance(e);
            // Derived from both submissions instead, so that the order in which a file tells of them does not matter.
            case GradesAgreed _, GradesDiffered _ -> {}
            // Derived from the grade that the audit stands at.
            case ConcernRaised _, ConcernLifted _ -> {}
            // Known by now, it has been applied to the events themselves.
            case RecordCorrected _ -> {}
            case AuditAllocated _ -> {}
        }
        noteStanding(event);
    }

    private void submit(GradingAt grading, Submission submission, String auditor, LocalDate on) {
        grading.submit(submission, auditor, on);
        atRisk = first.atRisk() || second.atRisk();
        if (submitted()) {
            submittedOn = laterOf(first.on(), looped() ? second.on() : null);
        }
    }

    private GradingAt grading(boolean ofSecond) {
        return ofSecond ? second : first;
    }

    private static @Nullable LocalDate laterOf(@Nullable LocalDate one, @Nullable LocalDate other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }

    private void reject(SubmissionRejected event) {
        rejected = event;
        first.sendBack();
        second.sendBack();
        reconciled = null;
        moderated = null;
        atRisk = false;
        uploadedOn = null;
        followedUpOn = null;
    }

    private void moderate(GradeModerated event) {
        moderated = event;
        laterModeratedDomains = Collections.emptySortedMap();
    }

    private void addDomains(DomainGradesRecorded event) {
        if (event.stage() == GradingStage.SUBMITTED) {
            first.addDomains(event.domains());
        } else if (moderated != null) {
            laterModeratedDomains = GradingAt.with(laterModeratedDomains, event.domains());
        }
    }

    private void advance(ConcernAdvanced event) {
        concernSteps = GradingAt.with(ConcernStep.class, concernSteps, Map.of(event.step(), event.effectiveOn()));
    }

    private void noteStanding(AuditEvent event) {
        String grade = grade();
        if (grade == null) {
            gradedOn = null;
            return;
        }
        if (gradedOn == null) {
            gradedOn = event.effectiveOn();
        }
        if (lowestFirstOn == null && grade.equals(framework.lowest())) {
            lowestFirstOn = event.effectiveOn();
        }
    }

    /** The allocation, with the auditors who have the audit by now. */
    public AuditAllocated allocation() {
        return allocation;
    }

    /** The rules that the audit is bound to. */
    public Framework framework() {
        return framework;
    }

    /** Whether two auditors grade it. */
    public boolean looped() {
        return allocation.secondAuditor() != null;
    }

    public boolean exempted() {
        return exempted != null;
    }

    /** When it was excused. */
    public @Nullable LocalDate exemptedOn() {
        return exempted == null ? null : exempted.effectiveOn();
    }

    /** How it was excused; null while it isn't. */
    public @Nullable AuditExempted exemption() {
        return exempted;
    }

    public boolean cancelled() {
        return cancelled != null;
    }

    /** When it was called off; from that day it counts nowhere. */
    public @Nullable LocalDate cancelledOn() {
        return cancelled == null ? null : cancelled.effectiveOn();
    }

    /** Whether it was excused or called off: it is nothing else then. */
    private boolean over() {
        return exempted() || cancelled();
    }

    /** When a submission of it was last sent back. */
    public @Nullable LocalDate rejectedOn() {
        return rejected == null ? null : rejected.effectiveOn();
    }

    /** Whether its latest submission was sent back. */
    public boolean rejected() {
        return !over() && sentBack();
    }

    private boolean sentBack() {
        return rejected != null && !submitted();
    }

    /** Whether it was submitted, by both auditors if looped; a submission sent back is returned too. */
    public boolean returned() {
        return !over() && (rejected != null || submitted());
    }

    /** Whether its round was closed without it and it has not come back since. */
    public boolean notReturned() {
        return notReturned != null && !over() && !returned();
    }

    /** When its round was last closed without it, whether or not it has come back since. */
    public @Nullable LocalDate notReturnedOn() {
        return notReturned == null ? null : notReturned.effectiveOn();
    }

    /** Whether it was returned after the due date, whatever has become of its round. */
    public boolean late() {
        return returned() && submittedOn != null && submittedOn.isAfter(allocation.dueOn());
    }

    /** When its last submission to make it whole came in, whatever became of it. */
    public @Nullable LocalDate submittedOn() {
        return submittedOn;
    }

    private boolean submitted() {
        return first.isIn() && (!looped() || second.isIn());
    }

    /** The grade that the audit stands at, if any. */
    public @Nullable String grade() {
        if (over() || sentBack()) {
            return null;
        }
        return moderated == null ? settledGrade() : moderated.to();
    }

    /** The grade that the audit would stand at had nobody moderated it. */
    public @Nullable String gradeWithoutModeration() {
        return over() || sentBack() ? null : settledGrade();
    }

    private @Nullable String settledGrade() {
        if (!looped()) {
            return first.overall();
        }
        if (reconciled != null) {
            return reconciled.overall();
        }
        return submitted() && Objects.equals(first.overall(), second.overall()) ? first.overall() : null;
    }

    public boolean graded() {
        return grade() != null;
    }

    /** Whether it stands at a grade, or is an observation that was submitted ungraded. */
    public boolean completed() {
        return graded() || ungradedObservation();
    }

    private boolean ungradedObservation() {
        return allocation.kind() == AuditKind.OBSERVATION
                && !over()
                && submitted()
                && first.overall() == null
                && second.overall() == null;
    }

    /** Whether it stands at the worst grade of its scale. */
    public boolean atLowest() {
        return framework.lowest().equals(grade());
    }

    /** Whether it stands at the worst grade but one. */
    public boolean atSecondLowest() {
        return framework.secondLowest().equals(grade());
    }

    /** Whether it stands at the second-lowest grade and its submission is flagged as at risk of the lowest. */
    public boolean atRisk() {
        return atRisk && atSecondLowest();
    }

    /** Whether its submission is flagged as at risk, at whatever grade it stands. */
    public boolean flagged() {
        return atRisk;
    }

    /** Since when it has stood at a grade. */
    public @Nullable LocalDate gradedOn() {
        return gradedOn;
    }

    /** The first day on which it came to stand at the lowest grade, even if it no longer does. */
    public @Nullable LocalDate lowestFirstOn() {
        return lowestFirstOn;
    }

    /** Whether a moderation is part of the grade that it stands at. */
    public boolean moderated() {
        return moderated != null && graded();
    }

    /** The moderation that counts now. */
    public @Nullable GradeModerated moderation() {
        return moderated;
    }

    /** What the moderation did to the grade that the audit stood at without it. */
    public @Nullable ModerationOutcome outcome() {
        if (moderated == null || !graded()) {
            return null;
        }
        String from = gradeWithoutModeration();
        return framework.outcome(from == null ? moderated.from() : from, moderated.to());
    }

    /** The (first) auditor's grading. */
    public GradingAt first() {
        return first;
    }

    /** The second auditor's grading; never in where one auditor grades. */
    public GradingAt second() {
        return second;
    }

    /** The grade of each domain that was answered; empty while the audit stands at no grade. */
    public SortedMap<String, String> domains() {
        if (!graded()) {
            return Collections.emptySortedMap();
        }
        return moderated == null ? settledDomains() : GradingAt.with(settledDomains(), moderatedDomains(moderated));
    }

    private SortedMap<String, String> moderatedDomains(GradeModerated moderation) {
        if (moderation.domains().isEmpty()) {
            return laterModeratedDomains;
        }
        SortedMap<String, String> domains = new TreeMap<>();
        moderation.domains().forEach((domain, change) -> domains.put(domain, change.to()));
        domains.putAll(laterModeratedDomains);
        return domains;
    }

    private SortedMap<String, String> settledDomains() {
        if (!looped()) {
            return first.domains();
        }
        if (reconciled != null) {
            return reconciled.domains();
        }
        SortedMap<String, String> common = new TreeMap<>(first.domains());
        common.entrySet().retainAll(second.domains().entrySet());
        return common;
    }

    /** Whose views the audit recorded; where two auditors graded, the second fills what the first leaves out. */
    public @Nullable ViewsRecorded views(Participant participant) {
        ViewsRecorded answer = first.views(participant);
        return answer == null ? second.views(participant) : answer;
    }

    /** How the family's feedback was, where there is some. */
    public @Nullable Sentiment feedback(FamilyMember member) {
        Sentiment answer = first.feedback(member);
        return answer == null ? second.feedback(member) : answer;
    }

    /** What the gradings that count now found: the first auditor's, then a looped audit's second's. */
    public List<Findings> findings() {
        return List.of(first.findings(), second.findings());
    }

    /** Whether any of its gradings tells findings, the family's words or the impact. */
    public boolean hasFindings() {
        return findings().stream().anyMatch(found -> !found.isEmpty());
    }

    /** When the learning sheet came back. */
    public @Nullable LocalDate reflectedOn() {
        return reflectedOn;
    }

    /** When the submission that counts was uploaded to the child's file. */
    public @Nullable LocalDate uploadedOn() {
        return uploadedOn;
    }

    /** When the audit, at risk, got what it gets short of a concern. */
    public @Nullable LocalDate followedUpOn() {
        return followedUpOn;
    }

    /** What people have done about the child of concern, and when. */
    public Map<ConcernStep, LocalDate> concernSteps() {
        return Collections.unmodifiableMap(concernSteps);
    }
}

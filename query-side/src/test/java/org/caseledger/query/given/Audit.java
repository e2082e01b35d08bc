package org.caseledger.query.given;

import static org.caseledger.query.given.Ledger.day;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.caseledger.events.AuditEvent;
import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.events.AuditEvent.AuditCancelled;
import org.caseledger.events.AuditEvent.AuditExempted;
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
import org.caseledger.events.AuditEvent.ReflectionRecorded;
import org.caseledger.events.AuditEvent.RiskFlagged;
import org.caseledger.events.AuditEvent.SecondGradeSubmitted;
import org.caseledger.events.AuditEvent.SubmissionRejected;
import org.caseledger.events.ConcernStep;
import org.caseledger.events.ExemptionGround;
import org.caseledger.events.FamilyMember;
import org.caseledger.events.Finding;
import org.caseledger.events.FindingKind;
import org.caseledger.events.Framework;
import org.caseledger.events.GradeChange;
import org.caseledger.events.GradingStage;
import org.caseledger.events.Participant;
import org.caseledger.events.SamplingMethod;
import org.caseledger.events.SealedText;
import org.caseledger.events.Sentiment;
import org.caseledger.events.Submission;
import org.caseledger.events.ViewsRecorded;
import org.jspecify.annotations.Nullable;

/** What comes of an allocated audit, told event by event. */
public final class Audit {

    public static final String AUDITOR = "auditor.one";
    public static final String SECOND_AUDITOR = "auditor.two";
    public static final String MODERATOR = "moderator.one";

    private final Ledger ledger;
    private final AuditAllocated allocation;
    private final String id;

    Audit(Ledger ledger, AuditAllocated allocation) {
        this.ledger = ledger;
        this.allocation = allocation;
        this.id = allocation.auditId();
    }

    /** A text that anybody can read, for tests that don't care for keys. */
    public static SealedText text(String words) {
        return new SealedText("commitment", "child", words);
    }

    public static Submission grading(@Nullable String overall, SortedMap<String, String> domains) {
        return new Submission(overall, domains, text("because"), Map.of(), Map.of(), false);
    }

    public Audit submitted(String on, Submission submission) {
        return tell(new GradeSubmitted(id, day(on), AUDITOR, submission, day(on).isAfter(allocation.dueOn())));
    }

    public Audit submitted(String on, String overall, String... domains) {
        return submitted(on, grading(overall, Ledger.domains(domains)));
    }

    public Audit submittedUngraded(String on) {
        return submitted(on, grading(null, new TreeMap<>()));
    }

    public Audit submittedAtRisk(String on, String overall) {
        return submitted(on, new Submission(overall, new TreeMap<>(), null, Map.of(), Map.of(), true));
    }

    public Audit submittedWith(
            String on, Map<Participant, ViewsRecorded> views, Map<FamilyMember, Sentiment> feedback) {
        return submitted(on, new Submission("Good", new TreeMap<>(), null, views, feedback, false));
    }

    public Audit amended(String on, String overall, String... domains) {
        return tell(new GradeAmended(
                id, day(on), AUDITOR, false, overall, Ledger.domains(domains), text("on reading it again")));
    }

    public Audit secondSubmitted(String on, Submission submission) {
        return tell(
                new SecondGradeSubmitted(id, day(on), SECOND_AUDITOR, submission, day(on).isAfter(allocation.dueOn())));
    }

    public Audit secondSubmitted(String on, String overall, String... domains) {
        return secondSubmitted(on, grading(overall, Ledger.domains(domains)));
    }

    public Audit agreed(String on, String overall) {
        return tell(new GradesAgreed(id, day(on), overall, new TreeMap<>()));
    }

    public Audit differed(String on, String first, String second) {
        return tell(new GradesDiffered(id, day(on), first, second));
    }

    public Audit reconciled(String on, String overall, String... domains) {
        return tell(new GradesReconciled(id, day(on), overall, Ledger.domains(domains), text("we met")));
    }

    public Audit moderated(String on, String from, String to, String... domains) {
        return moderated(on, from, to, null, domains);
    }

    public Audit sampled(String on, String grade, SamplingMethod sampling) {
        return moderated(on, grade, grade, sampling);
    }

    private Audit moderated(String on, String from, String to, @Nullable SamplingMethod sampling, String... domains) {
        SortedMap<String, GradeChange> changes = new TreeMap<>();
        Ledger.domains(domains).forEach((domain, grade) -> changes.put(domain, new GradeChange(null, grade)));
        return tell(new GradeModerated(
                id,
                day(on),
                MODERATOR,
                Framework.theUsual().outcome(from, to),
                from,
                to,
                changes,
                text("on reading the file"),
                sampling));
    }

    public Audit domainsTold(String on, GradingStage stage, String... domains) {
        return tell(new DomainGradesRecorded(id, day(on), stage, Ledger.domains(domains)));
    }

    public Audit rejected(String on) {
        return tell(new SubmissionRejected(id, day(on), text("below the standard")));
    }

    public Audit exempted(String on) {
        return tell(new AuditExempted(id, day(on), ExemptionGround.UNSTATED, text("the auditor is ill"), null));
    }

    public Audit cancelled(String on) {
        return tell(new AuditCancelled(id, day(on), text("the wrong file")));
    }

    public Audit reflected(String on) {
        return tell(new ReflectionRecorded(id, day(on), null));
    }

    /** The first auditor's findings of the submission. */
    public Audit found(String on, Finding... findings) {
        return found(on, false, findings);
    }

    public Audit found(String on, boolean second, Finding... findings) {
        return tell(new FindingsRecorded(
                id, day(on), second ? SECOND_AUDITOR : AUDITOR, second, List.of(findings), Map.of(), null));
    }

    /** What the child said, and what the practice meant for it. */
    public Audit spoken(String on, String words, String impact) {
        return tell(new FindingsRecorded(
                id, day(on), AUDITOR, false, List.of(), Map.of(FamilyMember.CHILD, text(words)), text(impact)));
    }

    public static Finding strength(String theme) {
        return new Finding(FindingKind.STRENGTH, theme, null);
    }

    public static Finding areaForDevelopment(String theme) {
        return new Finding(FindingKind.AREA_FOR_DEVELOPMENT, theme, text("of " + theme));
    }

    public Audit uploaded(String on) {
        return tell(new AuditUploaded(id, day(on)));
    }

    public Audit followedUp(String on) {
        return tell(new FollowUpRecorded(id, day(on), text("a visit by the team manager")));
    }

    public Audit flagged(String on, boolean atRisk) {
        return tell(new RiskFlagged(id, day(on), atRisk, null));
    }

    public Audit concernRaised(String on) {
        return tell(new ConcernRaised(id, day(on)));
    }

    public Audit concernLifted(String on) {
        return tell(new ConcernLifted(id, day(on)));
    }

    public Audit concern(String on, ConcernStep step) {
        return tell(new ConcernAdvanced(id, day(on), step, null));
    }

    public Audit tell(AuditEvent event) {
        ledger.tell(event);
        return this;
    }

    public String id() {
        return id;
    }
}

package org.caseledger.command.audit;

import static org.caseledger.command.World.AUTHORITY;
import static org.caseledger.command.World.aug;
import static org.caseledger.command.World.sealed;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.caseledger.command.Scenario;
import org.caseledger.command.audit.AuditCommand.AllocateAudit;
import org.caseledger.command.audit.AuditCommand.Grading;
import org.caseledger.command.audit.AuditCommand.ModerateGrade;
import org.caseledger.command.audit.AuditCommand.ReconcileGrades;
import org.caseledger.command.audit.AuditCommand.RejectSubmission;
import org.caseledger.command.audit.AuditCommand.SubmitGrade;
import org.caseledger.command.audit.AuditCommand.SubmitSecondGrade;
import org.caseledger.events.AuditEvent;
import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.events.AuditEvent.AuditExempted;
import org.caseledger.events.AuditEvent.ConcernLifted;
import org.caseledger.events.AuditEvent.ConcernRaised;
import org.caseledger.events.AuditEvent.GradeModerated;
import org.caseledger.events.AuditEvent.GradeSubmitted;
import org.caseledger.events.AuditEvent.GradesAgreed;
import org.caseledger.events.AuditEvent.GradesDiffered;
import org.caseledger.events.AuditEvent.GradesReconciled;
import org.caseledger.events.AuditEvent.SecondGradeSubmitted;
import org.caseledger.events.AuditEvent.SubmissionRejected;
import org.caseledger.events.AuditKind;
import org.caseledger.events.ExemptionGround;
import org.caseledger.events.Framework;
import org.caseledger.events.GradeChange;
import org.caseledger.events.ModerationOutcome;
import org.caseledger.events.Submission;
import org.jspecify.annotations.Nullable;

/**
 * Audit A-1 of child C-17: allocated to auditor.one on 1 August, due on the 15th, graded on the 10th, moderated on the
 * 20th.
 */
public final class Audits {

    private Audits() {}

    static Scenario given(AuditEvent... past) {
        return Scenario.of(AuditAggregate.class, past);
    }

    // What happened

    public static AuditAllocated allocated() {
        return allocated("A-1", AuditKind.CORE, null, null);
    }

    static AuditAllocated looped() {
        return allocated("A-1", AuditKind.LOOPED, "auditor.two", null);
    }

    static AuditAllocated observation() {
        return allocated("A-1", AuditKind.OBSERVATION, null, null);
    }

    static AuditAllocated allocated(
            String id, AuditKind kind, @Nullable String secondAuditor, @Nullable String reAuditOf) {
        return new AuditAllocated(
                id,
                AUTHORITY,
                YearMonth.of(2019, 8),
                "Children's Social Care",
                kind,
                "C-17",
                "CP",
                "North",
                "N-2",
                null,
                null,
                "auditor.one",
                secondAuditor,
                reAuditOf,
                1,
                aug(1),
                aug(15));
    }

    static GradeSubmitted submitted(@Nullable String grade) {
        return submitted(grade, aug(10));
    }

    static GradeSubmitted submitted(@Nullable String grade, LocalDate on) {
        return new GradeSubmitted("A-1", on, "auditor.one", submission(grade, domains()), on.isAfter(aug(15)));
    }

    static GradeSubmitted submitted(String grade, SortedMap<String, String> domains) {
        return new GradeSubmitted("A-1", aug(10), "auditor.one", submission(grade, domains), false);
    }

    static SecondGradeSubmitted secondSubmitted(@Nullable String grade) {
        return secondSubmitted(grade, domains());
    }

    static SecondGradeSubmitted secondSubmitted(@Nullable String grade, SortedMap<String, String> domains) {
        return new SecondGradeSubmitted("A-1", aug(12), "auditor.two", submission(grade, domains), false);
    }

    static GradesAgreed agreed(String grade, SortedMap<String, String> domains) {
        return new GradesAgreed("A-1", aug(12), grade, domains);
    }

    static GradesDiffered differed(String first, String second) {
        return new GradesDiffered("A-1", aug(12), first, second);
    }

    static GradesReconciled reconciled(String grade) {
        return new GradesReconciled("A-1", aug(16), grade, domains(), sealed("We read it together."));
    }

    static SubmissionRejected rejected() {
        return new SubmissionRejected("A-1", aug(13), sealed("No domain grades."));
    }

    static AuditExempted exempted() {
        return new AuditExempted("A-1", aug(5), ExemptionGround.UNSTATED, sealed("The child moved."), null);
    }

    static GradeModerated moderated(String from, String to) {
        return moderated(from, to, new TreeMap<>());
    }

    static GradeModerated moderated(String from, String to, SortedMap<String, GradeChange> domains) {
        ModerationOutcome outcome = Framework.theUsual().outcome(from, to);
        return new GradeModerated(
                "A-1", aug(20), "moderator.one", outcome, from, to, domains, sealed("The plan drifted."), null);
    }

    static ConcernRaised concernRaised(LocalDate on) {
        return new ConcernRaised("A-1", on);
    }

    static ConcernLifted concernLifted(LocalDate on) {
        return new ConcernLifted("A-1", on);
    }

    // What is asked for

    static SubmitGrade submitGrade(@Nullable String grade) {
        return submitGrade(grade, aug(10));
    }

    static SubmitGrade submitGrade(@Nullable String grade, LocalDate on) {
        return new SubmitGrade("A-1", on, grading(grade, domains()));
    }

    static SubmitGrade submitGrade(String grade, SortedMap<String, String> domains) {
        return new SubmitGrade("A-1", aug(10), grading(grade, domains));
    }

    static SubmitSecondGrade submitSecondGrade(@Nullable String grade) {
        return submitSecondGrade(grade, aug(12));
    }

    static SubmitSecondGrade submitSecondGrade(@Nullable String grade, LocalDate on) {
        return new SubmitSecondGrade("A-1", on, grading(grade, domains()));
    }

    static SubmitSecondGrade submitSecondGrade(String grade, SortedMap<String, String> domains) {
        return new SubmitSecondGrade("A-1", aug(12), grading(grade, domains));
    }

    static ReconcileGrades reconcile(String grade) {
        return new ReconcileGrades("A-1", aug(16), grade, domains(), "We read it together.");
    }

    static RejectSubmission reject() {
        return new RejectSubmission("A-1", aug(13), "No domain grades.");
    }

    static ModerateGrade moderate(@Nullable String grade) {
        return moderate(grade, new TreeMap<>());
    }

    static ModerateGrade moderate(@Nullable String grade, SortedMap<String, String> domains) {
        return new ModerateGrade("A-1", aug(20), "moderator.one", grade, domains, "The plan drifted.", null);
    }

    static AllocateAudit allocate(AuditAllocated as) {
        return new AllocateAudit(
                as.auditId(),
                as.authority(),
                as.round(),
                as.programme(),
                as.kind(),
                as.childRef(),
                as.cohort(),
                as.area(),
                as.team(),
                as.theme(),
                as.practitioner(),
                as.auditor(),
                as.secondAuditor(),
                as.reAuditOf(),
                as.effectiveOn(),
                as.dueOn());
    }

    // What they say

    static SortedMap<String, String> domains(String... domainsAndGrades) {
        SortedMap<String, String> domains = new TreeMap<>();
        for (int i = 0; i < domainsAndGrades.length; i += 2) {
            domains.put(domainsAndGrades[i], domainsAndGrades[i + 1]);
        }
        return domains;
    }

    static Grading grading(@Nullable String grade, SortedMap<String, String> domains) {
        return new Grading(grade, domains, "Seen alone, twice.", Map.of(), Map.of(), false, Findings.NONE);
    }

    static Submission submission(@Nullable String grade) {
        return submission(grade, domains());
    }

    private static Submission submission(@Nullable String grade, SortedMap<String, String> domains) {
        return new Submission(grade, domains, sealed("Seen alone, twice."), Map.of(), Map.of(), false);
    }
}

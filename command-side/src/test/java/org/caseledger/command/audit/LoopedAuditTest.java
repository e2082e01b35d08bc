package org.caseledger.command.audit;

import static org.caseledger.command.Role.AUDITOR;
import static org.caseledger.command.Role.QA_LEAD;
import static org.caseledger.command.World.AUTHORITY;
import static org.caseledger.command.World.aug;
import static org.caseledger.command.World.sealed;
import static org.caseledger.command.audit.Audits.agreed;
import static org.caseledger.command.audit.Audits.allocated;
import static org.caseledger.command.audit.Audits.concernRaised;
import static org.caseledger.command.audit.Audits.differed;
import static org.caseledger.command.audit.Audits.domains;
import static org.caseledger.command.audit.Audits.exempted;
import static org.caseledger.command.audit.Audits.given;
import static org.caseledger.command.audit.Audits.looped;
import static org.caseledger.command.audit.Audits.moderate;
import static org.caseledger.command.audit.Audits.moderated;
import static org.caseledger.command.audit.Audits.reconcile;
import static org.caseledger.command.audit.Audits.reconciled;
import static org.caseledger.command.audit.Audits.reject;
import static org.caseledger.command.audit.Audits.rejected;
import static org.caseledger.command.audit.Audits.secondSubmitted;
import static org.caseledger.command.audit.Audits.submitGrade;
import static org.caseledger.command.audit.Audits.submitSecondGrade;
import static org.caseledger.command.audit.Audits.submitted;

import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;
import org.caseledger.command.Reason;
import org.caseledger.command.audit.AuditCommand.ReconcileGrades;
import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.events.AuditEvent.GradeSubmitted;
import org.caseledger.events.AuditEvent.GradesReconciled;
import org.caseledger.events.AuditEvent.SecondGradeSubmitted;
import org.caseledger.events.AuditKind;
import org.caseledger.events.GradeChange;
import org.junit.jupiter.api.Test;

class LoopedAuditTest {

    @Test
    void two_equal_grades_agree() {
        given(looped(), submitted("Good"))
                .as("auditor.two", AUDITOR)
                .when(submitSecondGrade("Good"))
                .expect(secondSubmitted("Good"), agreed("Good", domains()));
    }

    @Test
    void agreement_keeps_the_domains_that_both_graded_alike() {
        given(looped(), submitted("Good", domains("Supervision", "Good", "Quality of Plans", "Good")))
                .when(submitSecondGrade("Good", domains("Supervision", "Good", "Quality of Plans", "N/A")))
                .expect(
                        secondSubmitted("Good", domains("Supervision", "Good", "Quality of Plans", "N/A")),
                        agreed("Good", domains("Supervision", "Good")));
    }

    @Test
    void two_unlike_grades_differ_and_await_their_meeting() {
        given(looped(), submitted("Inadequate"))
                .when(submitSecondGrade("Good"))
                .expect(secondSubmitted("Good"), differed("Inadequate", "Good"));
    }

    @Test
    void either_auditor_may_be_first() {
        given(looped()).when(submitSecondGrade("Good")).expect(secondSubmitted("Good"));
        given(looped(), secondSubmitted("Good"))
                .when(submitGrade("Good"))
                .expect(submitted("Good"), agreed("Good", domains()));
    }

    @Test
    void agreeing_on_the_lowest_grade_raises_a_concern_and_one_alone_does_not() {
        given(looped()).when(submitGrade("Inadequate")).expect(submitted("Inadequate"));
        given(looped(), submitted("Inadequate"))
                .when(submitSecondGrade("Inadequate"))
                .expect(secondSubmitted("Inadequate"), agreed("Inadequate", domains()), concernRaised(aug(12)));
    }

    @Test
    void neither_auditor_submits_the_others_grading() {
        given(looped())
                .as("auditor.one", AUDITOR)
                .when(submitSecondGrade("Good"))
                .refused(Reason.NOT_ALLOCATED_TO_YOU);
        given(looped()).as("auditor.two", AUDITOR).when(submitGrade("Good")).refused(Reason.NOT_ALLOCATED_TO_YOU);
        given(looped()).as("auditor.two", QA_LEAD).when(submitGrade("Good")).refused(Reason.NOT_ALLOCATED_TO_YOU);
    }

    @Test
    void an_auditor_without_an_account_gets_no_help_from_the_other() {
        AuditAllocated onPaper = new AuditAllocated(
                "A-1",
                AUTHORITY,
                YearMonth.of(2019, 8),
                "Fostering",
                AuditKind.LOOPED,
                "C-17",
                null,
                null,
                null,
                null,
                null,
                "J. Paper",
                "auditor.two",
                null,
                1,
                aug(1),
                aug(15));

        given(onPaper).as("auditor.two", AUDITOR).when(submitGrade("Good")).refused(Reason.NOT_ALLOCATED_TO_YOU);
        given(onPaper)
                .as("auditor.one", AUDITOR)
                .when(submitGrade("Good"))
                .expect(new GradeSubmitted(
                        "A-1", aug(10), "auditor.one", submitted("Good").submission(), false));
    }

    @Test
    void each_grade_comes_in_once() {
        given(looped(), submitted("Good")).when(submitGrade("Good")).refused(Reason.ALREADY_SUBMITTED);
        given(looped(), secondSubmitted("Good")).when(submitSecondGrade("Good")).refused(Reason.ALREADY_SUBMITTED);
        given(looped(), exempted()).when(submitSecondGrade("Good")).refused(Reason.AUDIT_EXEMPTED);
    }

    @Test
    void only_a_looped_audit_has_a_second_grade() {
        given(allocated()).when(submitSecondGrade("Good")).refused(Reason.NOT_LOOPED);
        given(allocated()).when(submitSecondGrade("Fair")).refused(Reason.INVALID_VALUE, "overall");
    }

    @Test
    void a_rejection_sends_both_grades_back() {
        given(looped(), submitted("Good"), secondSubmitted("Good"), agreed("Good", domains()), rejected())
                .when(submitSecondGrade("Good", aug(14)))
                .expect(secondSubmittedOnThe14th());
        given(looped(), submitted("Good"), rejected(), submitted("Good", aug(14)))
                .when(submitSecondGrade("Good", aug(12)))
                .refused(Reason.INVALID_VALUE, "on")
                .saying("before the rejection");
    }

    @Test
    void one_grade_alone_can_be_sent_back() {
        given(looped(), submitted("Good")).when(reject()).expect(rejected());
    }

    @Test
    void a_meeting_settles_unlike_grades() {
        given(looped(), submitted("Inadequate"), secondSubmitted("Good"), differed("Inadequate", "Good"))
                .when(reconcile("Inadequate"))
                .expect(reconciled("Inadequate"), concernRaised(aug(16)));
    }

    @Test
    void a_meeting_says_why_unless_the_grades_agreed() {
        ReconcileGrades silent = new ReconcileGrades("A-1", aug(16), "Good", domains(), " ");

        given(looped(), submitted("Inadequate"), secondSubmitted("Good"))
                .when(silent)
                .refused(Reason.INVALID_VALUE, "rationale");
        given(looped(), submitted("Good"), secondSubmitted("Good"))
                .when(silent)
                .expect(new GradesReconciled("A-1", aug(16), "Good", domains(), null));
    }

    @Test
    void a_meeting_comes_after_both_grades() {
        ReconcileGrades early = new ReconcileGrades("A-1", aug(11), "Good", domains(), "Why.");

        given(looped(), submitted("Good")).when(reconcile("Good")).refused(Reason.AWAITS_BOTH_GRADES);
        given(looped(), submitted("Good"), secondSubmitted("Inadequate"))
                .when(early)
                .refused(Reason.INVALID_VALUE, "on")
                .saying("before the last submission on 2019-08-12");
    }

    @Test
    void a_meeting_is_held_once_and_before_any_moderation() {
        given(looped(), submitted("Good"), secondSubmitted("Inadequate"), reconciled("Good"))
                .when(reconcile("Good"))
                .refused(Reason.ALREADY_RECONCILED);
        given(looped(), submitted("Good"), secondSubmitted("Good"), moderated("Good", "Good"))
                .when(reconcile("Good"))
                .refused(Reason.ALREADY_MODERATED);
    }

    @Test
    void no_meeting_is_held_on_an_audit_of_one_auditor_or_an_exempted_one() {
        given(allocated(), submitted("Good")).when(reconcile("Good")).refused(Reason.NOT_LOOPED);
        given(looped(), exempted()).when(reconcile("Good")).refused(Reason.AUDIT_EXEMPTED);
    }

    @Test
    void a_meeting_keeps_to_the_framework() {
        ReconcileGrades offScale = new ReconcileGrades("A-1", aug(16), "Fair", domains("Chronology", "Good"), "Why.");

        given(looped(), submitted("Good"), secondSubmitted("Inadequate"))
                .when(offScale)
                .refused(Reason.INVALID_VALUE, "overall", "domains");
    }

    @Test
    void it_is_not_moderated_while_it_awaits_its_meeting() {
        given(looped(), submitted("Good"), secondSubmitted("Inadequate"))
                .when(moderate("Good"))
                .refused(Reason.AWAITS_RECONCILIATION);
        given(looped(), submitted("Good")).when(moderate("Good")).refused(Reason.NOT_SUBMITTED);
    }

    @Test
    void moderation_starts_from_what_the_meeting_or_the_agreement_said() {
        given(looped(), submitted("Good"), secondSubmitted("Inadequate"), reconciled("Good"))
                .when(moderate("Outstanding"))
                .expect(moderated("Good", "Outstanding"));
        given(looped(), submitted("Good", domains("Supervision", "Good")), secondSubmitted("Good"))
                .when(moderate("Good", domains("Supervision", "Good")))
                .expect(moderated("Good", "Good", new TreeMap<>(Map.of("Supervision", new GradeChange(null, "Good")))));
    }

    @Test
    void two_ungraded_observations_have_no_grade_to_agree_on() {
        AuditAllocated observed = allocated("A-1", AuditKind.OBSERVATION, "auditor.two", null);

        given(observed, submitted(null)).when(submitSecondGrade(null)).expect(secondSubmitted(null));
        given(observed, submitted(null), secondSubmitted(null))
                .when(moderate("Good"))
                .refused(Reason.UNGRADED_OBSERVATION);
        given(observed, submitted(null), secondSubmitted("Good"))
                .when(reconcile("Good"))
                .expect(new GradesReconciled("A-1", aug(16), "Good", domains(), sealed("We read it together.")));
    }

    private static SecondGradeSubmitted secondSubmittedOnThe14th() {
        return new SecondGradeSubmitted(
                "A-1", aug(14), "auditor.two", secondSubmitted("Good").submission(), false);
    }
}

package org.caseledger.command.audit;

import static org.caseledger.command.Role.AUDITOR;
import static org.caseledger.command.Role.MODERATOR;
import static org.caseledger.command.Role.QA_LEAD;
import static org.caseledger.command.World.AUTHORITY;
import static org.caseledger.command.World.TODAY;
import static org.caseledger.command.World.aug;
import static org.caseledger.command.World.sealed;
import static org.caseledger.command.audit.Audits.allocated;
import static org.caseledger.command.audit.Audits.concernRaised;
import static org.caseledger.command.audit.Audits.domains;
import static org.caseledger.command.audit.Audits.exempted;
import static org.caseledger.command.audit.Audits.given;
import static org.caseledger.command.audit.Audits.observation;
import static org.caseledger.command.audit.Audits.submitGrade;
import static org.caseledger.command.audit.Audits.submitted;

import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;
import org.caseledger.command.Reason;
import org.caseledger.command.audit.AuditCommand.Grading;
import org.caseledger.command.audit.AuditCommand.ModerateGrade;
import org.caseledger.command.audit.AuditCommand.SubmitGrade;
import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.events.AuditEvent.GradeSubmitted;
import org.caseledger.events.AuditKind;
import org.caseledger.events.FamilyMember;
import org.caseledger.events.Participant;
import org.caseledger.events.Sentiment;
import org.caseledger.events.Submission;
import org.caseledger.events.ViewsRecorded;
import org.junit.jupiter.api.Test;

class SubmissionTest {

    @Test
    void an_auditor_grades_a_file() {
        given(allocated())
                .as("auditor.one", AUDITOR)
                .when(submitGrade("Good"))
                .expect(submitted("Good"))
                .answered(1, 1);
    }

    @Test
    void tells_everything_that_the_auditor_saw() {
        Map<Participant, ViewsRecorded> views = Map.of(Participant.CHILD, ViewsRecorded.YES);
        Map<FamilyMember, Sentiment> feedback = Map.of(FamilyMember.PARENT, Sentiment.MIXED);
        Grading grading =
                new Grading("Good", domains("Supervision", "N/A"), "Seen.", views, feedback, true, Findings.NONE);
        Submission told = new Submission("Good", domains("Supervision", "N/A"), sealed("Seen."), views, feedback, true);

        given(allocated())
                .when(new SubmitGrade("A-1", aug(15), grading))
                .expect(new GradeSubmitted("A-1", aug(15), "auditor.one", told, false));
    }

    @Test
    void is_late_after_its_due_date() {
        given(allocated()).when(submitGrade("Good", aug(15))).expect(submitted("Good", aug(15)));
        given(allocated())
                .when(submitGrade("Good", aug(16)))
                .expect(new GradeSubmitted(
                        "A-1", aug(16), "auditor.one", submitted("Good").submission(), true));
    }

    @Test
    void the_lowest_grade_raises_a_concern() {
        given(allocated()).when(submitGrade("Inadequate")).expect(submitted("Inadequate"), concernRaised(aug(10)));
    }

    @Test
    void only_a_rejection_opens_it_again() {
        given(allocated(), submitted("Good")).when(submitGrade("Good")).refused(Reason.ALREADY_SUBMITTED);
    }

    @Test
    void an_exempted_audit_takes_no_grade() {
        given(allocated(), exempted()).when(submitGrade("Good")).refused(Reason.AUDIT_EXEMPTED);
    }

    @Test
    void a_grade_off_the_scale_is_refused() {
        given(allocated())
                .when(submitGrade("Excellent"))
                .refused(Reason.INVALID_VALUE, "overall")
                .saying("Excellent is not on the framework's scale", "Requires Improvement");
        given(allocated()).when(submitGrade(null)).refused(Reason.INVALID_VALUE, "overall");
        given(allocated()).when(submitGrade("N/A")).refused(Reason.INVALID_VALUE, "overall");
    }

    @Test
    void unknown_domains_and_their_grades_are_refused_each_by_name() {
        given(allocated())
                .when(submitGrade("Good", domains("Chronology", "Good", "Supervision", "Fair")))
                .refused(Reason.INVALID_VALUE, "domains", "domains.Supervision");
    }

    @Test
    void a_date_before_the_allocation_or_in_the_future_is_refused() {
        given(allocated())
                .when(submitGrade("Good", aug(1).minusDays(1)))
                .refused(Reason.INVALID_VALUE, "on")
                .saying("2019-07-31 lies before the allocation on 2019-08-01");
        given(allocated()).when(submitGrade("Good", TODAY.plusDays(1))).refused(Reason.INVALID_VALUE, "on");
    }

    @Test
    void a_rationale_has_an_end() {
        Grading endless = new Grading("Good", domains(), "x".repeat(10_001), Map.of(), Map.of(), false, Findings.NONE);

        given(allocated()).when(new SubmitGrade("A-1", aug(10), endless)).refused(Reason.INVALID_VALUE, "rationale");
    }

    @Test
    void only_an_observation_may_be_ungraded() {
        given(observation()).when(submitGrade(null)).expect(submitted(null));
        given(observation()).when(submitGrade("Good")).expect(submitted("Good"));
        given(observation()).when(submitGrade("Fair")).refused(Reason.INVALID_VALUE, "overall");
    }

    @Test
    void another_auditor_may_not_submit_it() {
        given(allocated()).as("auditor.two", AUDITOR).when(submitGrade("Good")).refused(Reason.NOT_ALLOCATED_TO_YOU);
    }

    @Test
    void a_stranger_learns_nothing_of_the_values() {
        given(allocated())
                .as("auditor.two", AUDITOR)
                .when(submitGrade("Excellent"))
                .refused(Reason.NOT_ALLOCATED_TO_YOU);
    }

    @Test
    void the_qa_lead_may_submit_it_in_the_auditors_name() {
        given(allocated()).as("qa.lead", QA_LEAD).when(submitGrade("Good")).expect(submitted("Good"));
    }

    @Test
    void who_grades_for_somebody_without_an_account_has_graded_and_may_not_moderate() {
        AuditAllocated onPaper = new AuditAllocated(
                "A-1",
                AUTHORITY,
                YearMonth.of(2019, 8),
                "Fostering",
                AuditKind.CORE,
                "C-17",
                null,
                null,
                null,
                null,
                null,
                "J. Paper",
                null,
                null,
                1,
                aug(1),
                aug(15));

        given(onPaper)
                .as("auditor.two", AUDITOR)
                .when(submitGrade("Good"))
                .expect(new GradeSubmitted(
                        "A-1", aug(10), "auditor.two", submitted("Good").submission(), false));
        given(
                        onPaper,
                        new GradeSubmitted(
                                "A-1", aug(10), "auditor.two", submitted("Good").submission(), false))
                .as("auditor.two", MODERATOR)
                .when(new ModerateGrade("A-1", aug(20), "auditor.two", "Good", new TreeMap<>(), null, null))
                .refused(Reason.MODERATOR_GRADED_AUDIT);
    }
}

package org.caseledger.command.audit;

import static org.caseledger.command.World.TODAY;
import static org.caseledger.command.World.aug;
import static org.caseledger.command.World.sealed;
import static org.caseledger.command.audit.Audits.allocated;
import static org.caseledger.command.audit.Audits.concernLifted;
import static org.caseledger.command.audit.Audits.concernRaised;
import static org.caseledger.command.audit.Audits.domains;
import static org.caseledger.command.audit.Audits.looped;
import static org.caseledger.command.audit.FileRow.row;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.caseledger.command.Reason;
import org.caseledger.command.Scenario;
import org.caseledger.events.AuditEvent;
import org.caseledger.events.AuditEvent.AuditExempted;
import org.caseledger.events.AuditEvent.GradeModerated;
import org.caseledger.events.AuditEvent.GradeSubmitted;
import org.caseledger.events.AuditEvent.GradesAgreed;
import org.caseledger.events.AuditEvent.GradesDiffered;
import org.caseledger.events.AuditEvent.GradesReconciled;
import org.caseledger.events.AuditEvent.ParticipationRecorded;
import org.caseledger.events.AuditEvent.RecordCorrected;
import org.caseledger.events.AuditEvent.ReflectionRecorded;
import org.caseledger.events.AuditEvent.SecondGradeSubmitted;
import org.caseledger.events.AuditEvent.SubmissionRejected;
import org.caseledger.events.ExemptionGround;
import org.caseledger.events.FamilyMember;
import org.caseledger.events.ModerationOutcome;
import org.caseledger.events.Participant;
import org.caseledger.events.SamplingMethod;
import org.caseledger.events.Sentiment;
import org.caseledger.events.Submission;
import org.caseledger.events.ViewsRecorded;
import org.junit.jupiter.api.Test;

class FileRowTest {

    @Test
    void a_new_row_allocates_its_audit() {
        given().when(row().told()).expect(allocated());
    }

    @Test
    void a_full_row_tells_everything_in_the_order_of_its_days() {
        given().when(row().submitted(aug(10), "Inadequate")
                        .moderated("moderator.one", aug(20), "Good")
                        .reflected(aug(18))
                        .told())
                .expect(
                        allocated(),
                        submitted("Inadequate", aug(10)),
                        concernRaised(aug(10)),
                        new ReflectionRecorded("A-1", aug(18), null),
                        moderated("Inadequate", "Good"),
                        concernLifted(aug(20)));
    }

    @Test
    void a_looped_row_tells_both_grades_and_their_meeting() {
        given().when(row().looped()
                        .submitted(aug(12), "Good")
                        .second(aug(10), "Inadequate")
                        .reconciled(aug(16), "Inadequate")
                        .told())
                .expect(
                        looped(),
                        new SecondGradeSubmitted("A-1", aug(10), "auditor.two", submission("Inadequate"), false),
                        submitted("Good", aug(12)),
                        new GradesDiffered("A-1", aug(12), "Good", "Inadequate"),
                        new GradesReconciled("A-1", aug(16), "Inadequate", domains(), null),
                        concernRaised(aug(16)));
    }

    @Test
    void says_on_whose_behalf_each_event_is_told() {
        given().when(row().submitted(aug(10), "Good")
                        .moderated("moderator.one", aug(20), "Good")
                        .told())
                .onBehalfOf("", "auditor.one", "moderator.one");
    }

    @Test
    void what_is_new_is_added_and_what_is_the_same_is_not() {
        given(allocated())
                .when(row().submitted(aug(10), "Good").told())
                .expect(submitted("Good", aug(10)))
                .answered(1, 1);
        given(allocated(), submitted("Good", aug(10)))
                .when(row().submitted(aug(10), "Good").told())
                .expect()
                .answered(1, 0);
    }

    @Test
    void everything_can_be_told_again() {
        FileRow all = row().looped()
                .submitted(aug(10), "Good")
                .second(aug(12), "Inadequate")
                .reconciled(aug(16), "Good")
                .moderated("moderator.one", aug(20), "Good")
                .rejected(aug(21), "Wrong child.")
                .reflected(aug(22));

        given(
                        looped(),
                        submitted("Good", aug(10)),
                        new SecondGradeSubmitted("A-1", aug(12), "auditor.two", submission("Inadequate"), false),
                        new GradesReconciled("A-1", aug(16), "Good", domains(), null),
                        moderated("Good", "Good"),
                        new SubmissionRejected("A-1", aug(21), sealed("Wrong child.")),
                        new ReflectionRecorded("A-1", aug(22), null))
                .when(all.told())
                .expect();
    }

    @Test
    void a_changed_cell_is_refused_with_both_values() {
        given(allocated(), submitted("Good", aug(10)))
                .when(row().in("South").submitted(aug(11), "Inadequate").told())
                .refused(Reason.DIFFERS_FROM_LEDGER, "area", "submitted_on", "submitted_grade")
                .saying("the ledger has North, the file has South");
    }

    @Test
    void an_emptied_cell_is_refused_with_both_values() {
        given(allocated(), submitted("Good", aug(10)), moderated("Good", "Good"))
                .when(row().submitted(aug(10), "Good").told())
                .refused(Reason.DIFFERS_FROM_LEDGER, "moderator", "moderated_on", "moderated_grade")
                .saying("the ledger has moderator.one, the file has nothing");
    }

    @Test
    void a_changed_reason_is_refused_with_both_texts() {
        given(allocated(), submitted("Good", aug(10)), new SubmissionRejected("A-1", aug(13), sealed("No domains.")))
                .when(row().submitted(aug(10), "Good")
                        .rejected(aug(13), "Wrong child.")
                        .told())
                .refused(Reason.DIFFERS_FROM_LEDGER, "rejection_reason")
                .saying("the ledger has No domains., the file has Wrong child.");
    }

    @Test
    void a_changed_view_flag_or_feedback_is_refused() {
        Submission answered = new Submission(
                "Good",
                domains(),
                null,
                Map.of(Participant.IRO_CP_CHAIR, ViewsRecorded.NO),
                Map.of(FamilyMember.CHILD, Sentiment.POSITIVE),
                false);
        given(allocated(), new GradeSubmitted("A-1", aug(10), "auditor.one", answered, false))
                .when(row().submitted(aug(10), "Good")
                        .atRisk()
                        .views(Participant.IRO_CP_CHAIR, ViewsRecorded.YES)
                        .feedback(FamilyMember.CHILD, Sentiment.MIXED)
                        .told())
                .refused(Reason.DIFFERS_FROM_LEDGER, "at_risk_of_inadequate", "views_iro_cp_chair", "feedback_child");
    }

    @Test
    void a_rejection_may_come_before_the_submission_that_followed_it() {
        given().when(row().submitted(aug(14), "Good")
                        .rejected(aug(12), "No domains.")
                        .told())
                .expect(
                        allocated(),
                        new SubmissionRejected("A-1", aug(12), sealed("No domains.")),
                        submitted("Good", aug(14)));
    }

    @Test
    void a_rejection_after_the_submission_sends_it_back() {
        given().when(row().submitted(aug(10), "Inadequate")
                        .rejected(aug(12), "No domains.")
                        .told())
                .expect(
                        allocated(),
                        submitted("Inadequate", aug(10)),
                        concernRaised(aug(10)),
                        new SubmissionRejected("A-1", aug(12), sealed("No domains.")),
                        concernLifted(aug(12)));
    }

    @Test
    void what_happened_on_one_day_happened_in_the_order_of_the_process() {
        given().when(row().rejected(aug(10), "No domains.")
                        .submitted(aug(10), "Good")
                        .moderated("moderator.one", aug(10), "Good")
                        .told())
                .expect(
                        allocated(),
                        submitted("Good", aug(10)),
                        new GradeModerated(
                                "A-1",
                                aug(10),
                                "moderator.one",
                                ModerationOutcome.UPHELD,
                                "Good",
                                "Good",
                                new TreeMap<>(),
                                null,
                                null),
                        new SubmissionRejected("A-1", aug(10), sealed("No domains.")));
    }

    @Test
    void tells_an_exemption_of_a_submitted_audit_as_it_happened() {
        given().when(row().submitted(aug(10), "Good").exempted(aug(12)).told())
                .expect(
                        allocated(),
                        submitted("Good", aug(10)),
                        new AuditExempted("A-1", aug(12), ExemptionGround.UNSTATED, null, null));
    }

    @Test
    void says_how_a_grading_was_drawn_to_be_moderated() {
        GradeModerated sampled = new GradeModerated(
                "A-1",
                aug(20),
                "moderator.one",
                ModerationOutcome.UPHELD,
                "Good",
                "Good",
                new TreeMap<>(),
                null,
                SamplingMethod.RANDOM);
        FileRow row = row().submitted(aug(10), "Good").moderated("moderator.one", aug(20), "Good");

        given().when(row.sampled(SamplingMethod.RANDOM).told())
                .expect(allocated(), submitted("Good", aug(10)), sampled);
        given(allocated(), submitted("Good", aug(10)), sampled)
                .when(row.sampled(SamplingMethod.RANDOM).told())
                .expect();
        given(allocated(), submitted("Good", aug(10)), sampled)
                .when(row.sampled(null).told())
                .expect();
        given(allocated(), submitted("Good", aug(10)), sampled)
                .when(row.sampled(SamplingMethod.ALL).told())
                .refused(Reason.DIFFERS_FROM_LEDGER, "moderation_sampling");
        given().when(row().submitted(aug(10), "Good")
                        .sampled(SamplingMethod.ALL)
                        .told())
                .refused(Reason.INVALID_VALUE, "moderated_on");
    }

    @Test
    void a_value_without_its_day_is_refused() {
        given().when(row().submitted(null, "Good")
                        .second(null, "Good")
                        .reconciled(null, "Good")
                        .rejected(null, "No domains.")
                        .moderated(null, null, "Good")
                        .told())
                .refused(
                        Reason.INVALID_VALUE,
                        "submitted_on",
                        "second_submitted_on",
                        "reconciled_on",
                        "rejected_on",
                        "moderated_on");
        given().when(row().submitted(aug(10), "Good")
                        .moderated(null, aug(20), "Good")
                        .told())
                .refused(Reason.INVALID_VALUE, "moderator");
    }

    @Test
    void a_row_that_breaks_a_rule_names_its_column() {
        given().when(row().submitted(aug(10), "Good")
                        .moderated("auditor.one", aug(20), "Good")
                        .told())
                .refused(Reason.MODERATOR_GRADED_AUDIT, "moderated_on");
        given().when(row().submitted(aug(10), "Good")
                        .moderated("moderator.one", aug(9), "Good")
                        .told())
                .refused(Reason.NOT_SUBMITTED, "moderated_on");
        given().when(row().exempted(aug(5))
                        .submitted(aug(10), "Good")
                        .moderated("moderator.one", aug(20), "Good")
                        .told())
                .refused(Reason.AUDIT_EXEMPTED, "moderated_on");
        given().when(row().second(aug(10), "Good").told()).refused(Reason.NOT_LOOPED, "second_submitted_on");
        given().when(row().reflected(aug(10)).told()).refused(Reason.NOT_SUBMITTED, "reflection_returned_on");
    }

    @Test
    void a_row_with_a_value_that_cannot_be_names_its_column() {
        given().when(row().submitted(aug(10), "Fair").told()).refused(Reason.INVALID_VALUE, "submitted_grade");
        given().when(row().submitted(TODAY.plusDays(1), "Good").told()).refused(Reason.INVALID_VALUE, "submitted_on");
        given().when(row().exempted(aug(1).minusDays(1)).told()).refused(Reason.INVALID_VALUE, "exempted_on");
        given().when(row().by(" ").told()).refused(Reason.INVALID_VALUE, "auditor");
        given().when(row().submitted(aug(10), "Good")
                        .rejected(aug(12), "x".repeat(10_001))
                        .told())
                .refused(Reason.INVALID_VALUE, "rejection_reason");
    }

    @Test
    void a_later_row_does_not_reject_what_was_moderated_after_that_day() {
        given(allocated(), submitted("Good", aug(10)), moderated("Good", "Good"))
                .when(row().submitted(aug(10), "Good")
                        .moderated("moderator.one", aug(20), "Good")
                        .rejected(aug(19), null)
                        .told())
                .refused(Reason.INVALID_VALUE, "rejected_on");
    }

    @Test
    void answers_that_a_submission_left_open_are_added_on_its_day() {
        FileRow answered = row().submitted(aug(10), "Good")
                .views(Participant.CHILD, ViewsRecorded.YES)
                .feedback(FamilyMember.PARENT, Sentiment.MIXED);
        ParticipationRecorded recorded = new ParticipationRecorded(
                "A-1",
                aug(10),
                Map.of(Participant.CHILD, ViewsRecorded.YES),
                Map.of(FamilyMember.PARENT, Sentiment.MIXED));

        given(allocated(), submitted("Good", aug(10))).when(answered.told()).expect(recorded);
        given(allocated(), submitted("Good", aug(10)), recorded)
                .when(answered.told())
                .expect();
        given(allocated(), submitted("Good", aug(10)), recorded)
                .when(answered.views(Participant.CHILD, ViewsRecorded.NO)
                        .views(Participant.MANAGER, ViewsRecorded.YES)
                        .told())
                .refused(Reason.DIFFERS_FROM_LEDGER, "views_child");
        given(allocated(), submitted("Good", aug(10)), recorded)
                .when(row().submitted(aug(10), "Good").told())
                .refused(Reason.DIFFERS_FROM_LEDGER, "views_child", "feedback_parent");
    }

    @Test
    void one_grade_sent_back_and_the_others_later_one_can_be_told_again() {
        FileRow told = row().looped()
                .submitted(aug(10), "Good")
                .rejected(aug(12), null)
                .second(aug(14), "Inadequate");
        AuditEvent[] happened = {
            looped(),
            submitted("Good", aug(10)),
            new SubmissionRejected("A-1", aug(12), null),
            new SecondGradeSubmitted("A-1", aug(14), "auditor.two", submission("Inadequate"), false)
        };

        given().when(told.told()).expect(happened);
        given(happened).when(told.told()).expect();
        given(happened)
                .when(row().looped()
                        .submitted(aug(11), "Good")
                        .rejected(aug(12), null)
                        .second(aug(14), "Inadequate")
                        .told())
                .refused(Reason.DIFFERS_FROM_LEDGER, "submitted_on");
        given(happened)
                .when(row().looped()
                        .submitted(aug(15), "Inadequate")
                        .rejected(aug(12), null)
                        .second(aug(14), "Inadequate")
                        .told())
                .expect(
                        submitted("Inadequate", aug(15)),
                        new GradesAgreed("A-1", aug(15), "Inadequate", domains()),
                        concernRaised(aug(15)));
    }

    private static Scenario given(AuditEvent... past) {
        return Audits.given(past).importing();
    }

    private static GradeSubmitted submitted(String grade, LocalDate on) {
        return new GradeSubmitted("A-1", on, "auditor.one", submission(grade), false);
    }

    private static GradeModerated moderated(String from, String to) {
        ModerationOutcome outcome = from.equals(to) ? ModerationOutcome.UPHELD : ModerationOutcome.UPGRADED;
        return new GradeModerated("A-1", aug(20), "moderator.one", outcome, from, to, new TreeMap<>(), null, null);
    }

    private static Submission submission(String grade) {
        return new Submission(grade, domains(), null, Map.of(), Map.of(), false);
    }

    @Test
    void tells_the_ground_of_an_exemption_and_no_rule_is_asked_of_it() {
        AuditExempted discretionary = new AuditExempted("A-1", aug(12), ExemptionGround.DISCRETIONARY, null, null);

        given(allocated())
                .importing()
                .when(row().exempted(aug(12), ExemptionGround.DISCRETIONARY).told())
                .expect(discretionary)
                .answered(1, 2);
        given(allocated())
                .importing()
                .when(row().exempted(aug(12), ExemptionGround.STANDING).told())
                .expect(new AuditExempted("A-1", aug(12), ExemptionGround.STANDING, null, null));
        given(allocated(), discretionary)
                .importing()
                .when(row().exempted(aug(12), ExemptionGround.DISCRETIONARY).told())
                .expect();
        given(allocated(), discretionary)
                .importing()
                .when(row().exempted(aug(12)).told())
                .refused(Reason.DIFFERS_FROM_LEDGER, "exemption_ground");
    }

    @Test
    void denies_nothing_of_a_column_that_its_file_does_not_have() {
        AuditExempted discretionary = new AuditExempted("A-1", aug(12), ExemptionGround.DISCRETIONARY, null, null);
        Scenario known = given(
                        allocated(), corrected("theme", "Neglect"), corrected("practitioner", "P-88"), discretionary)
                .importing();

        known.when(row().exempted(aug(12))
                        .without("theme", "practitioner", "exemption_ground")
                        .told())
                .expect();
        known.when(row().exempted(aug(12)).without("theme").told())
                .refused(Reason.DIFFERS_FROM_LEDGER, "practitioner", "exemption_ground");
        known.when(row().exempted(aug(13))
                        .without("theme", "practitioner", "exemption_ground")
                        .told())
                .refused(Reason.DIFFERS_FROM_LEDGER, "exempted_on");
    }

    private static RecordCorrected corrected(String field, String to) {
        return new RecordCorrected("A-1", aug(1), field, null, to, sealed("It was left out."), "director.one");
    }

    @Test
    void tells_no_ground_without_a_day() {
        given(allocated())
                .importing()
                .when(row().on(ExemptionGround.STANDING).told())
                .refused(Reason.INVALID_VALUE, "exempted_on");
    }
}

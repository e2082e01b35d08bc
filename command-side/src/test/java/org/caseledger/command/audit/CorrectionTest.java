package org.caseledger.command.audit;

import static org.caseledger.command.World.TODAY;
import static org.caseledger.command.World.aug;
import static org.caseledger.command.World.sealed;
import static org.caseledger.command.World.sep;
import static org.caseledger.command.audit.Audits.allocated;
import static org.caseledger.command.audit.Audits.concernLifted;
import static org.caseledger.command.audit.Audits.concernRaised;
import static org.caseledger.command.audit.Audits.differed;
import static org.caseledger.command.audit.Audits.domains;
import static org.caseledger.command.audit.Audits.given;
import static org.caseledger.command.audit.Audits.looped;
import static org.caseledger.command.audit.Audits.moderated;
import static org.caseledger.command.audit.Audits.observation;
import static org.caseledger.command.audit.Audits.reconciled;
import static org.caseledger.command.audit.Audits.rejected;
import static org.caseledger.command.audit.Audits.secondSubmitted;
import static org.caseledger.command.audit.Audits.submitted;
import static org.caseledger.command.audit.FileRow.row;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.caseledger.command.Reason;
import org.caseledger.command.Role;
import org.caseledger.command.audit.AuditCommand.CorrectRecord;
import org.caseledger.command.audit.AuditCommand.ModerateGrade;
import org.caseledger.events.AuditEvent.ConcernAdvanced;
import org.caseledger.events.AuditEvent.DomainGradesRecorded;
import org.caseledger.events.AuditEvent.GradeModerated;
import org.caseledger.events.AuditEvent.ParticipationRecorded;
import org.caseledger.events.AuditEvent.RecordCorrected;
import org.caseledger.events.ConcernStep;
import org.caseledger.events.GradingStage;
import org.caseledger.events.ModerationOutcome;
import org.caseledger.events.Participant;
import org.caseledger.events.ViewsRecorded;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CorrectionTest {

    @Test
    void replaces_what_an_allocation_says_from_its_day() {
        given(allocated()).when(correct("team", "N-3")).expect(corrected(aug(1), "team", "N-2", "N-3"));
        given(allocated()).when(correct("cohort", null)).expect(corrected(aug(1), "cohort", "CP", null));
        given(allocated()).when(correct("round", "2019-07")).expect(corrected(aug(1), "round", "2019-08", "2019-07"));
        given(allocated(), corrected(aug(1), "area", "North", null))
                .when(correct("area", "South"))
                .expect(corrected(aug(1), "area", null, "South"));
        given(allocated())
                .when(correct("dueOn", TODAY.plusDays(9).toString()))
                .expect(corrected(aug(1), "dueOn", "2019-08-15", "2019-09-24"));
    }

    @Test
    void replaces_a_grade_from_the_day_of_its_grading() {
        given(allocated(), submitted("Good"), moderated("Good", "Good"))
                .when(correct("submitted_grade", "Outstanding"))
                .expect(corrected(aug(10), "submittedGrade", "Good", "Outstanding"));
        given(looped(), submitted("Good"), secondSubmitted("Inadequate"), reconciled("Good"))
                .when(correct("reconciledGrade", "Outstanding"))
                .expect(corrected(aug(16), "reconciledGrade", "Good", "Outstanding"));
    }

    @Test
    void the_concern_follows_the_corrected_grade() {
        given(allocated(), submitted("Good"))
                .when(correct("submittedGrade", "Inadequate"))
                .expect(corrected(aug(10), "submittedGrade", "Good", "Inadequate"), concernRaised(aug(10)));
        given(allocated(), submitted("Inadequate"), concernRaised(aug(10)))
                .when(correct("submittedGrade", "Good"))
                .expect(corrected(aug(10), "submittedGrade", "Inadequate", "Good"), concernLifted(aug(10)));
        given(allocated(), submitted("Good"), moderated("Good", "Good"))
                .when(correct("moderatedGrade", "Inadequate"))
                .expect(corrected(aug(20), "moderatedGrade", "Good", "Inadequate"), concernRaised(aug(20)));
        given(looped(), submitted("Good"), secondSubmitted("Inadequate"), differed("Good", "Inadequate"))
                .when(correct("submittedGrade", "Inadequate"))
                .expect(corrected(aug(10), "submittedGrade", "Good", "Inadequate"), concernRaised(aug(12)));
    }

    @Test
    void replaces_answers_flags_and_domain_grades() {
        ParticipationRecorded answers = new ParticipationRecorded(
                "A-1", aug(10), Map.of(Participant.IRO_CP_CHAIR, ViewsRecorded.YES), Map.of());
        given(allocated(), submitted("Good"), answers)
                .when(correct("views_iro_cp_chair", "n/a"))
                .expect(corrected(aug(10), "participation.iroCpChair", "YES", "NOT_APPLICABLE"));
        given(allocated(), submitted("Good"), answers)
                .when(correct("participation.iroOrCpChair", null))
                .expect(corrected(aug(10), "participation.iroCpChair", "YES", null));
        given(allocated(), submitted("Good"))
                .when(correct("at_risk_of_inadequate", "yes"))
                .expect(corrected(aug(10), "atRisk", "false", "true"));
        given(allocated(), submitted("Good", domains("Supervision", "Good")))
                .when(correct("domains.Supervision", "N/A"))
                .expect(corrected(aug(10), "domains.Supervision", "Good", "N/A"));
        given(
                        allocated(),
                        submitted("Good"),
                        moderated("Good", "Good"),
                        new DomainGradesRecorded(
                                "A-1", aug(20), GradingStage.MODERATED, domains("Supervision", "Good")))
                .when(correct("moderatedDomains.Supervision", "Inadequate"))
                .expect(corrected(aug(20), "moderatedDomains.Supervision", "Good", "Inadequate"));
    }

    @Test
    void a_file_is_compared_with_the_corrected_record() {
        RecordCorrected day = corrected(aug(10), "submittedOn", "2019-08-10", "2019-08-11");
        given(allocated(), submitted("Good"), day)
                .importing()
                .when(row().submitted(aug(11), "Good").told())
                .expect();
        given(allocated(), submitted("Good"), day)
                .importing()
                .when(row().submitted(aug(10), "Good").told())
                .refused(Reason.DIFFERS_FROM_LEDGER, "submitted_on")
                .saying("the ledger has 2019-08-11");
    }

    @Test
    void a_concern_moves_with_the_day_of_its_grading() {
        ConcernAdvanced reviewed = new ConcernAdvanced("A-1", aug(12), ConcernStep.REVIEWED, null);
        given(allocated(), submitted("Inadequate"), concernRaised(aug(10)), reviewed)
                .when(correct("submittedOn", "2019-08-12"))
                .expect(corrected(aug(10), "submittedOn", "2019-08-10", "2019-08-12"));
        given(allocated(), submitted("Inadequate"), concernRaised(aug(10)), reviewed)
                .when(correct("submittedOn", "2019-08-13"))
                .refused(Reason.INVALID_VALUE, "value");
    }

    @Test
    void leaves_a_moderated_looped_audit_the_grade_that_was_moderated() {
        given(looped(), submitted("Good"), secondSubmitted("Good"), moderated("Good", "Good"))
                .when(correct("secondGrade", "Inadequate"))
                .refused(Reason.INVALID_VALUE, "value")
                .saying("its two gradings would differ");
        given(looped(), submitted("Good"), secondSubmitted("Good"), moderated("Good", "Good"))
                .when(correct("moderatedGrade", "Outstanding"))
                .expect(corrected(aug(20), "moderatedGrade", "Good", "Outstanding"));
        given(looped(), submitted("Good"), secondSubmitted("Good"))
                .when(correct("secondGrade", "Inadequate"))
                .expect(corrected(aug(12), "secondGrade", "Good", "Inadequate"));
    }

    @Test
    void takes_two_people_and_a_reason() {
        given(allocated())
                .when(new CorrectRecord("A-1", "team", "N-3", " ", null))
                .refused(Reason.INVALID_VALUE, "reason", "approver");
        given(allocated())
                .as("director.one", Role.DIRECTOR)
                .when(correct("team", "N-3"))
                .refused(Reason.INVALID_VALUE, "approver");
    }

    @Test
    void only_to_what_can_be() {
        refusesValue("submittedGrade", "Fair");
        refusesValue("submittedGrade", null);
        refusesValue("submittedOn", TODAY.plusDays(1).toString());
        refusesValue("submittedOn", "yesterday");
        refusesValue("submittedOn", "2019-07-31");
        refusesValue("submittedOn", "2019-08-21");
        refusesValue("moderatedOn", "2019-08-09");
        refusesValue("allocatedOn", "2019-08-11");
        refusesValue("dueOn", "2019-07-31");
        refusesValue("round", "August");
        refusesValue("kind", "LOOPED");
        refusesValue("kind", "RE_AUDIT");
        refusesValue("kind", "WEEKLY");
        refusesValue("auditor", null);
        refusesValue("atRisk", "perhaps");
        refusesValue("participation.child", "maybe");
        given(observation(), submitted(null)).when(correct("kind", "CORE")).refused(Reason.INVALID_VALUE, "value");
    }

    @Test
    void only_what_may_be() {
        for (String field :
                new String[] {"authority", "childRef", "reAuditOf", "participation", "domains.", "auditId"}) {
            given(allocated()).when(correct(field, "C-18")).refused(Reason.INVALID_VALUE, "field");
        }
        given(allocated(), submitted("Good"))
                .when(correct("domains.Cooking", "Good"))
                .refused(Reason.INVALID_VALUE, "field");
    }

    @Test
    void only_what_is_there_and_wrong() {
        given(allocated()).when(correct("moderatedGrade", "Good")).refused(Reason.NO_SUCH_VALUE, "field");
        given(allocated(), submitted("Good"))
                .when(correct("domains.Supervision", "Good"))
                .refused(Reason.NO_SUCH_VALUE, "field");
        given(allocated(), submitted("Good"))
                .when(correct("submittedGrade", "Good"))
                .refused(Reason.NOTHING_TO_CORRECT, "value");
        given(allocated(), corrected(aug(1), "team", "N-2", "N-3"))
                .when(correct("team", "N-3"))
                .refused(Reason.NOTHING_TO_CORRECT, "value");
    }

    @Test
    void keeps_auditors_and_moderators_apart() {
        given(allocated(), submitted("Good"), moderated("Good", "Good"))
                .when(correct("moderator", "auditor.one"))
                .refused(Reason.MODERATOR_GRADED_AUDIT);
        given(allocated(), submitted("Good"), moderated("Good", "Good"))
                .when(correct("auditor", "moderator.one"))
                .refused(Reason.MODERATOR_GRADED_AUDIT);
        given(looped()).when(correct("secondAuditor", "auditor.one")).refused(Reason.SECOND_AUDITOR_IS_FIRST);
        given(allocated(), submitted("Good"), corrected(aug(1), "auditor", "auditor.one", "auditor.three"))
                .when(new ModerateGrade("A-1", aug(20), "auditor.one", "Good", domains(), null))
                .expect(new GradeModerated(
                        "A-1",
                        aug(20),
                        "auditor.one",
                        ModerationOutcome.UPHELD,
                        "Good",
                        "Good",
                        new TreeMap<>(),
                        null));
    }

    @Test
    void tells_nobody_who_grades_blind() {
        given(looped(), submitted("Good"))
                .as("auditor.two", Role.QA_LEAD)
                .when(correct("submittedGrade", "Good"))
                .refused(Reason.NOT_ALLOCATED_TO_YOU);
        given(looped(), submitted("Good"))
                .as("auditor.two", Role.QA_LEAD)
                .when(correct("team", "N-3"))
                .expect(corrected(aug(1), "team", "N-2", "N-3"));
    }

    @Test
    void puts_the_last_of_several_gradings_right() {
        given(allocated(), submitted("Good"), rejected(), submitted("Inadequate", sep(1)), concernRaised(sep(1)))
                .when(correct("submittedGrade", "Good"))
                .expect(corrected(sep(1), "submittedGrade", "Inadequate", "Good"), concernLifted(sep(1)));
        given(allocated(), submitted("Good"), rejected(), submitted("Good", sep(1)))
                .when(correct("submittedOn", "2019-08-12"))
                .refused(Reason.INVALID_VALUE, "value");
    }

    @Test
    void the_record_may_have_moved_on() {
        given(allocated(), submitted("Good"))
                .seen(0)
                .when(correct("team", "N-3"))
                .refused(Reason.STALE_VERSION);
        given(allocated(), submitted("Good")).seen(0).when(correct("dueOn", "")).refused(Reason.INVALID_VALUE, "value");
    }

    private static void refusesValue(String field, @Nullable String value) {
        given(allocated(), submitted("Good"), moderated("Good", "Good"))
                .when(correct(field, value))
                .refused(Reason.INVALID_VALUE, "value");
    }

    private static CorrectRecord correct(String field, @Nullable String value) {
        return new CorrectRecord("A-1", field, value, "Typed wrong.", "director.one");
    }

    private static RecordCorrected corrected(LocalDate on, String field, @Nullable String from, @Nullable String to) {
        return new RecordCorrected("A-1", on, field, from, to, sealed("Typed wrong."), "director.one");
    }
}

package org.caseledger.command.audit;

import static org.caseledger.command.World.TODAY;
import static org.caseledger.command.World.aug;
import static org.caseledger.command.World.sealed;
import static org.caseledger.command.audit.Audits.allocated;
import static org.caseledger.command.audit.Audits.concernLifted;
import static org.caseledger.command.audit.Audits.concernRaised;
import static org.caseledger.command.audit.Audits.differed;
import static org.caseledger.command.audit.Audits.exempted;
import static org.caseledger.command.audit.Audits.given;
import static org.caseledger.command.audit.Audits.looped;
import static org.caseledger.command.audit.Audits.moderate;
import static org.caseledger.command.audit.Audits.moderated;
import static org.caseledger.command.audit.Audits.reconcile;
import static org.caseledger.command.audit.Audits.reject;
import static org.caseledger.command.audit.Audits.secondSubmitted;
import static org.caseledger.command.audit.Audits.submitGrade;
import static org.caseledger.command.audit.Audits.submitSecondGrade;
import static org.caseledger.command.audit.Audits.submitted;
import static org.caseledger.command.audit.FileRow.row;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.caseledger.command.Reason;
import org.caseledger.command.audit.AuditCommand.AdvanceConcern;
import org.caseledger.command.audit.AuditCommand.AmendGrade;
import org.caseledger.command.audit.AuditCommand.CancelAudit;
import org.caseledger.command.audit.AuditCommand.CorrectRecord;
import org.caseledger.command.audit.AuditCommand.FlagRisk;
import org.caseledger.command.audit.AuditCommand.GrantExemption;
import org.caseledger.command.audit.AuditCommand.NoteNotReturned;
import org.caseledger.command.audit.AuditCommand.ReassignAudit;
import org.caseledger.command.audit.AuditCommand.RecordReflection;
import org.caseledger.events.AuditEvent;
import org.caseledger.events.AuditEvent.AuditCancelled;
import org.caseledger.events.AuditEvent.ConcernAdvanced;
import org.caseledger.events.ConcernStep;
import org.caseledger.events.ExemptionGround;
import org.caseledger.events.Submission;
import org.junit.jupiter.api.Test;

class CancellationTest {

    private static final AuditCancelled CANCELLED = cancelled(aug(25));

    @Test
    void an_audit_is_called_off_however_far_it_has_come() {
        given(allocated()).when(cancel(aug(25))).expect(CANCELLED);
        given(allocated(), exempted()).when(cancel(aug(25))).expect(CANCELLED);
        given(allocated(), submitted("Good"), moderated("Good", "Good"))
                .when(cancel(aug(25)))
                .expect(CANCELLED);
    }

    @Test
    void a_concern_is_lifted_with_the_audit_that_raised_it_and_people_may_still_see_to_it() {
        AuditEvent[] concern = {allocated(), submitted("Inadequate"), concernRaised(aug(10))};

        given(concern).when(cancel(aug(25))).expect(CANCELLED, concernLifted(aug(25)));
        given(concern[0], concern[1], concern[2], CANCELLED, concernLifted(aug(25)))
                .when(new AdvanceConcern("A-1", aug(26), ConcernStep.RESOLVED, null))
                .expect(new ConcernAdvanced("A-1", aug(26), ConcernStep.RESOLVED, null));
    }

    @Test
    void it_says_why_and_comes_after_all_that_happened() {
        given(allocated()).when(new CancelAudit("A-1", aug(25), " ")).refused(Reason.INVALID_VALUE, "reason");
        given(allocated(), submitted("Good")).when(cancel(aug(9))).refused(Reason.INVALID_VALUE, "on");
        given(allocated()).when(cancel(TODAY.plusDays(1))).refused(Reason.INVALID_VALUE, "on");
    }

    @Test
    void nothing_more_is_graded_judged_or_asked() {
        given(allocated(), CANCELLED).when(cancel(aug(26))).refused(Reason.AUDIT_CANCELLED);
        given(allocated(), CANCELLED).when(submitGrade("Good", aug(26))).refused(Reason.AUDIT_CANCELLED);
        given(looped(), submitted("Good"), CANCELLED)
                .when(submitSecondGrade("Good", aug(26)))
                .refused(Reason.AUDIT_CANCELLED);
        given(allocated(), submitted("Good"), CANCELLED)
                .when(new AmendGrade("A-1", aug(26), false, "Inadequate", new TreeMap<>(), "A slip."))
                .refused(Reason.AUDIT_CANCELLED);
        given(allocated(), submitted("Good"), CANCELLED).when(reject()).refused(Reason.AUDIT_CANCELLED);
        given(allocated(), submitted("Good"), CANCELLED).when(moderate("Good")).refused(Reason.AUDIT_CANCELLED);
        given(looped(), submitted("Good"), secondSubmitted("Inadequate"), differed("Good", "Inadequate"), CANCELLED)
                .when(reconcile("Good"))
                .refused(Reason.AUDIT_CANCELLED);
        given(allocated(), submitted("Good"), CANCELLED)
                .when(new RecordReflection("A-1", aug(26), null))
                .refused(Reason.AUDIT_CANCELLED);
        given(allocated(), submitted("Requires Improvement"), CANCELLED)
                .when(new FlagRisk("A-1", aug(26), true, null))
                .refused(Reason.AUDIT_CANCELLED);
        given(allocated(), CANCELLED)
                .when(new GrantExemption("A-1", aug(26), ExemptionGround.UNSTATED, null, null))
                .refused(Reason.AUDIT_CANCELLED);
        given(allocated(), CANCELLED)
                .when(new ReassignAudit("A-1", aug(26), false, "auditor.two", null))
                .refused(Reason.AUDIT_CANCELLED);
    }

    @Test
    void what_it_should_have_come_back_with_is_awaited_no_more() {
        given(allocated(), CANCELLED)
                .when(new NoteNotReturned("A-1", aug(31), 1))
                .expect();
    }

    @Test
    void a_file_may_still_tell_what_happened_but_no_moderation() {
        given(allocated(), CANCELLED)
                .importing()
                .when(row().submitted(aug(10), "Inadequate").told())
                .expect(new AuditEvent.GradeSubmitted(
                        "A-1",
                        aug(10),
                        "auditor.one",
                        new Submission("Inadequate", new TreeMap<>(), null, Map.of(), Map.of(), false),
                        false));
        given(allocated(), CANCELLED)
                .importing()
                .when(row().submitted(aug(10), "Good")
                        .moderated("moderator.one", aug(20), "Good")
                        .told())
                .refused(Reason.AUDIT_CANCELLED, "moderated_on");
    }

    @Test
    void its_day_may_be_corrected_but_not_to_before_what_happened() {
        given(allocated(), submitted("Good"), CANCELLED)
                .when(new CorrectRecord("A-1", "cancelledOn", "2019-08-24", "A slip.", "director.one"))
                .expect(new AuditEvent.RecordCorrected(
                        "A-1", aug(25), "cancelledOn", "2019-08-25", "2019-08-24", sealed("A slip."), "director.one"));
        given(allocated(), submitted("Good"), CANCELLED)
                .when(new CorrectRecord("A-1", "cancelledOn", "2019-08-09", "A slip.", "director.one"))
                .refused(Reason.INVALID_VALUE, "value");
    }

    private static CancelAudit cancel(LocalDate on) {
        return new CancelAudit("A-1", on, "The wrong file.");
    }

    static AuditCancelled cancelled(LocalDate on) {
        return new AuditCancelled("A-1", on, sealed("The wrong file."));
    }
}

package org.caseledger.command.audit;

import static org.caseledger.command.World.TODAY;
import static org.caseledger.command.World.aug;
import static org.caseledger.command.World.sealed;
import static org.caseledger.command.audit.Audits.allocated;
import static org.caseledger.command.audit.Audits.exempted;
import static org.caseledger.command.audit.Audits.given;
import static org.caseledger.command.audit.Audits.looped;
import static org.caseledger.command.audit.Audits.moderate;
import static org.caseledger.command.audit.Audits.rejected;
import static org.caseledger.command.audit.Audits.secondSubmitted;
import static org.caseledger.command.audit.Audits.submission;
import static org.caseledger.command.audit.Audits.submitGrade;
import static org.caseledger.command.audit.Audits.submitted;
import static org.caseledger.command.audit.FileRow.row;

import org.caseledger.command.Reason;
import org.caseledger.command.Role;
import org.caseledger.command.audit.AuditCommand.CorrectRecord;
import org.caseledger.command.audit.AuditCommand.ReassignAudit;
import org.caseledger.events.AuditEvent.AuditReassigned;
import org.caseledger.events.AuditEvent.GradeSubmitted;
import org.caseledger.events.AuditEvent.RecordCorrected;
import org.junit.jupiter.api.Test;

class ReassignmentTest {

    @Test
    void gives_the_audit_to_another_auditor() {
        given(allocated()).when(reassign("auditor.two", false)).expect(reassigned("auditor.two", false));
        given(looped()).when(reassign("auditor.three", true)).expect(reassigned("auditor.three", true));
    }

    @Test
    void who_may_grade_follows() {
        given(allocated(), reassigned("auditor.two", false))
                .as("auditor.one", Role.AUDITOR)
                .when(submitGrade("Good"))
                .refused(Reason.NOT_ALLOCATED_TO_YOU);
        given(allocated(), reassigned("auditor.two", false))
                .as("auditor.two", Role.AUDITOR)
                .when(submitGrade("Good"))
                .expect(new GradeSubmitted("A-1", aug(10), "auditor.two", submission("Good"), false));
        given(allocated(), reassigned("auditor.two", false))
                .as("auditor.one", Role.MODERATOR)
                .when(moderate("Good"))
                .refused(Reason.NOT_SUBMITTED);
    }

    @Test
    void comes_before_that_auditors_grading() {
        given(allocated(), submitted("Good"))
                .when(reassign("auditor.two", false))
                .refused(Reason.ALREADY_SUBMITTED);
        given(looped(), submitted("Good"))
                .when(reassign("auditor.three", true))
                .expect(reassigned("auditor.three", true));
        given(allocated(), submitted("Good"), rejected())
                .when(new ReassignAudit("A-1", aug(14), false, "auditor.two", null))
                .expect(new AuditReassigned("A-1", aug(14), "auditor.two", false, null));
        given(allocated(), submitted("Good"), rejected())
                .when(reassign("auditor.two", false))
                .refused(Reason.INVALID_VALUE, "on");
        given(allocated(), exempted()).when(reassign("auditor.two", false)).refused(Reason.AUDIT_EXEMPTED);
    }

    @Test
    void keeps_the_two_auditors_apart() {
        given(looped()).when(reassign("auditor.two", false)).refused(Reason.SECOND_AUDITOR_IS_FIRST);
        given(looped()).when(reassign("auditor.one", true)).refused(Reason.SECOND_AUDITOR_IS_FIRST);
        given(looped(), secondSubmitted("Good"))
                .when(reassign("auditor.two", false))
                .refused(Reason.SECOND_AUDITOR_IS_FIRST);
        given(allocated()).when(reassign("auditor.two", true)).refused(Reason.NOT_LOOPED);
        given(allocated()).when(reassign("auditor.one", false)).refused(Reason.ALREADY_ALLOCATED);
    }

    @Test
    void takes_what_can_be() {
        given(allocated())
                .when(new ReassignAudit("A-1", TODAY.plusDays(1), false, null, null))
                .refused(Reason.INVALID_VALUE, "on", "auditor");
        given(looped())
                .when(new ReassignAudit("A-1", aug(5), true, " ", null))
                .refused(Reason.INVALID_VALUE, "secondAuditor");
    }

    @Test
    void a_file_may_name_the_auditor_of_the_beginning_or_of_now() {
        given(allocated(), reassigned("auditor.two", false))
                .importing()
                .when(row().told())
                .expect();
        given(allocated(), reassigned("auditor.two", false))
                .importing()
                .when(row().by("auditor.two").told())
                .expect();
        given(allocated(), reassigned("auditor.two", false))
                .importing()
                .when(row().by("auditor.three").told())
                .refused(Reason.DIFFERS_FROM_LEDGER, "auditor");
    }

    @Test
    void a_correction_puts_right_who_has_it_now() {
        given(allocated(), reassigned("auditor.two", false))
                .when(new CorrectRecord("A-1", "auditor", "auditor.three", "Typed wrong.", "director.one"))
                .expect(new RecordCorrected(
                        "A-1",
                        aug(5),
                        "auditor",
                        "auditor.two",
                        "auditor.three",
                        sealed("Typed wrong."),
                        "director.one"));
    }

    private static ReassignAudit reassign(String auditor, boolean second) {
        return new ReassignAudit("A-1", aug(5), second, auditor, "She is ill.");
    }

    private static AuditReassigned reassigned(String auditor, boolean second) {
        return new AuditReassigned("A-1", aug(5), auditor, second, sealed("She is ill."));
    }
}

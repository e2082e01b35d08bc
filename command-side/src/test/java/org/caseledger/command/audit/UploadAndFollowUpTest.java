package org.caseledger.command.audit;

import static org.caseledger.command.World.TODAY;
import static org.caseledger.command.World.aug;
import static org.caseledger.command.World.sealed;
import static org.caseledger.command.audit.Audits.allocated;
import static org.caseledger.command.audit.Audits.exempted;
import static org.caseledger.command.audit.Audits.given;
import static org.caseledger.command.audit.Audits.looped;
import static org.caseledger.command.audit.Audits.moderated;
import static org.caseledger.command.audit.Audits.rejected;
import static org.caseledger.command.audit.Audits.secondSubmitted;
import static org.caseledger.command.audit.Audits.submitted;
import static org.caseledger.command.audit.FileRow.row;

import java.time.LocalDate;
import java.util.TreeMap;
import org.caseledger.command.Reason;
import org.caseledger.command.Role;
import org.caseledger.command.audit.AuditCommand.CorrectRecord;
import org.caseledger.command.audit.AuditCommand.RecordFollowUp;
import org.caseledger.command.audit.AuditCommand.RecordUpload;
import org.caseledger.events.AuditEvent;
import org.caseledger.events.AuditEvent.AuditUploaded;
import org.caseledger.events.AuditEvent.FollowUpRecorded;
import org.caseledger.events.AuditEvent.GradesAgreed;
import org.caseledger.events.AuditEvent.RecordCorrected;
import org.caseledger.events.AuditEvent.RiskFlagged;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class UploadAndFollowUpTest {

    private static final AuditUploaded UPLOADED = new AuditUploaded("A-1", aug(21));
    private static final RiskFlagged FLAGGED = new RiskFlagged("A-1", aug(12), true, null);
    private static final FollowUpRecorded FOLLOWED_UP =
            new FollowUpRecorded("A-1", aug(22), sealed("The manager visited."));
    private static final AuditEvent[] AT_RISK = {allocated(), submitted("Requires Improvement"), FLAGGED};

    @Test
    void a_submitted_audit_is_uploaded_to_the_childs_file_once() {
        given(allocated(), submitted("Good")).when(upload(aug(21))).expect(UPLOADED);
        given(allocated(), submitted("Good"), UPLOADED).when(upload(aug(22))).refused(Reason.ALREADY_UPLOADED);
    }

    @Test
    void a_submission_given_anew_is_uploaded_anew() {
        AuditUploaded before = new AuditUploaded("A-1", aug(11));

        given(allocated(), submitted("Good"), before, rejected(), submitted("Good", aug(14)))
                .when(upload(aug(21)))
                .expect(UPLOADED);
    }

    @Test
    void there_is_nothing_to_upload_until_all_of_it_is_in() {
        given(allocated()).when(upload(aug(21))).refused(Reason.NOT_SUBMITTED);
        given(looped(), submitted("Good")).when(upload(aug(21))).refused(Reason.NOT_SUBMITTED);
        given(allocated(), submitted("Good"), rejected()).when(upload(aug(21))).refused(Reason.NOT_SUBMITTED);
        given(allocated(), exempted()).when(upload(aug(21))).refused(Reason.AUDIT_EXEMPTED);
        given(allocated(), submitted("Good"), CancellationTest.cancelled(aug(20)))
                .when(upload(aug(21)))
                .refused(Reason.AUDIT_CANCELLED);
    }

    @Test
    void an_upload_is_neither_before_the_submission_nor_tomorrow() {
        given(allocated(), submitted("Good")).when(upload(aug(9))).refused(Reason.INVALID_VALUE, "on");
        given(allocated(), submitted("Good")).when(upload(TODAY.plusDays(1))).refused(Reason.INVALID_VALUE, "on");
    }

    @Test
    void an_auditor_records_the_upload_of_their_own_audit_only() {
        GradesAgreed agreed = new GradesAgreed("A-1", aug(12), "Good", new TreeMap<>());

        given(allocated(), submitted("Good"))
                .as("auditor.one", Role.AUDITOR)
                .when(upload(aug(21)))
                .expect(UPLOADED);
        given(looped(), submitted("Good"), secondSubmitted("Good"), agreed)
                .as("auditor.two", Role.AUDITOR)
                .when(upload(aug(21)))
                .expect(UPLOADED);
        given(allocated(), submitted("Good"))
                .as("auditor.two", Role.AUDITOR)
                .when(upload(aug(21)))
                .refused(Reason.NOT_ALLOCATED_TO_YOU);
        given(allocated(), submitted("Good"))
                .as("manager.one", Role.MANAGER)
                .when(upload(aug(21)))
                .expect(UPLOADED);
    }

    @Test
    void an_audit_at_risk_is_followed_up_once() {
        given(AT_RISK).when(followUp(aug(22))).expect(FOLLOWED_UP);
        given(AT_RISK[0], AT_RISK[1], AT_RISK[2], FOLLOWED_UP)
                .when(followUp(aug(23)))
                .refused(Reason.ALREADY_FOLLOWED_UP);
    }

    @Test
    void no_other_audit_is() {
        given(allocated(), submitted("Requires Improvement"))
                .when(followUp(aug(22)))
                .refused(Reason.NOT_AT_RISK);
        given(AT_RISK[0], AT_RISK[1], AT_RISK[2], moderated("Requires Improvement", "Good"))
                .when(followUp(aug(22)))
                .refused(Reason.NOT_AT_RISK);
        given(AT_RISK[0], AT_RISK[1], AT_RISK[2], CancellationTest.cancelled(aug(20)))
                .when(followUp(aug(22)))
                .refused(Reason.AUDIT_CANCELLED);
    }

    @Test
    void a_follow_up_says_what_was_done_and_not_before_the_submission() {
        given(AT_RISK).when(new RecordFollowUp("A-1", aug(22), null)).refused(Reason.INVALID_VALUE, "note");
        given(AT_RISK).when(followUp(aug(9))).refused(Reason.INVALID_VALUE, "on");
    }

    @Test
    void their_days_may_be_corrected_but_not_to_before_the_submission() {
        given(allocated(), submitted("Good"), UPLOADED)
                .when(correct("uploaded_on", "2019-08-20"))
                .expect(new RecordCorrected(
                        "A-1", aug(21), "uploadedOn", "2019-08-21", "2019-08-20", sealed("A slip."), "director.one"));
        given(allocated(), submitted("Good"), UPLOADED)
                .when(correct("uploadedOn", "2019-08-09"))
                .refused(Reason.INVALID_VALUE, "value");
        given(AT_RISK[0], AT_RISK[1], AT_RISK[2], FOLLOWED_UP)
                .when(correct("followedUpOn", "2019-08-09"))
                .refused(Reason.INVALID_VALUE, "value");
        given(allocated(), submitted("Good"), UPLOADED)
                .when(correct("submittedOn", "2019-08-22"))
                .refused(Reason.INVALID_VALUE, "value");
    }

    @Nested
    class Told_by_a_file {

        @Test
        void both_happen_on_their_days() {
            given(allocated(), submitted("Requires Improvement"))
                    .importing()
                    .when(told().uploaded(aug(21)).followedUp(aug(22)).told())
                    .expect(UPLOADED, new FollowUpRecorded("A-1", aug(22), null));
        }

        @Test
        void the_same_says_nothing_new_and_an_empty_cell_denies_nothing() {
            given(allocated(), submitted("Requires Improvement"), UPLOADED, FOLLOWED_UP)
                    .importing()
                    .when(told().uploaded(aug(21)).followedUp(aug(22)).told())
                    .expect();
            given(allocated(), submitted("Requires Improvement"), UPLOADED, FOLLOWED_UP)
                    .importing()
                    .when(told().told())
                    .expect();
        }

        @Test
        void another_day_changes_the_past() {
            given(allocated(), submitted("Requires Improvement"), UPLOADED, FOLLOWED_UP)
                    .importing()
                    .when(told().uploaded(aug(20)).followedUp(aug(23)).told())
                    .refused(Reason.DIFFERS_FROM_LEDGER, "uploaded_on", "followed_up_on");
        }

        @Test
        void there_is_no_upload_of_what_never_came() {
            given(allocated())
                    .importing()
                    .when(row().uploaded(aug(21)).told())
                    .refused(Reason.NOT_SUBMITTED, "uploaded_on");
        }

        private FileRow told() {
            return row().submitted(aug(10), "Requires Improvement");
        }
    }

    private static RecordUpload upload(LocalDate on) {
        return new RecordUpload("A-1", on);
    }

    private static RecordFollowUp followUp(LocalDate on) {
        return new RecordFollowUp("A-1", on, "The manager visited.");
    }

    private static CorrectRecord correct(String field, String value) {
        return new CorrectRecord("A-1", field, value, "A slip.", "director.one");
    }
}

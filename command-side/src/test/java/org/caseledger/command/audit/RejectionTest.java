package org.caseledger.command.audit;

import static org.caseledger.command.World.TODAY;
import static org.caseledger.command.World.aug;
import static org.caseledger.command.World.sealed;
import static org.caseledger.command.audit.Audits.allocated;
import static org.caseledger.command.audit.Audits.concernLifted;
import static org.caseledger.command.audit.Audits.concernRaised;
import static org.caseledger.command.audit.Audits.exempted;
import static org.caseledger.command.audit.Audits.given;
import static org.caseledger.command.audit.Audits.moderate;
import static org.caseledger.command.audit.Audits.moderated;
import static org.caseledger.command.audit.Audits.reject;
import static org.caseledger.command.audit.Audits.rejected;
import static org.caseledger.command.audit.Audits.submitGrade;
import static org.caseledger.command.audit.Audits.submitted;

import org.caseledger.command.Reason;
import org.caseledger.command.audit.AuditCommand.RejectSubmission;
import org.caseledger.events.AuditEvent.SubmissionRejected;
import org.junit.jupiter.api.Test;

class RejectionTest {

    @Test
    void sends_a_submission_back() {
        given(allocated(), submitted("Good")).when(reject()).expect(rejected());
    }

    @Test
    void lifts_the_concern_since_the_audit_stands_at_no_grade() {
        given(allocated(), submitted("Inadequate"), concernRaised(aug(10)))
                .when(reject())
                .expect(rejected(), concernLifted(aug(13)));
    }

    @Test
    void needs_something_to_send_back() {
        given(allocated()).when(reject()).refused(Reason.NOT_SUBMITTED);
        given(allocated(), submitted("Good"), rejected()).when(reject()).refused(Reason.ALREADY_REJECTED);
        given(allocated(), exempted()).when(reject()).refused(Reason.AUDIT_EXEMPTED);
    }

    @Test
    void does_not_come_before_the_submission_nor_the_moderation_that_it_undoes() {
        RejectSubmission onTheNinth = new RejectSubmission("A-1", aug(9), null);
        RejectSubmission onTheNineteenth = new RejectSubmission("A-1", aug(19), null);

        given(allocated(), submitted("Good"))
                .when(onTheNinth)
                .refused(Reason.INVALID_VALUE, "on")
                .saying("before the submission on 2019-08-10");
        given(allocated(), submitted("Good"), moderated("Good", "Good"))
                .when(onTheNineteenth)
                .refused(Reason.INVALID_VALUE, "on")
                .saying("before the moderation on 2019-08-20");
    }

    @Test
    void does_not_lie_in_the_future() {
        given(allocated(), submitted("Good"))
                .when(new RejectSubmission("A-1", TODAY.plusDays(1), null))
                .refused(Reason.INVALID_VALUE, "on");
    }

    @Test
    void a_rejected_audit_is_submitted_again_from_the_rejection_on() {
        given(allocated(), submitted("Good"), rejected())
                .when(submitGrade("Inadequate", aug(13)))
                .expect(submitted("Inadequate", aug(13)), concernRaised(aug(13)));
        given(allocated(), submitted("Good"), rejected())
                .when(submitGrade("Good", aug(12)))
                .refused(Reason.INVALID_VALUE, "on")
                .saying("before the rejection on 2019-08-13");
    }

    @Test
    void a_rejected_audit_is_not_moderated_before_it_is_submitted_again() {
        given(allocated(), submitted("Good"), rejected()).when(moderate("Good")).refused(Reason.NOT_SUBMITTED);
        given(allocated(), submitted("Good"), rejected(), submitted("Good", aug(14)))
                .when(moderate("Inadequate"))
                .expect(moderated("Good", "Inadequate"), concernRaised(aug(20)));
    }

    @Test
    void a_moderated_audit_that_was_sent_back_is_moderated_anew() {
        SubmissionRejected sentBack = new SubmissionRejected("A-1", aug(20), sealed("Moderated by mistake."));

        given(allocated(), submitted("Good"), moderated("Good", "Good"), sentBack, submitted("Good", aug(20)))
                .when(moderate("Outstanding"))
                .expect(moderated("Good", "Outstanding"));
    }
}

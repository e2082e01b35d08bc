package org.caseledger.command.audit;

import static org.caseledger.command.audit.Audits.allocate;
import static org.caseledger.command.audit.Audits.allocated;
import static org.caseledger.command.audit.Audits.exempted;
import static org.caseledger.command.audit.Audits.given;
import static org.caseledger.command.audit.Audits.submitGrade;
import static org.caseledger.command.audit.Audits.submitted;

import org.caseledger.command.Reason;
import org.junit.jupiter.api.Test;

class VersionsOfAnAuditTest {

    @Test
    void two_people_change_one_audit_and_the_second_is_told_its_present_version() {
        given(allocated())
                .seen(0)
                .when(submitGrade("Good"))
                .expect(submitted("Good"))
                .answered(1, 1);
        given(allocated(), submitted("Good"))
                .seen(0)
                .when(submitGrade("Good"))
                .refused(Reason.STALE_VERSION)
                .saying("\"1\"");
    }

    @Test
    void a_value_that_cannot_be_comes_before_a_stale_version_and_that_before_a_rule() {
        given(allocated(), exempted()).seen(0).when(submitGrade("Fair")).refused(Reason.INVALID_VALUE, "overall");
        given(allocated(), exempted()).seen(0).when(submitGrade("Good")).refused(Reason.STALE_VERSION);
        given(allocated(), exempted()).seen(1).when(submitGrade("Good")).refused(Reason.AUDIT_EXEMPTED);
    }

    @Test
    void an_audit_that_does_not_exist_has_no_version() {
        given().seen(0).when(allocate(allocated())).refused(Reason.STALE_VERSION);
    }
}

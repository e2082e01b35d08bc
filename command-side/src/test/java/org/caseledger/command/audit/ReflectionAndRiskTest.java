package org.caseledger.command.audit;

import static org.caseledger.command.World.TODAY;
import static org.caseledger.command.World.aug;
import static org.caseledger.command.World.sealed;
import static org.caseledger.command.audit.Audits.allocated;
import static org.caseledger.command.audit.Audits.given;
import static org.caseledger.command.audit.Audits.moderated;
import static org.caseledger.command.audit.Audits.rejected;
import static org.caseledger.command.audit.Audits.submitted;

import org.caseledger.command.Reason;
import org.caseledger.command.audit.AuditCommand.FlagRisk;
import org.caseledger.command.audit.AuditCommand.RecordReflection;
import org.caseledger.events.AuditEvent.ReflectionRecorded;
import org.caseledger.events.AuditEvent.RiskFlagged;
import org.junit.jupiter.api.Test;

class ReflectionAndRiskTest {

    private static final RecordReflection REFLECT = new RecordReflection("A-1", aug(20), "We learnt to ask twice.");
    private static final ReflectionRecorded REFLECTED =
            new ReflectionRecorded("A-1", aug(20), sealed("We learnt to ask twice."));
    private static final FlagRisk FLAG = new FlagRisk("A-1", aug(12), true, "Visits are slipping.");

    @Test
    void a_learning_sheet_comes_back_once() {
        given(allocated(), submitted("Good")).when(REFLECT).expect(REFLECTED);
        given(allocated(), submitted("Good"), REFLECTED).when(REFLECT).refused(Reason.REFLECTION_EXISTS);
    }

    @Test
    void there_is_nothing_to_learn_from_before_a_submission_stands() {
        given(allocated()).when(REFLECT).refused(Reason.NOT_SUBMITTED);
        given(allocated(), submitted("Good"), rejected()).when(REFLECT).refused(Reason.NOT_SUBMITTED);
    }

    @Test
    void a_file_may_tell_of_a_sheet_on_a_submission_that_was_sent_back() {
        given(allocated(), submitted("Good"), rejected())
                .importing()
                .when(REFLECT)
                .expect(REFLECTED);
    }

    @Test
    void a_sheet_does_not_come_back_tomorrow() {
        given(allocated(), submitted("Good"))
                .when(new RecordReflection("A-1", TODAY.plusDays(1), null))
                .refused(Reason.INVALID_VALUE, "on");
    }

    @Test
    void the_second_lowest_grade_can_be_at_risk_of_the_lowest_and_out_of_it_again() {
        given(allocated(), submitted("Requires Improvement"))
                .when(FLAG)
                .expect(new RiskFlagged("A-1", aug(12), true, sealed("Visits are slipping.")));
        given(allocated(), submitted("Requires Improvement"))
                .when(new FlagRisk("A-1", aug(12), false, null))
                .expect(new RiskFlagged("A-1", aug(12), false, null));
    }

    @Test
    void no_other_grade_can() {
        given(allocated(), submitted("Good")).when(FLAG).refused(Reason.NOT_SECOND_LOWEST);
        given(allocated(), submitted("Inadequate")).when(FLAG).refused(Reason.NOT_SECOND_LOWEST);
        given(allocated()).when(FLAG).refused(Reason.NOT_SECOND_LOWEST);
        given(allocated(), submitted("Requires Improvement"), moderated("Requires Improvement", "Good"))
                .when(FLAG)
                .refused(Reason.NOT_SECOND_LOWEST);
    }

    @Test
    void a_flag_does_not_come_before_its_submission() {
        given(allocated(), submitted("Requires Improvement"))
                .when(new FlagRisk("A-1", aug(9), true, null))
                .refused(Reason.INVALID_VALUE, "on");
    }
}

package org.caseledger.command.audit;

import static org.caseledger.command.World.TODAY;
import static org.caseledger.command.World.aug;
import static org.caseledger.command.World.sealed;
import static org.caseledger.command.audit.Audits.allocated;
import static org.caseledger.command.audit.Audits.exempted;
import static org.caseledger.command.audit.Audits.given;
import static org.caseledger.command.audit.Audits.looped;
import static org.caseledger.command.audit.Audits.rejected;
import static org.caseledger.command.audit.Audits.submitted;

import java.time.LocalDate;
import org.caseledger.command.Reason;
import org.caseledger.command.audit.AuditCommand.GrantExemption;
import org.caseledger.events.AuditEvent.AuditExempted;
import org.caseledger.events.ExemptionGround;
import org.junit.jupiter.api.Test;

class ExemptionTest {

    @Test
    void a_director_excuses_an_audit() {
        given(allocated()).when(exempt(aug(5))).expect(exempted());
    }

    @Test
    void an_audit_is_excused_once() {
        given(allocated(), exempted()).when(exempt(aug(6))).refused(Reason.ALREADY_EXEMPTED);
    }

    @Test
    void a_submitted_audit_needs_no_excuse() {
        given(allocated(), submitted("Good")).when(exempt(aug(12))).refused(Reason.ALREADY_SUBMITTED);
    }

    @Test
    void a_rejected_or_half_submitted_audit_may_be_excused() {
        AuditExempted onThe14th =
                new AuditExempted("A-1", aug(14), ExemptionGround.UNSTATED, sealed("The child moved."), null);

        given(allocated(), submitted("Good"), rejected()).when(exempt(aug(14))).expect(onThe14th);
        given(looped(), submitted("Good")).when(exempt(aug(14))).expect(onThe14th);
    }

    @Test
    void it_is_neither_before_the_allocation_nor_in_the_future() {
        given(allocated()).when(exempt(aug(1).minusDays(1))).refused(Reason.INVALID_VALUE, "on");
        given(allocated()).when(exempt(TODAY.plusDays(1))).refused(Reason.INVALID_VALUE, "on");
    }

    private static GrantExemption exempt(LocalDate on) {
        return new GrantExemption("A-1", on, ExemptionGround.UNSTATED, "The child moved.", null);
    }
}

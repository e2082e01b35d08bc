package org.caseledger.command.audit;

import static org.caseledger.command.World.AUTHORITY;
import static org.caseledger.command.World.aug;
import static org.caseledger.command.World.sealed;
import static org.caseledger.command.audit.Audits.allocated;
import static org.caseledger.command.audit.Audits.given;
import static org.caseledger.command.audit.Audits.looped;

import java.time.LocalDate;
import org.caseledger.command.Reason;
import org.caseledger.command.Role;
import org.caseledger.command.Scenario;
import org.caseledger.command.audit.AuditCommand.CorrectRecord;
import org.caseledger.command.audit.AuditCommand.GrantExemption;
import org.caseledger.events.AuditEvent;
import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.events.AuditEvent.AuditExempted;
import org.caseledger.events.AuditEvent.RecordCorrected;
import org.caseledger.events.AuditKind;
import org.caseledger.events.ExemptionGround;
import org.caseledger.events.RegisterEvent.AuditorRegistered;
import org.caseledger.events.RegisterEvent.DiscretionaryExemptionTaken;
import org.caseledger.events.StandingExemption;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExemptionGroundTest {

    @Test
    void a_director_excuses_at_discretion() {
        given(allocated())
                .as("director.one", Role.DIRECTOR)
                .when(exempt(ExemptionGround.DISCRETIONARY, null))
                .expect(exempted(ExemptionGround.DISCRETIONARY, null))
                .answered(1, 2);
    }

    @Test
    void a_qa_lead_names_the_director_who_agreed() {
        given(allocated())
                .when(exempt(ExemptionGround.DISCRETIONARY, "director.one"))
                .expect(exempted(ExemptionGround.DISCRETIONARY, "director.one"));
        given(allocated())
                .when(exempt(ExemptionGround.DISCRETIONARY, null))
                .refused(Reason.DIRECTOR_MUST_APPROVE, "approver");
        given(allocated())
                .when(exempt(ExemptionGround.DISCRETIONARY, "qa.lead"))
                .refused(Reason.INVALID_VALUE, "approver")
                .saying("approver is the sender");
    }

    @Test
    void a_ground_of_the_register_needs_the_registration() {
        given(allocated())
                .when(exempt(ExemptionGround.STANDING, null))
                .refused(Reason.EXEMPTION_NOT_REGISTERED, "ground");
        given(allocated())
                .and(registered("auditor.one", StandingExemption.STANDING))
                .when(exempt(ExemptionGround.STANDING, null))
                .expect(exempted(ExemptionGround.STANDING, null))
                .answered(1, 1);
        given(allocated())
                .and(registered("auditor.one", StandingExemption.STANDING))
                .when(exempt(ExemptionGround.BI_MONTHLY, null))
                .refused(Reason.EXEMPTION_NOT_REGISTERED, "ground")
                .saying("BI_MONTHLY");
    }

    @Test
    void the_last_registration_counts() {
        given(allocated())
                .and(registered("auditor.one", StandingExemption.BI_MONTHLY))
                .and(registered("auditor.one", null))
                .when(exempt(ExemptionGround.BI_MONTHLY, null))
                .refused(Reason.EXEMPTION_NOT_REGISTERED, "ground");
    }

    @Test
    void either_auditor_of_a_looped_audit_may_hold_the_exemption() {
        given(looped())
                .and(registered("auditor.two", StandingExemption.BI_MONTHLY))
                .when(exempt(ExemptionGround.BI_MONTHLY, null))
                .expect(exempted(ExemptionGround.BI_MONTHLY, null));
    }

    @Test
    void an_auditor_is_excused_at_discretion_twice_in_a_financial_year() {
        excusedOn(LocalDate.of(2019, 4, 1), aug(3))
                .when(exempt(ExemptionGround.DISCRETIONARY, "director.one"))
                .refused(Reason.TWO_EXEMPTIONS_TAKEN, "ground")
                .saying("2019-04-01 and 2019-08-03");
        excusedOn(LocalDate.of(2019, 3, 31), aug(3))
                .when(exempt(ExemptionGround.DISCRETIONARY, "director.one"))
                .expect(exempted(ExemptionGround.DISCRETIONARY, "director.one"));
        excusedOn(LocalDate.of(2019, 4, 1), aug(3))
                .when(exempt(ExemptionGround.UNSTATED, null))
                .expect(exempted(ExemptionGround.UNSTATED, null));
    }

    @Test
    void it_counts_for_both_auditors_of_a_looped_audit() {
        given(looped())
                .when(exempt(ExemptionGround.DISCRETIONARY, "director.one"))
                .expect(exempted(ExemptionGround.DISCRETIONARY, "director.one"))
                .answered(1, 3);
    }

    @Test
    void an_exemption_counts_as_its_own_audit_has_it_by_now() {
        RecordCorrected toLastYear = correction("exemptedOn", aug(3).toString(), "2019-03-30");
        RecordCorrected toUnstated = correction("exemptionGround", "DISCRETIONARY", "UNSTATED");
        RecordCorrected toAnother = correction("auditor", "auditor.one", "auditor.two");

        for (RecordCorrected corrected : new RecordCorrected[] {toLastYear, toUnstated, toAnother}) {
            given(allocated())
                    .and(taken("B-1"))
                    .and(excused("B-1", aug(2)))
                    .and(taken("B-2"))
                    .and(with(excused("B-2", aug(3)), corrected))
                    .when(exempt(ExemptionGround.DISCRETIONARY, "director.one"))
                    .expect(exempted(ExemptionGround.DISCRETIONARY, "director.one"));
        }
    }

    @Test
    void a_correction_may_make_it_discretionary_and_is_counted() {
        given(allocated(), exempted(ExemptionGround.UNSTATED, null))
                .when(new CorrectRecord("A-1", "exemption_ground", "DISCRETIONARY", "It was.", "director.one"))
                .expect(new RecordCorrected(
                        "A-1",
                        aug(5),
                        "exemptionGround",
                        "UNSTATED",
                        "DISCRETIONARY",
                        sealed("It was."),
                        "director.one"))
                .answered(2, 1 + 4 + 1);
        given(allocated(), exempted(ExemptionGround.UNSTATED, null))
                .when(new CorrectRecord("A-1", "exemptionGround", "A whim", "It was.", "director.one"))
                .refused(Reason.INVALID_VALUE, "value");
    }

    private static Scenario excusedOn(LocalDate... days) {
        Scenario scenario = given(allocated());
        for (int i = 0; i < days.length; i++) {
            scenario = scenario.and(taken("B-" + i)).and(excused("B-" + i, days[i]));
        }
        return scenario;
    }

    private static DiscretionaryExemptionTaken taken(String auditId) {
        return new DiscretionaryExemptionTaken(AUTHORITY, "auditor.one", auditId, aug(1));
    }

    private static AuditEvent[] excused(String auditId, LocalDate on) {
        AuditAllocated other = Audits.allocated(auditId, AuditKind.CORE, null, null);
        return new AuditEvent[] {
            other, new AuditExempted(auditId, on, ExemptionGround.DISCRETIONARY, null, "director.one")
        };
    }

    private static AuditEvent[] with(AuditEvent[] events, RecordCorrected corrected) {
        return new AuditEvent[] {events[0], events[1], corrected};
    }

    private static RecordCorrected correction(String field, String from, String to) {
        return new RecordCorrected("B-2", aug(3), field, from, to, sealed("A slip."), "director.one");
    }

    private static AuditorRegistered registered(String person, @Nullable StandingExemption exemption) {
        return new AuditorRegistered(AUTHORITY, person, true, false, null, false, exemption, aug(1));
    }

    private static GrantExemption exempt(ExemptionGround ground, @Nullable String approver) {
        return new GrantExemption("A-1", aug(5), ground, "The child moved.", approver);
    }

    private static AuditExempted exempted(ExemptionGround ground, @Nullable String approver) {
        return new AuditExempted("A-1", aug(5), ground, sealed("The child moved."), approver);
    }
}

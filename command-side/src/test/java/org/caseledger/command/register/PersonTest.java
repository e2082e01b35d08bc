package org.caseledger.command.register;

import static org.caseledger.command.World.AUTHORITY;
import static org.caseledger.command.World.TODAY;
import static org.caseledger.command.World.aug;

import java.time.LocalDate;
import org.caseledger.command.Reason;
import org.caseledger.command.Scenario;
import org.caseledger.events.RegisterEvent;
import org.caseledger.events.RegisterEvent.AuditorRegistered;
import org.caseledger.events.RegisterEvent.DiscretionaryExemptionTaken;
import org.caseledger.events.RegisterEvent.PersonMentioned;
import org.caseledger.events.StandingExemption;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PersonTest {

    private static final PersonMentioned MENTIONED = new PersonMentioned(AUTHORITY, "auditor.one", aug(1));
    private static final AuditorRegistered REGISTERED = registered("N-2", null, aug(2));

    @Test
    void is_registered() {
        given().when(register("N-2", null, aug(2))).expect(REGISTERED).answered(0, 1);
    }

    @Test
    void who_was_only_mentioned_or_excused_becomes_confirmed() {
        DiscretionaryExemptionTaken excused = new DiscretionaryExemptionTaken(AUTHORITY, "auditor.one", "A-1", aug(1));

        given(MENTIONED, excused)
                .when(register("N-2", null, aug(2)))
                .expect(REGISTERED)
                .answered(2, 1);
    }

    @Test
    void changes() {
        given(REGISTERED)
                .when(register("S-1", StandingExemption.BI_MONTHLY, aug(9)))
                .expect(registered("S-1", StandingExemption.BI_MONTHLY, aug(9)));
    }

    @Test
    void is_registered_so_once() {
        given(REGISTERED).when(register("N-2", null, aug(9))).refused(Reason.PERSON_REGISTERED, "person");
    }

    @Test
    void may_be_told_again_by_a_file_but_not_otherwise() {
        given(REGISTERED)
                .importing()
                .when(register("N-2", null, aug(9)))
                .expect()
                .answered(0, 0);
        given(REGISTERED)
                .importing()
                .when(register("S-1", StandingExemption.STANDING, aug(9)))
                .refused(Reason.DIFFERS_FROM_LEDGER, "team", "exemption")
                .saying("the ledger has N-2, the file has S-1");
    }

    @Test
    void is_registered_neither_ahead_nor_before_the_registration_that_it_replaces() {
        given().when(register("N-2", null, TODAY.plusDays(1))).refused(Reason.INVALID_VALUE, "on");
        given(REGISTERED).when(register("S-1", null, aug(1))).refused(Reason.INVALID_VALUE, "on");
    }

    @Test
    void belongs_to_a_council_and_has_a_reference() {
        given().when(new RegisterAuditor("Kent", " ", true, false, null, false, null, aug(2)))
                .refused(Reason.INVALID_VALUE, "authority", "person");
    }

    @Test
    void who_does_not_audit_needs_no_exemption() {
        given().when(new RegisterAuditor(
                        AUTHORITY, "moderator.one", false, true, null, false, StandingExemption.STANDING, aug(2)))
                .refused(Reason.INVALID_VALUE, "exemption")
                .saying("only an auditor has one");
    }

    @Test
    void may_have_moved_on() {
        given(MENTIONED).seen(7).when(register("N-2", null, aug(2))).refused(Reason.STALE_VERSION);
        given(MENTIONED).seen(0).when(register("N-2", null, aug(2))).expect(REGISTERED);
    }

    private static Scenario given(RegisterEvent... past) {
        return Scenario.of(PersonAggregate.class, past);
    }

    private static RegisterAuditor register(String team, @Nullable StandingExemption exemption, LocalDate on) {
        return new RegisterAuditor(AUTHORITY, "auditor.one", true, false, team, true, exemption, on);
    }

    private static AuditorRegistered registered(String team, @Nullable StandingExemption exemption, LocalDate on) {
        return new AuditorRegistered(AUTHORITY, "auditor.one", true, false, team, true, exemption, on);
    }
}

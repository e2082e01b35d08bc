package org.caseledger.command.register;

import static org.caseledger.command.World.AUTHORITY;
import static org.caseledger.command.World.TODAY;
import static org.caseledger.command.World.aug;
import static org.caseledger.command.World.sep;

import java.time.LocalDate;
import org.caseledger.command.Reason;
import org.caseledger.command.Scenario;
import org.caseledger.events.RegisterEvent;
import org.caseledger.events.RegisterEvent.TeamMentioned;
import org.caseledger.events.RegisterEvent.TeamRegistered;
import org.caseledger.events.RegisterEvent.TeamRetired;
import org.junit.jupiter.api.Test;

class TeamTest {

    private static final TeamMentioned MENTIONED = new TeamMentioned(AUTHORITY, "N-2", "North", "Fostering", aug(1));
    private static final TeamRegistered REGISTERED =
            new TeamRegistered(AUTHORITY, "N-2", "North Two", "North", "Fostering", aug(2));

    private static final TeamRetired RETIRED = new TeamRetired(AUTHORITY, "N-2", sep(1));

    @Test
    void is_registered() {
        given().when(register("North Two")).expect(REGISTERED).answered(0, 1);
    }

    @Test
    void that_was_only_mentioned_becomes_confirmed() {
        given(MENTIONED).when(register("North Two")).expect(REGISTERED).answered(1, 1);
    }

    @Test
    void is_registered_once() {
        given(REGISTERED).when(register("North Two")).refused(Reason.TEAM_REGISTERED, "team");
    }

    @Test
    void may_be_told_again_by_a_file_but_not_otherwise() {
        given(REGISTERED).importing().when(register("North Two")).expect().answered(0, 0);
        given(REGISTERED)
                .importing()
                .when(register("North 2"))
                .refused(Reason.DIFFERS_FROM_LEDGER, "name")
                .saying("the ledger has North Two, the file has North 2");
    }

    @Test
    void belongs_to_a_council_and_has_a_code() {
        given().when(new RegisterTeam("Kent", " ", null, null, null, aug(2)))
                .refused(Reason.INVALID_VALUE, "authority", "team");
    }

    @Test
    void may_have_moved_on() {
        given(MENTIONED).seen(7).when(register("North Two")).refused(Reason.STALE_VERSION);
        given(MENTIONED).seen(0).when(register("North Two")).expect(REGISTERED);
    }

    @Test
    void retires() {
        given(REGISTERED).when(retire(sep(1))).expect(RETIRED).answered(1, 1);
        given(MENTIONED).when(retire(sep(1))).expect(RETIRED);
    }

    @Test
    void retires_once() {
        given(REGISTERED, RETIRED)
                .when(retire(sep(2)))
                .refused(Reason.TEAM_RETIRED, "team")
                .saying("since 2019-09-01");
    }

    @Test
    void retires_neither_ahead_nor_before_the_ledger_knew_it() {
        given(REGISTERED).when(retire(TODAY.plusDays(1))).refused(Reason.INVALID_VALUE, "on");
        given(REGISTERED).when(retire(aug(1))).refused(Reason.INVALID_VALUE, "on");
        given(MENTIONED, REGISTERED).when(retire(aug(1))).expect(new TeamRetired(AUTHORITY, "N-2", aug(1)));
    }

    @Test
    void is_opened_again_by_hand_and_by_no_file() {
        RegisterTeam again = new RegisterTeam(AUTHORITY, "N-2", "North Two", "North", "Fostering", sep(10));
        TeamRegistered reopened = new TeamRegistered(AUTHORITY, "N-2", "North Two", "North", "Fostering", sep(10));

        given(REGISTERED, RETIRED).when(again).expect(reopened);
        given(REGISTERED, RETIRED).importing().when(again).expect();
        given(MENTIONED, RETIRED).importing().when(again).refused(Reason.TEAM_RETIRED, "team");
        given(REGISTERED, RETIRED, reopened).when(retire(sep(9))).refused(Reason.INVALID_VALUE, "on");
        given(REGISTERED, RETIRED, reopened).when(retire(sep(11))).expect(new TeamRetired(AUTHORITY, "N-2", sep(11)));
    }

    private static RetireTeam retire(LocalDate on) {
        return new RetireTeam(AUTHORITY, "N-2", on);
    }

    private static Scenario given(RegisterEvent... past) {
        return Scenario.of(TeamAggregate.class, past);
    }

    private static RegisterTeam register(String name) {
        return new RegisterTeam(AUTHORITY, "N-2", name, "North", "Fostering", aug(2));
    }
}

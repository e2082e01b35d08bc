package org.caseledger.command.register;

import static org.caseledger.command.World.AUTHORITY;
import static org.caseledger.command.World.aug;

import org.caseledger.command.Reason;
import org.caseledger.command.Scenario;
import org.caseledger.events.RegisterEvent;
import org.caseledger.events.RegisterEvent.TeamMentioned;
import org.caseledger.events.RegisterEvent.TeamRegistered;
import org.junit.jupiter.api.Test;

class TeamTest {

    private static final TeamMentioned MENTIONED = new TeamMentioned(AUTHORITY, "N-2", "North", "Fostering", aug(1));
    private static final TeamRegistered REGISTERED =
            new TeamRegistered(AUTHORITY, "N-2", "North Two", "North", "Fostering", aug(2));

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

    private static Scenario given(RegisterEvent... past) {
        return Scenario.of(TeamAggregate.class, past);
    }

    private static RegisterTeam register(String name) {
        return new RegisterTeam(AUTHORITY, "N-2", name, "North", "Fostering", aug(2));
    }
}

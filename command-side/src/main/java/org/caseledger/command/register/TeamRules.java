package org.caseledger.command.register;

import java.util.List;
import org.caseledger.command.Checks;
import org.caseledger.command.Context;
import org.caseledger.command.Differences;
import org.caseledger.command.Reason;
import org.caseledger.command.Rejected;
import org.caseledger.events.RegisterEvent.TeamRegistered;
import org.caseledger.events.RegisterEvent.TeamRetired;
import org.jspecify.annotations.Nullable;

/** The rules of a team's registration and of its end. */
public final class TeamRules {

    private TeamRules() {}

    /**
     * What registering a team makes happen.
     *
     * @param team the team as it is; null where the ledger has none of this code
     * @param importing whether a file tells it, which may tell the same again, and opens no retired team
     * @throws Rejected where a value can't be, or something else is registered
     */
    public static List<TeamRegistered> register(@Nullable Team team, RegisterTeam command, boolean importing) {
        new Checks()
                .authority(command.authority())
                .name(command.team(), "team")
                .optionalName(command.name(), "name")
                .optionalName(command.area(), "area")
                .optionalName(command.programme(), "programme")
                .done();
        boolean retired = team != null && team.retiredOn() != null;
        TeamRegistered registered = team == null ? null : team.registered();
        if (importing ? registered == null && !retired : registered == null || retired) {
            return List.of(new TeamRegistered(
                    command.authority(),
                    command.team(),
                    command.name(),
                    command.area(),
                    command.programme(),
                    command.on()));
        }
        if (!importing) {
            throw Rejected.because(Reason.TEAM_REGISTERED, "team", "The team is registered already");
        }
        if (registered == null) {
            throw Rejected.because(
                    Reason.TEAM_RETIRED, "team", "The team is retired: register it by hand to open it again");
        }
        new Differences()
                .compare("name", registered.name(), command.name())
                .compare("area", registered.area(), command.area())
                .compare("programme", registered.programme(), command.programme())
                .done();
        return List.of();
    }

    /**
     * A team's retirement.
     *
     * @throws Rejected where the day can't be, or the team is retired already
     */
    public static TeamRetired retire(Team team, RetireTeam command, Context context) {
        new Checks()
                .notFuture(command.on(), "on", context.today())
                .notBefore(command.on(), "on", team.since(), "the team's first day in the ledger")
                .done();
        if (team.retiredOn() != null) {
            throw Rejected.because(
                    Reason.TEAM_RETIRED, "team", "The team is retired already, since " + team.retiredOn());
        }
        return new TeamRetired(command.authority(), command.team(), command.on());
    }
}

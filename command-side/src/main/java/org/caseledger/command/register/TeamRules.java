package org.caseledger.command.register;

import java.util.List;
import org.caseledger.command.Checks;
import org.caseledger.command.Differences;
import org.caseledger.command.Reason;
import org.caseledger.command.Rejected;
import org.caseledger.events.RegisterEvent.TeamRegistered;
import org.jspecify.annotations.Nullable;

/** The rules of a team's registration. */
public final class TeamRules {

    private TeamRules() {}

    /**
     * What registering a team makes happen.
     *
     * @param registered what is registered already; null where the team is unknown or only mentioned
     * @param importing whether a file tells it, which may tell the same again
     * @throws Rejected where a value can't be, or something else is registered
     */
    public static List<TeamRegistered> decide(
            @Nullable TeamRegistered registered, RegisterTeam command, boolean importing) {
        new Checks()
                .authority(command.authority())
                .name(command.team(), "team")
                .optionalName(command.name(), "name")
                .optionalName(command.area(), "area")
                .optionalName(command.programme(), "programme")
                .done();
        if (registered == null) {
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
        new Differences()
                .compare("name", registered.name(), command.name())
                .compare("area", registered.area(), command.area())
                .compare("programme", registered.programme(), command.programme())
                .done();
        return List.of();
    }
}

package org.caseledger.command.register;

import java.time.LocalDate;
import java.util.Objects;
import org.caseledger.events.RegisterEvent.TeamEvent;
import org.caseledger.events.RegisterEvent.TeamMentioned;
import org.caseledger.events.RegisterEvent.TeamRegistered;
import org.caseledger.events.RegisterEvent.TeamRetired;
import org.jspecify.annotations.Nullable;

/**
 * A team as the rules need to know it.
 *
 * @param registered its last registration; absent while it was only mentioned
 * @param retiredOn absent while it goes on
 * @param since the first day that the ledger was told of, since it was last opened
 */
public record Team(
        @Nullable TeamRegistered registered, @Nullable LocalDate retiredOn, LocalDate since) {

    /** The team after an event; a registration opens a retired one again. */
    public static Team evolve(@Nullable Team team, TeamEvent event) {
        return switch (event) {
            case TeamMentioned mentioned -> new Team(null, null, mentioned.effectiveOn());
            case TeamRegistered registered -> new Team(registered, null, since(team, registered));
            case TeamRetired retired -> {
                Team known = Objects.requireNonNull(team, "Only a known team retires");
                yield new Team(known.registered, retired.effectiveOn(), known.since);
            }
        };
    }

    private static LocalDate since(@Nullable Team team, TeamRegistered registered) {
        LocalDate on = registered.effectiveOn();
        return team != null && team.retiredOn == null && team.since.isBefore(on) ? team.since : on;
    }

    /** Whether nothing is allocated to it on this day any more. */
    public boolean isRetiredBy(LocalDate day) {
        return retiredOn != null && !day.isBefore(retiredOn);
    }
}

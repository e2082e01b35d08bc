package org.caseledger.query.facts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.caseledger.events.RegisterEvent.TeamEvent;
import org.caseledger.events.RegisterEvent.TeamMentioned;
import org.caseledger.events.RegisterEvent.TeamRegistered;
import org.caseledger.events.RegisterEvent.TeamRetired;
import org.jspecify.annotations.Nullable;

/**
 * A team as it was known. Its code is unique only within its authority.
 *
 * @param area absent where it is only mentioned: {@link TeamsAt}
 * @param programme the same
 * @param confirmed whether it was registered; otherwise an allocation mentioned it
 * @param retirements in the order in which they were told
 */
public record Team(
        String authority,
        String code,
        @Nullable String name,
        @Nullable String area,
        @Nullable String programme,
        boolean confirmed,
        List<Retirement> retirements) {

    /** What tells a team from all others. */
    public record Key(String authority, String code) {}

    /**
     * A time in which there was no such team.
     *
     * @param on its first day
     * @param reopenedOn the first day of the team's next registration; absent while there is none
     */
    public record Retirement(LocalDate on, @Nullable LocalDate reopenedOn) {

        private boolean holds(LocalDate day) {
            return !day.isBefore(on) && (reopenedOn == null || day.isBefore(reopenedOn));
        }
    }

    public Key key() {
        return new Key(authority, code);
    }

    /** Since when the team is retired on a day; null while it isn't. */
    public @Nullable LocalDate retiredOn(LocalDate day) {
        return retirements.stream()
                .filter(retirement -> retirement.holds(day))
                .map(Retirement::on)
                .findFirst()
                .orElse(null);
    }

    /** The team after an event; a registration wins over a mention, and the last one over those before it. */
    static @Nullable Team evolve(@Nullable Team team, TeamEvent event) {
        return switch (event) {
            case TeamMentioned e
            when team == null -> new Team(e.authority(), e.team(), null, null, null, false, List.of());
            case TeamMentioned e -> team;
            case TeamRegistered e ->
                new Team(e.authority(), e.team(), e.name(), e.area(), e.programme(), true, reopened(team, e));
            case TeamRetired e -> team == null ? null : team.retired(e);
        };
    }

    private Team retired(TeamRetired event) {
        List<Retirement> more = new ArrayList<>(retirements);
        more.add(new Retirement(event.effectiveOn(), null));
        return new Team(authority, code, name, area, programme, confirmed, List.copyOf(more));
    }

    private static List<Retirement> reopened(@Nullable Team team, TeamRegistered event) {
        return team == null
                ? List.of()
                : team.retirements.stream()
                        .map(each -> each.reopenedOn == null ? new Retirement(each.on, event.effectiveOn()) : each)
                        .toList();
    }
}

package org.caseledger.query.facts;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caseledger.events.AuditEvent.AuditAllocated;
import org.jspecify.annotations.Nullable;

/**
 * The teams and where they belong on a day, those too that nobody registered: there it is what all of their audits say,
 * since which of a file's rows mentions a team first is chance. They say their area from their allocation on; a team is of
 * their programmes on any day, as it is listed on any day.
 */
public final class TeamsAt {

    private record Naming(Set<String> areas, Set<String> programmes) {

        private static final Naming NONE = new Naming(Set.of(), Set.of());

        Naming() {
            this(new HashSet<>(), new HashSet<>());
        }
    }

    private final List<Team> all;
    private final Map<Team.Key, Naming> named = new HashMap<>();

    /**
     * As the ledger knew them.
     *
     * @param authority all authorities' where absent
     * @param asAt the day
     */
    public TeamsAt(Known known, @Nullable String authority, LocalDate asAt) {
        all = known.teams(authority);
        all.stream().filter(team -> !team.confirmed()).forEach(team -> named.put(team.key(), new Naming()));
        if (!named.isEmpty()) {
            known.audits(authority, null, null, audit -> add(audit.allocation(), asAt));
        }
    }

    private void add(AuditAllocated allocation, LocalDate asAt) {
        String code = allocation.team();
        Naming naming = code == null ? null : named.get(new Team.Key(allocation.authority(), code));
        if (naming == null) {
            return;
        }
        naming.programmes.add(allocation.programme());
        if (allocation.area() != null && !allocation.effectiveOn().isAfter(asAt)) {
            naming.areas.add(allocation.area());
        }
    }

    /** All of them, in order of code, then authority. */
    public List<Team> all() {
        return all;
    }

    /** Whether a team is only mentioned. */
    public boolean isMentioned(Team.Key team) {
        return named.containsKey(team);
    }

    /** As it was registered; of a team that is only mentioned the one that its audits name, if it is one. */
    public @Nullable String area(Team team) {
        return team.confirmed() ? team.area() : only(naming(team).areas());
    }

    /** As it was registered; of a team that is only mentioned the one that its audits name, if it is one. */
    public @Nullable String programme(Team team) {
        return team.confirmed() ? team.programme() : only(naming(team).programmes());
    }

    /** Whether it was registered in a programme, or is only mentioned and one of its audits names that. */
    public boolean isOf(Team team, String programme) {
        return team.confirmed()
                ? programme.equals(team.programme())
                : naming(team).programmes().contains(programme);
    }

    private Naming naming(Team team) {
        return named.getOrDefault(team.key(), Naming.NONE);
    }

    private static @Nullable String only(Set<String> names) {
        return names.size() == 1 ? names.iterator().next() : null;
    }
}

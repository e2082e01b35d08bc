package org.caseledger.query.facts;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.caseledger.events.Framework;
import org.caseledger.events.FrameworkEvent;
import org.caseledger.events.FrameworkEvent.FrameworkDomainsAdded;
import org.caseledger.events.FrameworkEvent.FrameworkPublished;
import org.caseledger.events.RegisterEvent;
import org.caseledger.events.RegisterEvent.PersonMentioned;
import org.caseledger.events.RegisterEvent.RoundClosed;
import org.caseledger.events.RegisterEvent.RoundOpened;
import org.caseledger.events.RegisterEvent.RoundReopened;
import org.caseledger.events.RegisterEvent.TeamMentioned;
import org.caseledger.events.RegisterEvent.TeamRegistered;
import org.jspecify.annotations.Nullable;

/** One council's share of the facts: its audits by round, its teams, frameworks and escalations. */
final class AuthorityFacts {

    final ConcurrentNavigableMap<YearMonth, Growing<Latest<AuditFacts>>> rounds = new ConcurrentSkipListMap<>();
    final Growing<Latest<EscalationFacts>> escalations = new Growing<>();
    private final ConcurrentNavigableMap<String, Growing<Change<RegisterEvent>>> teams = new ConcurrentSkipListMap<>();
    private final Growing<Change<FrameworkEvent>> frameworks = new Growing<>();

    void add(Latest<AuditFacts> audit, YearMonth round) {
        rounds.computeIfAbsent(round, key -> new Growing<>()).add(audit);
    }

    /** The last round that an audit belongs to now: one may have been left by a correction. */
    Optional<YearMonth> latestRound() {
        return rounds.descendingMap().entrySet().stream()
                .filter(round -> round.getValue()
                        .any(audit -> audit.get().allocation().round().equals(round.getKey())))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    void add(FrameworkEvent event, Recorded recorded) {
        frameworks.add(new Change<>(event, recorded));
    }

    void add(RegisterEvent event, Recorded recorded) {
        switch (event) {
            case TeamMentioned e -> addTeam(e.team(), e, recorded);
            case TeamRegistered e -> addTeam(e.team(), e, recorded);
            case RoundOpened _, RoundClosed _, RoundReopened _, PersonMentioned _ -> {}
        }
    }

    private void addTeam(String code, RegisterEvent event, Recorded recorded) {
        teams.computeIfAbsent(code, key -> new Growing<>()).add(new Change<>(event, recorded));
    }

    /** What was told of the teams and frameworks up to a position, in no order. */
    List<Change<?>> settings(long knownAt) {
        List<Change<?>> told = new ArrayList<>();
        frameworks.forEach(told::add);
        teams.values().forEach(changes -> changes.forEach(told::add));
        told.removeIf(change -> change.recorded().position() > knownAt);
        return told;
    }

    /** The teams known at a position in order of their codes, as last registered, else as first mentioned. */
    List<Team> teams(long knownAt) {
        List<Team> known = new ArrayList<>();
        teams.values().forEach(changes -> {
            Team team = team(changes, knownAt);
            if (team != null) {
                known.add(team);
            }
        });
        return known;
    }

    private static @Nullable Team team(Growing<Change<RegisterEvent>> changes, long knownAt) {
        Team team = null;
        int end = changes.size();
        for (int i = 0; i < end && changes.get(i).recorded().position() <= knownAt; i++) {
            Team next = team(changes.get(i).event());
            if (next != null && (team == null || next.confirmed())) {
                team = next;
            }
        }
        return team;
    }

    private static @Nullable Team team(RegisterEvent event) {
        return switch (event) {
            case TeamRegistered e -> new Team(e.authority(), e.team(), e.name(), e.area(), e.programme(), true);
            case TeamMentioned e -> new Team(e.authority(), e.team(), null, e.area(), e.programme(), false);
            case RoundOpened _, RoundClosed _, RoundReopened _, PersonMentioned _ -> null;
        };
    }

    /** What was told of the framework up to a position, in that order. */
    List<Change<FrameworkEvent>> frameworkChanges(long knownAt) {
        List<Change<FrameworkEvent>> known = new ArrayList<>();
        int end = frameworks.size();
        for (int i = 0; i < end && frameworks.get(i).recorded().position() <= knownAt; i++) {
            known.add(frameworks.get(i));
        }
        return known;
    }

    /** Each version of the framework as known at a position. */
    NavigableMap<Integer, Framework> frameworks(long knownAt) {
        NavigableMap<Integer, Framework> versions = new TreeMap<>();
        int end = frameworks.size();
        for (int i = 0; i < end && frameworks.get(i).recorded().position() <= knownAt; i++) {
            switch (frameworks.get(i).event()) {
                case FrameworkPublished e -> versions.put(e.version(), e.framework());
                case FrameworkDomainsAdded e ->
                    versions.computeIfPresent(e.version(), (version, framework) -> framework.withDomains(e.domains()));
            }
        }
        return versions;
    }
}

package org.caseledger.query.facts;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.caseledger.events.Framework;
import org.caseledger.events.FrameworkEvent;
import org.caseledger.events.FrameworkEvent.FrameworkDomainsAdded;
import org.caseledger.events.FrameworkEvent.FrameworkPublished;
import org.caseledger.events.RegisterEvent;
import org.caseledger.events.RegisterEvent.PersonEvent;
import org.caseledger.events.RegisterEvent.RoundClosed;
import org.caseledger.events.RegisterEvent.RoundOpened;
import org.caseledger.events.RegisterEvent.RoundReopened;
import org.caseledger.events.RegisterEvent.TeamEvent;
import org.caseledger.events.SampleEvent;

/** One council's share of the facts: its audits by round, its teams, people, frameworks and escalations. */
final class AuthorityFacts {

    final ConcurrentNavigableMap<YearMonth, Growing<Latest<AuditFacts>>> rounds = new ConcurrentSkipListMap<>();
    final Growing<Latest<EscalationFacts>> escalations = new Growing<>();
    private final ConcurrentNavigableMap<String, Growing<Change<TeamEvent>>> teams = new ConcurrentSkipListMap<>();
    private final ConcurrentNavigableMap<String, Growing<Change<PersonEvent>>> people = new ConcurrentSkipListMap<>();
    private final Growing<Change<FrameworkEvent>> frameworks = new Growing<>();
    private final ConcurrentNavigableMap<YearMonth, Growing<Change<SampleEvent>>> draws = new ConcurrentSkipListMap<>();

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
            case TeamEvent e ->
                teams.computeIfAbsent(e.team(), code -> new Growing<>()).add(new Change<>(e, recorded));
            case PersonEvent e ->
                people.computeIfAbsent(e.person(), reference -> new Growing<>()).add(new Change<>(e, recorded));
            case RoundOpened _, RoundClosed _, RoundReopened _ -> {}
        }
    }

    void add(SampleEvent event, Recorded recorded) {
        draws.computeIfAbsent(event.round(), key -> new Growing<>()).add(new Change<>(event, recorded));
    }

    /** What was drawn for a round by a position, in that order. */
    List<Change<SampleEvent>> draws(YearMonth round, long knownAt) {
        List<Change<SampleEvent>> known = new ArrayList<>();
        Growing<Change<SampleEvent>> ofRound = draws.get(round);
        if (ofRound != null) {
            ofRound.forEach(known::add);
        }
        known.removeIf(draw -> draw.recorded().position() > knownAt);
        return known;
    }

    /** The rounds for which something was drawn by a position. */
    NavigableSet<YearMonth> drawnRounds(long knownAt) {
        NavigableSet<YearMonth> drawn = new TreeSet<>();
        draws.forEach((round, events) -> {
            if (events.any(draw -> draw.recorded().position() <= knownAt)) {
                drawn.add(round);
            }
        });
        return drawn;
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
            Team team = null;
            int end = changes.size();
            for (int i = 0; i < end && changes.get(i).recorded().position() <= knownAt; i++) {
                team = Team.evolve(team, changes.get(i).event());
            }
            if (team != null) {
                known.add(team);
            }
        });
        return known;
    }

    /** The people known at a position in order of their references, by what was so on a day. */
    List<Person> people(long knownAt, LocalDate day) {
        List<Person> known = new ArrayList<>();
        people.values().forEach(changes -> {
            Person person = null;
            int end = changes.size();
            for (int i = 0; i < end && changes.get(i).recorded().position() <= knownAt; i++) {
                PersonEvent event = changes.get(i).event();
                person = event.effectiveOn().isAfter(day) ? person : Person.evolve(person, event);
            }
            if (person != null) {
                known.add(person);
            }
        });
        return known;
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

package org.caseledger.query.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.caseledger.events.StandingExemption;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.facts.Known;
import org.caseledger.query.facts.Person;
import org.caseledger.query.facts.Team;
import org.caseledger.query.facts.TeamsAt;
import org.jspecify.annotations.Nullable;

/** An authority's teams and people, as they were on a day and as the ledger knew them at a moment. */
public final class Register {

    /**
     * What is asked.
     *
     * @param authority every authority where absent
     * @param knownAt now where absent
     */
    public record Question(
            @Nullable String authority,
            LocalDate asAt,
            @Nullable Instant knownAt) {}

    /**
     * A team.
     *
     * @param area of a team that is only mentioned the one that its audits name, if it is one; so its programme
     * @param confirmed whether it was registered, or only mentioned by an allocation
     * @param retiredOn absent while it goes on
     */
    public record TeamRecord(
            String authority,
            String team,
            @Nullable String name,
            @Nullable String area,
            @Nullable String programme,
            boolean confirmed,
            @Nullable LocalDate retiredOn) {}

    /**
     * A person.
     *
     * @param confirmed whether they were registered, or only mentioned; then nothing more is known of them
     * @param since the first day of that registration or mention
     */
    public record PersonRecord(
            String authority,
            String person,
            boolean confirmed,
            boolean auditor,
            boolean moderator,
            @Nullable String team,
            boolean halfTime,
            @Nullable StandingExemption exemption,
            LocalDate since) {}

    private final Facts facts;

    public Register(Facts facts) {
        this.facts = facts;
    }

    /** How far the facts have come. */
    public long reached() {
        return facts.position();
    }

    /** Teams, retired ones included, in order of code, then authority. */
    public List<TeamRecord> teams(Question question) {
        TeamsAt teams = new TeamsAt(known(question), question.authority(), question.asAt());
        return teams.all().stream()
                .map(team -> record(team, teams, question.asAt()))
                .toList();
    }

    /** People in order of reference, then authority. */
    public List<PersonRecord> people(Question question) {
        return known(question).people(question.authority(), question.asAt()).stream()
                .map(Register::record)
                .toList();
    }

    private Known known(Question question) {
        Instant at = question.knownAt();
        return facts.known(at == null ? Long.MAX_VALUE : facts.positionKnownAt(at));
    }

    private static TeamRecord record(Team team, TeamsAt teams, LocalDate day) {
        return new TeamRecord(
                team.authority(),
                team.code(),
                team.name(),
                teams.area(team),
                teams.programme(team),
                team.confirmed(),
                team.retiredOn(day));
    }

    private static PersonRecord record(Person person) {
        return new PersonRecord(
                person.authority(),
                person.reference(),
                person.confirmed(),
                person.auditor(),
                person.moderator(),
                person.team(),
                person.halfTime(),
                person.exemption(),
                person.since());
    }
}

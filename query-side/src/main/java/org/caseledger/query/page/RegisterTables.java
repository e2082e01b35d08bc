package org.caseledger.query.page;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.caseledger.events.StandingExemption;
import org.caseledger.query.register.Register.PersonRecord;
import org.caseledger.query.register.Register.TeamRecord;

/** The register in tables. */
final class RegisterTables {

    private static final String REGISTERED = "Registered";
    private static final String MENTIONED = "Only mentioned";

    private RegisterTables() {}

    static Table teams(List<TeamRecord> teams) {
        return table(
                "Teams, in order of code",
                List.of("Team", "Name", "Area", "Programme", "In the register", "Retired"),
                teams.stream()
                        .map(team -> List.of(
                                team.team(),
                                Words.text(team.name()),
                                Words.text(team.area()),
                                Words.text(team.programme()),
                                team.confirmed() ? REGISTERED : MENTIONED,
                                Words.day(team.retiredOn()))));
    }

    static Table people(List<PersonRecord> people) {
        return table(
                "People, in order of reference",
                List.of("Person", "Audits", "Moderates", "Team", "Working time", "In the register", "Since"),
                people.stream()
                        .map(person -> List.of(
                                person.person(),
                                does(person, person.auditor()),
                                does(person, person.moderator()),
                                Words.text(person.team()),
                                workingTime(person),
                                person.confirmed() ? REGISTERED : MENTIONED,
                                Words.day(person.since()))));
    }

    /** Those of the people whom their registration excuses. */
    static Table exemptions(List<PersonRecord> people) {
        return table(
                "Registered exemptions, in order of person",
                List.of("Person", "Excused from", "Team", "Since"),
                people.stream()
                        .filter(person -> person.exemption() != null)
                        .map(person -> List.of(
                                person.person(),
                                excusedFrom(Objects.requireNonNull(person.exemption())),
                                Words.text(person.team()),
                                Words.day(person.since()))));
    }

    private static Table table(String caption, List<String> columns, Stream<List<String>> rows) {
        return new Table(caption, columns, columns.size(), rows.toList());
    }

    private static String does(PersonRecord person, boolean it) {
        if (!person.confirmed()) {
            return Words.NOTHING;
        }
        return it ? "Yes" : "No";
    }

    private static String workingTime(PersonRecord person) {
        if (!person.confirmed()) {
            return Words.NOTHING;
        }
        return person.halfTime() ? "Half" : "Full";
    }

    private static String excusedFrom(StandingExemption exemption) {
        return switch (exemption) {
            case STANDING -> "Every audit";
            case BI_MONTHLY -> "The audits of every second month";
        };
    }
}

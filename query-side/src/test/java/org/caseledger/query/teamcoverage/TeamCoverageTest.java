package org.caseledger.query.teamcoverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.caseledger.events.RegisterEvent.TeamRegistered;
import org.caseledger.query.given.Ask;
import org.caseledger.query.given.Ledger;
import org.caseledger.query.teamcoverage.TeamCoverage.Row;
import org.caseledger.query.view.Filters;
import org.caseledger.query.view.ViewQuery;
import org.junit.jupiter.api.Test;

class TeamCoverageTest {

    private final Ledger ledger = new Ledger();

    private List<Row> rows(ViewQuery query) {
        return new TeamCoverage().rows(ledger.facts(), query);
    }

    @Test
    void listsTeamsOfWhichNothingWasSeen() {
        ledger.team("T02", "Team Two", "Children's Social Care").teamMentioned("T01");
        ledger.audit("a").submitted("2019-08-10", "Good");

        List<Row> rows = rows(Ask.asAt("2019-08-31"));

        assertThat(rows).extracting(Row::team).containsExactly("T01", "T02");
        assertThat(rows.getFirst().completed()).isEqualTo(1);
        assertThat(rows.getFirst().counts()).containsEntry("Good", 1);
        assertThat(rows.getLast().counts()).hasSize(4).containsEntry("Good", 0);
    }

    @Test
    void letsARegistrationWinOverAMentionBeforeOrAfterIt() {
        ledger.teamMentioned("T01").team("T01", "Team One", "Early Help").teamMentioned("T01");

        assertThat(rows(Ask.asAt("2019-08-31"))).extracting(Row::name).containsExactly("Team One");
        assertThat(rows(Ask.knownAt(0, Ask.asAt("2019-08-31"))))
                .extracting(Row::team, Row::name)
                .containsExactly(tuple("T01", null));
        assertThat(rows(Ask.knownAt(-1, Ask.asAt("2019-08-31")))).isEmpty();
    }

    @Test
    void narrowsTheTeamsByTheirProgrammeAndTheAuditsByTheRest() {
        ledger.team("T01", "Team One", "Early Help").team("T02", "Team Two", "Children's Social Care");
        ledger.audit("a", as -> as.team("T02")).submitted("2019-08-10", "Good");
        ledger.audit("b", as -> as.team("T02").area("West")).submitted("2019-08-10", "Good");
        Filters filters = new Filters(null, "Children's Social Care", null, null, "West", null);

        List<Row> rows = rows(Ask.of(filters, Ask.asAt("2019-08-31")));

        assertThat(rows).extracting(Row::team, Row::completed).containsExactly(tuple("T02", 1));
    }

    @Test
    void countsATeamThatIsOnlyMentionedToEachProgrammeThatNamesIt() {
        ledger.teamMentioned("T03");
        ledger.audit("a", as -> as.team("T03").programme("Early Help")).submitted("2019-08-10", "Good");
        ledger.audit("b", as -> as.team("T03").programme("Fostering"));

        for (String programme : List.of("Early Help", "Fostering")) {
            Filters filters = new Filters(null, programme, null, null, null, null);
            assertThat(rows(Ask.of(filters, Ask.asAt("2019-08-31"))))
                    .extracting(Row::team)
                    .containsExactly("T03");
        }
        Filters none = new Filters(null, "Youth Support", null, null, null, null);
        assertThat(rows(Ask.of(none, Ask.asAt("2019-08-31")))).isEmpty();
    }

    /** Which of a file's rows mentions it first is chance, and so would be the area that stands in the mention. */
    @Test
    void saysTheAreaOfATeamThatIsOnlyMentionedWhereItsAuditsNameOneAlone() {
        ledger.teamMentioned("T03").teamMentioned("T04");
        ledger.audit("a", as -> as.team("T03").area(""));
        ledger.audit("b", as -> as.team("T03").area("West"));
        ledger.audit("c", as -> as.team("T04").area("West"));
        ledger.audit("d", as -> as.team("T04").area("East"));

        assertThat(rows(Ask.asAt("2019-08-31")))
                .extracting(Row::team, Row::area)
                .containsExactly(tuple("T03", "West"), tuple("T04", null));
    }

    @Test
    void keepsTeamsOfTwoCouncilsApart() {
        ledger.teamMentioned("T01");
        ledger.audit("a", as -> as.of("E10000002")).submitted("2019-08-10", "Good");

        assertThat(rows(Ask.asAt("2019-08-31"))).extracting(Row::completed).containsExactly(0);
    }

    @Test
    void countsOnTheNewestScaleAndLosesNoOlderGrade() {
        ledger.team("T01", "Team One", "Early Help");
        ledger.audit("a").submitted("2019-08-10", "Good");
        ledger.framework(2, "2019-08-01", "Good", "Weak");
        ledger.audit("b", as -> as.framework(2)).submitted("2019-08-10", "Good");
        ledger.framework(3, "2019-09-01", "Good", "Weak");

        Row row = rows(Ask.asAt("2019-08-31")).getFirst();

        assertThat(row.counts())
                .containsExactly(
                        Map.entry("Good", 1),
                        Map.entry("Weak", 0),
                        Map.entry("Good (of Outstanding, Good, Requires Improvement, Inadequate)", 1));
        assertThat(row.frameworks()).containsExactly("E10000001 v1", "E10000001 v2");
    }

    @Test
    void leavesOutATeamThatWasRetiredBeforeTheWindowUnlessSomethingIsCountedForIt() {
        ledger.team("T01", "Team One", "Early Help").team("T02", "Team Two", "Early Help");
        ledger.audit("a").submitted("2019-08-10", "Good");
        ledger.teamRetired("T01", "2019-08-20").teamRetired("T02", "2019-08-20");

        assertThat(teams(Ask.window("2019-08", "2019-09", Ask.asAt("2019-09-30"))))
                .containsExactly("T01", "T02");
        assertThat(teams(Ask.window("2019-09", "2019-09", Ask.asAt("2019-09-30"))))
                .isEmpty();
        assertThat(teams(Ask.asAt("2019-09-30"))).containsExactly("T01");
    }

    @Test
    void listsARetiredTeamAsLongAsItWasThere() {
        ledger.team("T02", "Team Two", "Early Help").teamRetired("T02", "2019-08-20");

        assertThat(teams(Ask.asAt("2019-08-19"))).containsExactly("T02");
        assertThat(teams(Ask.asAt("2019-08-20"))).containsExactly("T02");
        assertThat(teams(Ask.asAt("2019-08-21"))).isEmpty();
        assertThat(teams(Ask.window("2019-09", "2019-09", Ask.asAt("2019-08-19"))))
                .containsExactly("T02");
        assertThat(teams(Ask.knownAt(0, Ask.asAt("2019-09-30")))).containsExactly("T02");
    }

    @Test
    void listsATeamAgainThatWasOpenedAgain() {
        ledger.team("T02", "Team Two", "Early Help").teamRetired("T02", "2019-08-20");
        ledger.tell(new TeamRegistered(
                Ledger.COUNCIL, "T02", "Team Two", "South", "Early Help", LocalDate.parse("2019-09-10")));

        assertThat(teams(Ask.asAt("2019-09-09"))).isEmpty();
        assertThat(teams(Ask.asAt("2019-09-10"))).containsExactly("T02");
    }

    private List<String> teams(ViewQuery query) {
        return rows(query).stream().map(Row::team).toList();
    }
}

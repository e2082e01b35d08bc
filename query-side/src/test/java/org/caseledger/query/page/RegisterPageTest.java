package org.caseledger.query.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.caseledger.events.RegisterEvent.AuditorRegistered;
import org.caseledger.events.RegisterEvent.PersonMentioned;
import org.caseledger.events.RegisterEvent.TeamMentioned;
import org.caseledger.events.RegisterEvent.TeamRegistered;
import org.caseledger.events.RegisterEvent.TeamRetired;
import org.caseledger.events.StandingExemption;
import org.caseledger.query.given.Ledger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegisterPageTest extends PageTest {

    private static final LocalDate BEGINNING = LocalDate.parse("2019-01-01");

    private final Ledger given = new Ledger();

    private void register(String council) {
        given.tell(new TeamRegistered(council, "T1", "Team <One>", "North", "Early Help", BEGINNING))
                .tell(new TeamMentioned(council, "T2", null, null, BEGINNING))
                .tell(new TeamRetired(council, "T1", LocalDate.parse("2019-09-01")))
                .tell(new PersonMentioned(council, "mentioned.one", BEGINNING))
                .tell(new AuditorRegistered(
                        council, "half.one", true, false, "T2", true, StandingExemption.BI_MONTHLY, BEGINNING))
                .tell(new AuditorRegistered(
                        council, "later.one", false, true, null, false, null, LocalDate.parse("2019-09-10")));
        feed.all(given);
    }

    @Test
    void showsTeamsPeopleAndExemptionsOfADay() {
        register("E10000081");

        assertThat(page("qa.lead", "/register?authority=E10000081&asAt=2019-09-05", 200))
                .contains("as at <strong>5 September 2019</strong>", "value=\"2019-09-05\"")
                .contains("Team &lt;One&gt;", "North", "Early Help", "1 September 2019")
                .contains("Only mentioned", "mentioned.one", "half.one", "Half")
                .contains("The audits of every second month")
                .contains("href=\"/follow-up?authority=E10000081&amp;asAt=2019-09-05#exempted\"")
                .doesNotContain("later.one", "people-withheld", "Further", " style=");
        assertThat(page("qa.lead", "/register?authority=E10000081&asAt=2019-08-31", 200))
                .doesNotContain("1 September 2019");
        assertThat(page("qa.lead", "/register?authority=E10000081", 200)).contains("(today)", "later.one");
    }

    /** Who works half-time or is excused is for those who plan with it. */
    @ParameterizedTest
    @ValueSource(strings = {"auditor.one", "auditor.two"})
    void keepsPeopleFromThoseWhoDoNotPlanWithThem(String reader) {
        register("E10000082");

        assertThat(page(reader, "/register?authority=E10000082", 200))
                .contains("Team &lt;One&gt;", "people-withheld")
                .doesNotContain("half.one", "mentioned.one", "later.one", "second month", "Exemptions");
    }

    @Test
    void turnsThePagesOfEachListApart() {
        for (int i = 100; i < 201; i++) {
            given.tell(new TeamMentioned("E10000083", "T" + i, null, null, BEGINNING))
                    .tell(new PersonMentioned("E10000083", "p." + i, BEGINNING));
        }
        feed.all(given);

        assertThat(page("qa.lead", "/register?authority=E10000083", 200))
                .contains(">T149<", ">p.149<")
                .doesNotContain(">T150<", ">p.150<", "Previous page")
                .contains("aria-label=\"Further teams\"")
                .contains("href=\"/register?authority=E10000083&amp;teams=2&amp;people=1&amp;exemptions=1#teams\"")
                .contains("href=\"/register?authority=E10000083&amp;teams=1&amp;people=2&amp;exemptions=1#people\"");
        assertThat(page("qa.lead", "/register?authority=E10000083&people=3", 200))
                .contains(">T100<", ">p.200<", "Previous page")
                .doesNotContain(">p.199<");
        assertThat(page("qa.lead", "/register?authority=E10000083&people=9", 200))
                .contains(">p.200<");
    }

    @Test
    void saysThatThereIsNothingYetAndWhatIsWrong() {
        assertThat(page("qa.lead", "/register?authority=E10000057", 200))
                .contains("The register knows no team.")
                .contains("The register knew nobody on that day.")
                .contains("Nobody was excused by their registration.")
                .doesNotContain("<table");
        assertThat(page("qa.lead", "/register?asAt=31/12/2019&teams=0", 400))
                .contains("There is a problem", "The day is not a day such as 2019-09-15", "is not a page");
    }
}

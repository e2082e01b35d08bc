package org.caseledger.query.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import org.caseledger.events.RegisterEvent.AuditorRegistered;
import org.caseledger.events.RegisterEvent.DiscretionaryExemptionTaken;
import org.caseledger.events.RegisterEvent.PersonMentioned;
import org.caseledger.events.StandingExemption;
import org.caseledger.query.given.Ledger;
import org.caseledger.query.register.Register.PersonRecord;
import org.caseledger.query.register.Register.Question;
import org.caseledger.query.register.Register.TeamRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RegisterTest {

    private final Ledger ledger = new Ledger();

    @Test
    void listsMentionedRegisteredAndRetiredTeams() {
        ledger.teamMentioned("T01").team("T02", "Team Two", "Early Help").teamRetired("T02", "2019-08-20");

        assertThat(register().teams(asAt("2019-08-19")))
                .extracting(TeamRecord::team, TeamRecord::confirmed, TeamRecord::retiredOn)
                .containsExactly(tuple("T01", false, null), tuple("T02", true, null));
        assertThat(register().teams(asAt("2019-08-20")))
                .extracting(TeamRecord::retiredOn)
                .containsExactly(null, LocalDate.parse("2019-08-20"));
    }

    @Test
    void listsPeopleAsTheyWereOnADay() {
        ledger.tell(new PersonMentioned(Ledger.COUNCIL, "auditor.one", LocalDate.parse("2019-08-01")))
                .tell(registered("auditor.one", "T01", StandingExemption.BI_MONTHLY, "2019-08-10"))
                .tell(new DiscretionaryExemptionTaken(
                        Ledger.COUNCIL, "auditor.one", "A-1", LocalDate.parse("2019-08-11")))
                .tell(registered("auditor.one", "T02", null, "2019-08-20"));

        assertThat(register().people(asAt("2019-07-31"))).isEmpty();
        assertThat(register().people(asAt("2019-08-09")))
                .containsExactly(new PersonRecord(
                        Ledger.COUNCIL,
                        "auditor.one",
                        false,
                        false,
                        false,
                        null,
                        false,
                        null,
                        LocalDate.parse("2019-08-01")));
        assertThat(register().people(asAt("2019-08-19")))
                .containsExactly(new PersonRecord(
                        Ledger.COUNCIL,
                        "auditor.one",
                        true,
                        true,
                        false,
                        "T01",
                        true,
                        StandingExemption.BI_MONTHLY,
                        LocalDate.parse("2019-08-10")));
        assertThat(register().people(asAt("2019-08-20")))
                .extracting(PersonRecord::team, PersonRecord::exemption)
                .containsExactly(tuple("T02", null));
    }

    @Test
    void knowsWhatTheLedgerHadBeenTold() {
        ledger.tell(registered("auditor.one", "T01", null, "2019-08-10"))
                .tell(registered("auditor.two", "T01", null, "2019-08-10"));
        Instant afterTheFirst = Ledger.BEGINNING;

        assertThat(register().people(new Question(null, LocalDate.parse("2019-08-31"), afterTheFirst)))
                .extracting(PersonRecord::person)
                .containsExactly("auditor.one");
    }

    @Test
    void keepsCouncilsApart() {
        ledger.team("T02", "Team Two", "Early Help").tell(registered("auditor.one", "T01", null, "2019-08-10"));
        Question elsewhere = new Question("E10000002", LocalDate.parse("2019-08-31"), null);

        assertThat(register().teams(elsewhere)).isEmpty();
        assertThat(register().people(elsewhere)).isEmpty();
    }

    private Register register() {
        return new Register(ledger.facts());
    }

    private static Question asAt(String day) {
        return new Question(Ledger.COUNCIL, LocalDate.parse(day), null);
    }

    private static AuditorRegistered registered(
            String person, String team, @Nullable StandingExemption exemption, String on) {
        return new AuditorRegistered(Ledger.COUNCIL, person, true, false, team, true, exemption, LocalDate.parse(on));
    }
}

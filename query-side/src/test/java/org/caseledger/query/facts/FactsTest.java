package org.caseledger.query.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.caseledger.events.AuditEvent.AuditExempted;
import org.caseledger.events.CommandAnswered;
import org.caseledger.events.ExemptionGround;
import org.caseledger.events.SampleEvent.SampleDrawn;
import org.caseledger.events.SamplePlan;
import org.caseledger.query.given.Ask;
import org.caseledger.query.given.Ledger;
import org.caseledger.query.given.Ledger.Told;
import org.caseledger.query.gradedistribution.GradeDistribution;
import org.caseledger.query.view.ViewQuery;
import org.junit.jupiter.api.Test;

class FactsTest {

    private final Ledger ledger = new Ledger();

    @Test
    void knowNothingAtFirst() {
        Facts facts = new Facts();

        assertThat(facts.position()).isEqualTo(-1);
        assertThat(facts.positionKnownAt(Instant.now())).isEqualTo(-1);
        assertThat(facts.latestRound()).isEmpty();
        assertThat(facts.audit("a")).isNull();
    }

    @Test
    void findTheLastPositionRecordedByAnInstant() {
        ledger.audit("a").submitted("2019-08-10", "Good");
        Facts facts = ledger.facts();

        assertThat(facts.positionKnownAt(Ledger.BEGINNING.minusMillis(1))).isEqualTo(-1);
        assertThat(facts.positionKnownAt(Ledger.BEGINNING)).isZero();
        assertThat(facts.positionKnownAt(Ledger.BEGINNING.plusMillis(999))).isZero();
        assertThat(facts.positionKnownAt(Ledger.BEGINNING.plusMillis(1000))).isEqualTo(1);
        assertThat(facts.positionKnownAt(Ledger.BEGINNING.plusSeconds(99))).isEqualTo(1);
    }

    @Test
    void knowTheRoundsThatWereDrawnByAPosition() {
        LocalDate day = LocalDate.parse("2019-08-01");
        SamplePlan plan = new SamplePlan(SamplePlan.Policy.USUAL, "seed", null, List.of(), List.of(), List.of());
        for (int month : List.of(8, 9)) {
            YearMonth round = YearMonth.of(2019, month);
            ledger.tell(new SampleDrawn(Ledger.COUNCIL, round, 1, day, plan, List.of(), List.of()));
        }
        Facts facts = ledger.facts();

        assertThat(facts.known(-1).drawnRounds(Ledger.COUNCIL)).isEmpty();
        assertThat(facts.known(0).drawnRounds(Ledger.COUNCIL)).containsExactly(YearMonth.of(2019, 8));
        assertThat(facts.known(1).drawnRounds(Ledger.COUNCIL))
                .containsExactly(YearMonth.of(2019, 8), YearMonth.of(2019, 9));
        assertThat(facts.known(1).drawnRounds("E10000002")).isEmpty();
    }

    @Test
    void findTheLastOfSeveralEventsOfOneMillisecond() {
        Facts facts = new Facts();
        ledger.audit("a");
        ledger.audit("b");
        ledger.audit("c");
        Instant[] times = {Ledger.BEGINNING, Ledger.BEGINNING, Ledger.BEGINNING.plusMillis(1)};
        for (int i = 0; i < times.length; i++) {
            facts.apply(ledger.told().get(i).event(), new Recorded(i, 0, times[i], "x", "X", null));
        }

        assertThat(facts.positionKnownAt(Ledger.BEGINNING)).isEqualTo(1);
        assertThat(facts.positionKnownAt(Ledger.BEGINNING.plusMillis(1))).isEqualTo(2);
    }

    @Test
    void giveTheVersionThatAnETagNeeds() {
        ledger.audit("a").submitted("2019-08-10", "Good");
        ledger.action("x", "a", "2019-08-20", "2019-09-20").completed("2019-09-01");
        Facts facts = ledger.facts();

        assertThat(Objects.requireNonNull(facts.audit("a")).timeline().version())
                .isEqualTo(1);
        assertThat(Objects.requireNonNull(facts.action("x")).timeline().version())
                .isEqualTo(1);
    }

    @Test
    void keepTheChangesOfAnAuditAsTheyHappenedAndAsTheyWereTold() {
        ledger.audit("a").moderated("2019-08-20", "Good", "Good").submitted("2019-08-10", "Good");
        Timeline<?> timeline = Objects.requireNonNull(ledger.facts().audit("a")).timeline();

        assertThat(timeline.changes())
                .extracting(change -> change.recorded().position())
                .containsExactly(0L, 2L, 1L);
        assertThat(timeline.toldBy(99))
                .extracting(change -> change.recorded().position())
                .containsExactly(0L, 1L, 2L);
        assertThat(timeline.toldBy(1)).hasSize(2);
        assertThat(timeline.version()).isEqualTo(2);
    }

    @Test
    void moveOnWithWhatNoViewShows() {
        ledger.tell(new CommandAnswered("hash", 201, "A-1", 0, null, LocalDate.parse("2019-08-01")));

        assertThat(ledger.facts().position()).isZero();
    }

    @Test
    void refuseWhatNeverBeganAndStayAsTheyWere() {
        Facts facts = new Facts();
        AuditExempted event =
                new AuditExempted("nobody knows", LocalDate.parse("2019-08-01"), ExemptionGround.UNSTATED, null, null);
        Recorded recorded = new Recorded(0, 0, Ledger.BEGINNING, "x", "X", null);

        assertThatIllegalStateException().isThrownBy(() -> facts.apply(event, recorded));
        assertThat(facts.position()).isEqualTo(-1);
    }

    @Test
    void nameTheLatestRoundAndTheAuthorities() {
        ledger.audit("a", as -> as.round("2019-08"));
        ledger.audit("b", as -> as.round("2019-06").of("E10000002"));

        assertThat(ledger.facts().latestRound()).contains(YearMonth.of(2019, 8));
        assertThat(ledger.facts().authorities()).containsExactly("E10000001", "E10000002");
    }

    @Test
    void answerTheSameWhileTheLedgerGoesOn() throws InterruptedException {
        for (int i = 0; i < 3000; i++) {
            int month = 1 + i % 9;
            ledger.audit("a" + i, as -> as.round("2019-0" + month)).submitted("2019-09-10", "Good");
        }
        Facts facts = new Facts();
        List<ViewQuery> asked = new ArrayList<>();
        List<Object> answered = new ArrayList<>();
        Thread writer = Thread.ofPlatform().start(() -> {
            for (Told told : ledger.told()) {
                facts.apply(told.event(), told.recorded());
            }
        });
        GradeDistribution view = new GradeDistribution();
        do {
            ViewQuery query = Ask.knownAt(facts.position(), Ask.asAt("2019-12-31"));
            asked.add(query);
            answered.add(view.rows(facts, query));
        } while (writer.isAlive());
        writer.join();

        for (int i = 0; i < asked.size(); i++) {
            assertThat(view.rows(facts, asked.get(i))).isEqualTo(answered.get(i));
        }
    }
}

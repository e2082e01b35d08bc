package org.caseledger.query.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.caseledger.events.Framework;
import org.caseledger.events.FrameworkEvent.FrameworkPublished;
import org.caseledger.query.WebTest;
import org.caseledger.query.given.Ledger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class TrendEndpointTest extends WebTest {

    private static final AtomicInteger COUNCILS = new AtomicInteger();

    private final Ledger ledger = new Ledger();
    private String council = "";

    @BeforeEach
    void anotherCouncil() {
        council = "W0600%04d".formatted(COUNCILS.incrementAndGet());
    }

    /** Audits of one round and team, some of them at the lowest grade. */
    private void round(String round, String team, int lowest, int others) {
        for (int i = 0; i < lowest + others; i++) {
            ledger.audit(
                            council + round + team + i,
                            as -> as.of(council).round(round).team(team).due(round + "-28"))
                    .submitted(round + "-20", i < lowest ? "Inadequate" : "Good");
        }
    }

    private ResponseSpec get(String path) {
        feed.all(ledger);
        return client.get()
                .uri("/api/v1/views/" + path + "&asAt=2019-12-31&authority=" + council)
                .exchange();
    }

    private BodyContentSpec ok(String path) {
        return get(path).expectStatus().isOk().expectBody();
    }

    @Test
    void holdsARoundAgainstTheTwelveBeforeIt() {
        YearMonth first = YearMonth.of(2018, 1);
        for (int i = 0; i < 12; i++) {
            round(first.plusMonths(i).toString(), "T1", 2, 8);
        }
        round("2019-01", "T1", 9, 1);

        ok("grade-distribution/trend?cell=percents.Inadequate")
                .jsonPath("$.points.length()")
                .isEqualTo(13)
                .jsonPath("$.points[0].signal")
                .isEqualTo("INSIDE")
                .jsonPath("$.points[12].numerator")
                .isEqualTo(9)
                .jsonPath("$.points[12].value")
                .isEqualTo(90.0)
                // 0.2 + 3 * sqrt(0.2 * 0.8 / 10)
                .jsonPath("$.points[12].upper")
                .isEqualTo(57.9)
                .jsonPath("$.points[12].signal")
                .isEqualTo("ABOVE")
                .jsonPath("$.limits.centre")
                .isEqualTo(20.0)
                .jsonPath("$.limits.words")
                .isEqualTo("limits")
                .jsonPath("$.change.before.to")
                .isEqualTo("2018-12")
                .jsonPath("$.change.words")
                .isEqualTo("clear change");
    }

    @Test
    void saysWhereTheLimitsAreATrialAndTheChangeIsNotClear() {
        round("2019-07", "T1", 1, 3);
        round("2019-08", "T1", 3, 1);

        ok("grade-distribution/trend?cell=percents.Inadequate&since=2019-08")
                .jsonPath("$.limits.words")
                .isEqualTo("trial limits")
                .jsonPath("$.change.p")
                .isEqualTo(0.4857)
                .jsonPath("$.change.words")
                .isEqualTo("no clear change");
    }

    @Test
    void drawsACountWithoutABaseByItsNeighbours() {
        round("2019-06", "T1", 1, 0);
        round("2019-07", "T1", 3, 0);
        round("2019-08", "T1", 2, 0);

        ok("concerns/trend?cell=raised")
                .jsonPath("$.limits.chart")
                .isEqualTo("XMR")
                .jsonPath("$.limits.centre")
                .isEqualTo(2.0)
                // 2 + 3 * 1.5 / 1.128
                .jsonPath("$.points[0].upper")
                .isEqualTo(6.0)
                .jsonPath("$.points[1].value")
                .isEqualTo(3.0)
                .jsonPath("$.change")
                .isEmpty();
    }

    @Test
    void putsTeamsBesideEachOtherInOrderOfTheirCodes() {
        round("2019-08", "T2", 9, 1);
        round("2019-08", "T1", 3, 17);
        round("2019-08", "T3", 1, 19);

        ok("grade-distribution/funnel?cell=percents.Inadequate&by=team")
                .jsonPath("$.overall")
                .isEqualTo(26.0)
                .jsonPath("$.points[0].group")
                .isEqualTo("T1")
                .jsonPath("$.points[0].words")
                .isEqualTo("inside the limits")
                .jsonPath("$.points[1].words")
                .isEqualTo("above the 99.8 % limits")
                .jsonPath("$.points[2].words")
                .isEqualTo("below the 95 % limits");
    }

    @Test
    void asksWhichScaleWhereARoundIsOnSeveral() {
        ledger.tell(new FrameworkPublished(
                council,
                2,
                LocalDate.of(2019, 8, 1),
                new Framework(List.of("Good", "Inadequate"), List.of(), 90, 50, 5, 20, false)));
        round("2019-08", "T1", 1, 1);
        ledger.audit(council + "new", as -> as.of(council).framework(2)).submitted("2019-08-20", "Inadequate");

        get("grade-distribution/trend?cell=percents.Good")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("ambiguous-group");
        ok("grade-distribution/trend?cell=percents.Good&scale=Good, Inadequate")
                .jsonPath("$.points[0].denominator")
                .isEqualTo(1)
                .jsonPath("$.row.scale")
                .isEqualTo("Good, Inadequate");
    }

    @ParameterizedTest
    @CsvSource({
        "escalations/trend?cell=total, 404, no-groups",
        "concerns/funnel?cell=raised, 404, no-groups",
        "calibration/trend?cell=compared, 404, no-groups",
        "grade-distribution/trend?cell=nonsense, 400, unknown-cell",
        "grade-distribution/trend?x=y, 400, unknown-filter",
        "grade-distribution/trend?cell=frameworks, 400, unknown-cell",
        "grade-distribution/funnel?cell=counts.Good, 400, unknown-cell",
        "grade-distribution/funnel?cell=percents.Good&by=month, 400, malformed-parameter",
        "grade-distribution/trend?cell=percents.Good&by=team, 400, malformed-parameter",
        "nonsense/trend?cell=total, 404, unknown-view"
    })
    void refusesWhatHasNoTrend(String path, int status, String code) {
        round("2019-08", "T1", 1, 1);

        get(path)
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }

    @Test
    void answersNothingWhereThereIsNothing() {
        assertThat(ok("grade-distribution/trend?cell=percents.Good")
                        .jsonPath("$.points.length()")
                        .isEqualTo(0))
                .isNotNull();
    }
}

package org.caseledger.query.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.caseledger.events.ReportEvent.ReportPinned;
import org.caseledger.events.ReportQuestion;
import org.caseledger.query.QueryServer;
import org.caseledger.query.WebTest;
import org.caseledger.query.given.Ledger;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

class TrendsAndReportsTest extends WebTest {

    private final Ledger given = new Ledger();

    private String page(String uri, int status) {
        return String.valueOf(client.get()
                .uri(uri)
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private void round(String council, String round, int lowest) {
        for (int i = 0; i < 4; i++) {
            String grade = i < lowest ? "Inadequate" : "Good";
            given.audit(council + round + i, as -> as.of(council).round(round)).submitted(round + "-20", grade);
        }
    }

    @Test
    void saysInWordsWhetherAFigureHasChanged() {
        round("W08000001", "2019-07", 1);
        round("W08000001", "2019-08", 3);
        feed.all(given);

        assertThat(page("/trends?authority=W08000001", 200))
                .contains("At the grade Inadequate")
                .contains("No clear change: 25.0 % (1 of 4) in 2019-07, 75.0 % (3 of 4) in 2019-08")
                .contains("Every round lies inside the trial limits, which come from 2 rounds around 50.0 %.")
                .contains("2019-07: 25.0; 2019-08: 75.0")
                .contains("<polyline")
                .contains("inside the limits")
                .doesNotContain(" style=");
        assertThat(page("/trends?authority=W08000001&figure=improved", 200))
                .contains("There are not yet two periods to compare.")
                .contains("Nothing is counted yet.");
    }

    @Test
    void saysWhatIsWrongWithTheForm() {
        assertThat(page("/trends?since=August", 400)).contains("The round is not a month such as 2019-08");
    }

    @Test
    void showsAPinnedReportAndWhatHasChangedSince() {
        round("W08000002", "2019-08", 1);
        long position = feed.all(given);
        LocalDate day = LocalDate.of(2019, 9, 1);
        given.tell(new ReportPinned(
                "on-page",
                day,
                "The <board's> August",
                new ReportQuestion(
                        "grade-distribution",
                        "W08000002",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        "month",
                        day,
                        QueryServer.NOW),
                position,
                List.of("W08000002 v1")));
        feed.all(given);

        assertThat(page("/reports", 200))
                .contains("The &lt;board&#39;s&gt; August")
                .contains("href=\"/reports/on-page\"");
        assertThat(page("/reports/on-page", 200))
                .contains("1 September 2019")
                .contains("W08000002 v1")
                .contains("Today’s figures are the same.");

        round("W08000002", "2019-07", 0);
        feed.all(given);
        assertThat(page("/reports/on-page", 200))
                .contains("What today’s figures say instead")
                .contains("2019-07");
        page("/reports/nonsense", 404);
    }
}

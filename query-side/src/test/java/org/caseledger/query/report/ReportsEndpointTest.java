package org.caseledger.query.report;

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
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;

class ReportsEndpointTest extends WebTest {

    private static final String COUNCIL = "W07000001";
    private static final LocalDate DAY = LocalDate.of(2019, 9, 1);

    private final Ledger ledger = new Ledger();

    private void pin(String id, long position) {
        // The moment was the next audit's too: the position says which of them counts.
        ledger.tell(new ReportPinned(
                id,
                DAY,
                "August for the board",
                new ReportQuestion(
                        "grade-distribution",
                        COUNCIL,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        "team",
                        DAY,
                        QueryServer.NOW.plusSeconds(3600)),
                position,
                List.of(COUNCIL + " v1")));
    }

    private BodyContentSpec get(String path) {
        return client.get()
                .uri("/api/v1/reports" + path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }

    @Test
    void showsTheSameFiguresForEverAndWhatHasChangedSince() {
        ledger.audit("pinned", as -> as.of(COUNCIL)).submitted("2019-08-10", "Good");
        long position = feed.all(ledger);
        pin("R-1", position);
        ledger.audit("late", as -> as.of(COUNCIL)).submitted("2019-08-12", "Inadequate");
        feed.all(ledger);

        get("/R-1")
                .jsonPath("$.report.name")
                .isEqualTo("August for the board")
                .jsonPath("$.report.pinnedBy")
                .isEqualTo("qa.lead")
                .jsonPath("$.report.frameworks[0]")
                .isEqualTo(COUNCIL + " v1")
                .jsonPath("$.view")
                .isEqualTo("grade-distribution")
                .jsonPath("$.by")
                .isEqualTo("team")
                .jsonPath("$.position")
                .isEqualTo(position)
                .jsonPath("$.rows[0].total")
                .isEqualTo(1);
        get("/R-1/difference")
                .jsonPath("$.cells[?(@.cell == 'total')].to")
                .isEqualTo(2)
                .jsonPath("$.cells[?(@.cell == 'total')].changed.members[0].id")
                .isEqualTo("late");
        get("").jsonPath("$.reports[?(@.reportId == 'R-1')].view").isEqualTo("grade-distribution");
        client.get()
                .uri("/api/v1/reports/R-1")
                .accept(MediaType.parseMediaType("text/csv"))
                .exchange()
                .expectHeader()
                .contentType("text/csv;charset=UTF-8")
                .expectBody(String.class)
                .value(table -> assertThat(table).contains("T01,1,"));
    }

    @Test
    void knowsWhichReportsThereAre() {
        client.get()
                .uri("/api/v1/reports/nonsense")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("unknown-report");
    }
}

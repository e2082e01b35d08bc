package org.caseledger.query.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.caseledger.events.Framework;
import org.caseledger.events.FrameworkEvent.FrameworkPublished;
import org.caseledger.events.RetentionClass;
import org.caseledger.events.RetentionStart;
import org.caseledger.events.SubjectEvent.LegalHoldPlaced;
import org.caseledger.query.WebTest;
import org.caseledger.query.given.Audit;
import org.caseledger.query.given.Ledger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

class RetentionEndpointTest extends WebTest {

    private static final String COUNCIL = "W07000031";
    private static final String DUE = "/api/v1/retention/due?authority=" + COUNCIL + "&asAt=2026-01-01";
    private static final String HEADER =
            "subject,since,lastAudit,authority,frameworkVersion,retentionClass,years,from," + "restedOn,holds.1\r\n";

    private final Ledger ledger = new Ledger();

    @BeforeEach
    void tell() {
        Framework usual = Framework.theUsual();
        List<RetentionClass> classes = List.of(new RetentionClass("Case audit", null, 2, RetentionStart.COMPLETED));
        ledger.tell(new FrameworkPublished(
                COUNCIL,
                1,
                LocalDate.of(2019, 1, 1),
                new Framework(usual.grades(), usual.domains(), 100, 100, 10, 15, false, classes)));
        ledger.audit("kept", as -> as.of(COUNCIL).child("C1")).submitted("2019-08-10", "Good");
        ledger.tell(new LegalHoldPlaced(
                "child:" + COUNCIL + ":C1", "INQUEST-2", LocalDate.of(2020, 1, 1), Audit.text("an inquest")));
        feed.all(ledger);
    }

    @Test
    void tellsWhoseTextsAreDueAsATable() {
        client.get()
                .uri(DUE)
                .accept(MediaType.parseMediaType("text/csv"))
                .exchange()
                .expectHeader()
                .contentType("text/csv;charset=UTF-8")
                .expectHeader()
                .valueEquals(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"retention-due-2026-01-01.csv\"")
                .expectBody(String.class)
                .isEqualTo(HEADER + "child:W07000031:C1,2021-08-10,kept,W07000031,1,Case audit,2,COMPLETED,2019-08-10,"
                        + "INQUEST-2\r\n");
    }

    @Test
    void tellsItAsJsonUnlessAskedOtherwise() {
        client.get()
                .uri(DUE)
                .exchange()
                .expectHeader()
                .contentType(MediaType.APPLICATION_JSON)
                .expectBody()
                .jsonPath("$.due[0].subject")
                .isEqualTo("child:W07000031:C1");
        client.get().uri(DUE + "&publication=true").exchange().expectStatus().isBadRequest();
    }

    @Test
    void isOneLinkAwayFromThePage() {
        client.get()
                .uri("/privacy?authority=" + COUNCIL + "&asAt=2026-01-01")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(page -> assertThat(page)
                        .contains("/api/v1/retention/due?format=csv&amp;asAt=2026-01-01&amp;authority=" + COUNCIL));
    }
}

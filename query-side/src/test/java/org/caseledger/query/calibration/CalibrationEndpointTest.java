package org.caseledger.query.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.caseledger.query.WebTest;
import org.caseledger.query.given.Audit;
import org.caseledger.query.given.Ledger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.test.StepVerifier;

/** Whichever way it is asked, calibration tells people of themselves alone and the QA lead of everybody. */
class CalibrationEndpointTest extends WebTest {

    private static final String ASKED = "?authority=N09000001&asAt=2019-09-14";
    private static final Ledger LEDGER = new Ledger();

    static {
        LEDGER.audit("calibrated", as -> as.of("N09000001"))
                .submitted("2019-08-10", "Good")
                .moderated("2019-08-20", "Good", "Inadequate");
    }

    @BeforeEach
    void tell() {
        feed.all(LEDGER);
    }

    private static String body(WebTestClient reader, String path, MediaType accept) {
        byte[] body = reader.get()
                .uri("/api/v1/views/calibration" + path)
                .accept(accept)
                .exchange()
                .expectBody()
                .returnResult()
                .getResponseBody();
        return body == null ? "" : new String(body, StandardCharsets.UTF_8);
    }

    private static String streamed(WebTestClient reader) {
        StringBuilder first = new StringBuilder();
        StepVerifier.create(reader.get()
                        .uri("/api/v1/views/calibration/stream" + ASKED)
                        .exchange()
                        .returnResult(String.class)
                        .getResponseBody()
                        .take(1))
                .consumeNextWith(first::append)
                .verifyComplete();
        return first.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "csv", "stream", "lineage", "difference"})
    void tellsPeopleOfThemselves(String way) {
        assertThat(told(as("qa.lead"), way)).contains(Audit.AUDITOR).contains(Audit.MODERATOR);
        assertThat(told(as(Audit.AUDITOR), way)).contains(Audit.AUDITOR).doesNotContain(Audit.MODERATOR);
        assertThat(told(as(Audit.SECOND_AUDITOR), way))
                .doesNotContain(Audit.AUDITOR)
                .doesNotContain(Audit.MODERATOR);
    }

    private static String told(WebTestClient reader, String way) {
        return switch (way) {
            case "json" -> body(reader, ASKED, MediaType.APPLICATION_JSON);
            case "csv" -> body(reader, ASKED, MediaType.parseMediaType("text/csv"));
            case "stream" -> streamed(reader);
            // An unknown person is answered with the names of those there are: only those that the reader may see.
            case "lineage" -> body(reader, "/lineage" + ASKED + "&group=nobody&cell=compared", MediaType.ALL);
            default -> body(reader, "/difference" + ASKED + "&otherAsAt=2019-08-10", MediaType.ALL);
        };
    }
}

package org.caseledger.query.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.caseledger.query.WebTest;
import org.caseledger.query.given.Allocation;
import org.caseledger.query.given.Audit;
import org.caseledger.query.given.Ledger;
import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HistoryStreamTest extends WebTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Ledger given = new Ledger();

    /** Each event as its name and the types of its entries, those withheld in brackets. */
    private Flux<String> watch(String user, String audit, String lastEventId) {
        return as(user).get()
                .uri("/api/v1/audits/" + audit + "/history/stream")
                .accept(MediaType.TEXT_EVENT_STREAM)
                .header("Last-Event-ID", lastEventId)
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(new ParameterizedTypeReference<ServerSentEvent<String>>() {})
                .getResponseBody()
                .map(event -> event.event() + " " + entries(String.valueOf(event.data())));
    }

    private static List<String> entries(String data) {
        return JSON.readTree(data)
                .get("entries")
                .valueStream()
                .map(HistoryStreamTest::entry)
                .toList();
    }

    private static String entry(JsonNode entry) {
        String type = entry.get("type").asString();
        return entry.get("withheld").asBoolean() ? "(" + type + ")" : type;
    }

    @Test
    void tellsWhatHappensAndOnlyWhatHappensToTheAudit() {
        Audit audit = given.audit("S1");
        feed.all(given);

        StepVerifier.create(watch("qa.lead", "S1", ""))
                .expectNext("snapshot [AuditAllocated]")
                .then(feed::tick)
                .then(() -> {
                    audit.submitted("2019-08-14", "Good");
                    feed.all(given);
                })
                .expectNext("update [AuditAllocated, GradeSubmitted]")
                .thenCancel()
                .verify(SOON);
    }

    @Test
    void resumesAfterWhatTheReaderHasSeen() {
        Audit audit = given.audit("S2").submitted("2019-08-14", "Good");
        long seen = feed.all(given);
        audit.moderated("2019-08-20", "Good", "Inadequate");
        feed.all(given);

        StepVerifier.create(watch("qa.lead", "S2", String.valueOf(seen)))
                .expectNext("snapshot [GradeModerated]")
                .then(() -> {
                    audit.reflected("2019-08-21");
                    feed.all(given);
                })
                .expectNext("update [GradeModerated, ReflectionRecorded]")
                .thenCancel()
                .verify(SOON);
    }

    @Test
    void withholdsTheOthersGradingUntilTheReaderHasGraded() {
        Audit audit = given.audit("S3", Allocation::looped).submitted("2019-08-14", "Inadequate");
        long blind = feed.all(given);

        StepVerifier.create(watch("auditor.two", "S3", ""))
                .expectNext("snapshot [AuditAllocated, (GradeSubmitted)]")
                .then(() -> {
                    audit.secondSubmitted("2019-08-16", "Good");
                    feed.all(given);
                })
                .expectNext("update [AuditAllocated, GradeSubmitted, SecondGradeSubmitted]")
                .thenCancel()
                .verify(SOON);
        // To who was blind when the connection broke, the other's grading is news.
        StepVerifier.create(watch("auditor.two", "S3", String.valueOf(blind)))
                .expectNext("snapshot [GradeSubmitted, SecondGradeSubmitted]")
                .thenCancel()
                .verify(SOON);
    }

    @Test
    void refusesAnAuditThatThereIsNotBeforeTheStreamBegins() {
        client.get()
                .uri("/api/v1/audits/none/history/stream")
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .value(String.class, code -> assertThat(code).isEqualTo("unknown-audit"));
    }
}

package org.caseledger.query.replay;

import java.time.Duration;
import org.caseledger.query.WebTest;
import org.caseledger.query.given.Allocation;
import org.caseledger.query.given.Ledger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReplayEndpointTest extends WebTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Ledger given = new Ledger();

    private Flux<String> replay(String user, String address, String lastEventId) {
        return as(user).get()
                .uri(address)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .header("Last-Event-ID", lastEventId)
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(new ParameterizedTypeReference<ServerSentEvent<String>>() {})
                .getResponseBody()
                .map(event -> event.event() + " " + said(JSON.readTree(String.valueOf(event.data()))));
    }

    private static String said(JsonNode data) {
        return data.has("steps")
                ? data.get("steps").asString() + " " + data.get("standing").asString("no grade")
                : data.get("step").asString() + "/" + data.get("of").asString() + " "
                        + data.get("entry").get("type").asString() + " "
                        + data.get("state").get("standing").asString("no grade");
    }

    @Test
    void tellsEveryStepAndEnds() {
        given.audit("RP1").submitted("2019-08-14", "Good").moderated("2019-08-20", "Good", "Inadequate");
        feed.all(given);

        StepVerifier.create(replay("qa.lead", "/api/v1/audits/RP1/history/stream?speed=max", ""))
                .expectNext("step 1/3 AuditAllocated no grade")
                .expectNext("step 2/3 GradeSubmitted Good")
                .expectNext("step 3/3 GradeModerated Inadequate")
                .expectNext("end 3 Inadequate")
                .expectComplete()
                .verify(SOON);
    }

    @Test
    void stopsAtADayAndResumesAfterWhatWasShown() {
        given.audit("RP2").submitted("2019-08-14", "Good");
        long shown = feed.all(given);
        given.again("RP2").moderated("2019-08-20", "Good", "Inadequate");
        feed.all(given);

        StepVerifier.create(replay("qa.lead", "/api/v1/audits/RP2/history/stream?until=2019-08-14", ""))
                .expectNext("step 1/2 AuditAllocated no grade", "step 2/2 GradeSubmitted Good", "end 2 Good")
                .expectComplete()
                .verify(SOON);
        StepVerifier.create(replay("qa.lead", "/api/v1/audits/RP2/history/stream?speed=86400", String.valueOf(shown)))
                .expectNext("step 3/3 GradeModerated Inadequate", "end 3 Inadequate")
                .expectComplete()
                .verify(SOON);
        StepVerifier.create(replay("qa.lead", "/api/v1/audits/RP2/history/stream?knownAt=2019-01-01T00:00:00Z", ""))
                .expectNext("end 0 no grade")
                .expectComplete()
                .verify(SOON);
    }

    @Test
    void keepsTheOthersGradingFromWhoMustGradeBlind() {
        given.audit("RP3", Allocation::looped).submitted("2019-08-14", "Inadequate");
        feed.all(given);

        StepVerifier.create(replay("auditor.two", "/api/v1/audits/RP3/history/stream?speed=0", ""))
                .expectNext("step 1/2 AuditAllocated no grade", "step 2/2 GradeSubmitted no grade", "end 2 no grade")
                .expectComplete()
                .verify(SOON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"speed=fast", "speed=-1", "speed=31536001", "until=soon", "knownAt=soon", "speed=1&speed=2"})
    void refusesWhatCannotBeReplayed(String question) {
        given.audit("RP4");
        feed.all(given);

        client.get()
                .uri("/api/v1/audits/RP4/history/stream?" + question)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void refusesAnAuditThatThereIsNotBeforeTheStreamBegins() {
        client.get()
                .uri("/api/v1/audits/none/history/stream?speed=max")
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isNotFound();
    }
}

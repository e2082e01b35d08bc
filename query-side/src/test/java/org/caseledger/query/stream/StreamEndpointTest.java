package org.caseledger.query.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.caseledger.query.WebTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class StreamEndpointTest extends WebTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private Flux<ServerSentEvent<String>> events(String uri, String lastEventId) {
        return client.get()
                .uri(uri)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .header("Last-Event-ID", lastEventId)
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(new ParameterizedTypeReference<ServerSentEvent<String>>() {})
                .getResponseBody();
    }

    @Test
    void beginsWithASnapshotAndUpdatesWhenTheRowsChange() {
        groupedView.show(List.of("one"));
        long before = feed.tick();

        StepVerifier.create(events("/api/v1/views/grouped/stream?team=T1", ""))
                .assertNext(event -> {
                    assertThat(event.event()).isEqualTo("snapshot");
                    assertThat(event.id()).isEqualTo(String.valueOf(before));
                    assertThat(event.data()).contains("\"view\":\"grouped\"").contains("\"rows\":[\"one\"]");
                })
                .then(feed::tick) // changes nothing that the view shows
                .then(() -> groupedView.show(List.of("two")))
                .then(feed::tick)
                .assertNext(event -> {
                    assertThat(event.event()).isEqualTo("update");
                    assertThat(Long.parseLong(Objects.requireNonNull(event.id())))
                            .isGreaterThan(before);
                    assertThat(event.data()).contains("\"rows\":[\"two\"]");
                })
                .thenCancel()
                .verify(SOON);
    }

    @Test
    void carriesSeveralViewsOverOneConnection() {
        groupedView.show(List.of("g"));
        plainView.show(List.of("p"));
        feed.tick();

        StepVerifier.create(events("/api/v1/stream?view=grouped&view=plain&by=team&team=T2", "")
                        .map(event -> event.event() + " " + event.data()))
                .recordWith(java.util.ArrayList::new)
                .expectNextCount(2)
                .consumeRecordedWith(first -> assertThat(first)
                        .allMatch(event -> event.startsWith("snapshot "))
                        .anyMatch(event -> event.contains("\"view\":\"grouped\"") && event.contains("\"by\":\"team\""))
                        .anyMatch(event -> event.contains("\"view\":\"plain\"") && event.contains("\"by\":null")))
                .then(() -> plainView.show(List.of("q")))
                .then(feed::tick)
                .assertNext(event -> assertThat(event).startsWith("update ").contains("\"rows\":[\"q\"]"))
                .thenCancel()
                .verify(SOON);
    }

    @Test
    void resumesWithNothingOlderThanWhatTheReaderHasSeen() {
        long next = feed.tick() + 1;
        reactor.core.publisher.Mono.delay(Duration.ofMillis(50)).subscribe(later -> feed.tick());

        StepVerifier.create(events("/api/v1/views/grouped/stream", String.valueOf(next)))
                .assertNext(event -> assertThat(event.id()).isEqualTo(String.valueOf(next)))
                .thenCancel()
                .verify(SOON);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/views/nonsense/stream,404,unknown-view",
        "/api/v1/views/grouped/stream?colour=red,400,unknown-filter",
        "/api/v1/views/plain/stream?by=month,400,unknown-filter",
        "/api/v1/stream?view=grouped&asAt=x,400,malformed-parameter",
        "/api/v1/stream?view=plain&by=month,400,unknown-filter",
        "/api/v1/stream?view=grouped&view=nonsense,404,unknown-view",
        "/api/v1/stream,400,malformed-parameter"
    })
    void refusesBeforeTheStreamBegins(String uri, int status, String code) {
        client.get()
                .uri(uri)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }
}

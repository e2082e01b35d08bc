package org.caseledger.query.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class EventsTest {

    private final Events events = new Events();

    private Flux<ServerSentEvent<String>> connection(Flux<ServerSentEvent<String>> source) {
        Flux<ServerSentEvent<String>> body = events.response(List.of(source)).getBody();
        return body == null ? Flux.empty() : body;
    }

    @Test
    void beatsEveryFifteenSecondsUntilTheServerStops() {
        StepVerifier.withVirtualTime(() -> connection(Flux.never()))
                .expectSubscription()
                .expectNoEvent(Duration.ofSeconds(14))
                .thenAwait(Duration.ofSeconds(1))
                .assertNext(event -> assertThat(event.comment()).isEmpty())
                .thenAwait(Duration.ofSeconds(15))
                .expectNextCount(1)
                .then(events::stop)
                .expectComplete()
                .verify(Duration.ofSeconds(60));
    }

    @Test
    void letsNothingPileUpForAReaderWhoStopsReading() {
        Sinks.Many<ServerSentEvent<String>> source = Sinks.many().multicast().directBestEffort();
        List<String> read = new ArrayList<>();
        StepVerifier.create(connection(source.asFlux().onBackpressureLatest()), 1)
                .then(() -> source.tryEmitNext(Events.event(0, 0, "{}")))
                .consumeNextWith(event -> read.add(String.valueOf(event.id())))
                .then(() -> {
                    for (int i = 1; i < 1_000; i++) {
                        source.tryEmitNext(Events.event(i, i, "{}"));
                    }
                })
                .thenRequest(2)
                .consumeNextWith(event -> read.add(String.valueOf(event.id())))
                .consumeNextWith(event -> read.add(String.valueOf(event.id())))
                .thenCancel()
                .verify(Duration.ofSeconds(60));
        assertThat(read).hasSize(3).endsWith("999");
    }
}

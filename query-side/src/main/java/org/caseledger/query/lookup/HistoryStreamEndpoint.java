package org.caseledger.query.lookup;

import java.security.Principal;
import java.util.List;
import java.util.Set;
import org.caseledger.query.answer.CaughtUp;
import org.caseledger.query.answer.Parameters;
import org.caseledger.query.stream.Events;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import tools.jackson.databind.json.JsonMapper;

/** Streams the history of one audit as it grows. */
@RestController
class HistoryStreamEndpoint {

    private final Lookups lookups;
    private final HistoryStreams histories;
    private final CaughtUp caughtUp;
    private final Events events;
    private final Scheduler computing;
    private final JsonMapper json;

    HistoryStreamEndpoint(
            Lookups lookups,
            HistoryStreams histories,
            CaughtUp caughtUp,
            Events events,
            Scheduler computing,
            JsonMapper json) {
        this.lookups = lookups;
        this.histories = histories;
        this.caughtUp = caughtUp;
        this.events = events;
        this.computing = computing;
        this.json = json;
    }

    /** With these parameters it is replayed instead. */
    @GetMapping(
            path = "/api/v1/audits/{id}/history/stream",
            params = {"!speed", "!until", "!knownAt"},
            produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Mono<ResponseEntity<Flux<ServerSentEvent<String>>>> history(
            @PathVariable String id, Principal reader, ServerHttpRequest request) {
        Parameters.of(request.getQueryParams(), Set.of());
        return caughtUp.resuming(request.getHeaders())
                .publishOn(computing)
                // An audit that there isn't is to be said before the stream begins.
                .doOnNext(after -> lookups.audit(id, reader.getName()))
                .map(after -> events.response(List.of(told(id, reader.getName(), after))));
    }

    private Flux<ServerSentEvent<String>> told(String id, String reader, long after) {
        return histories
                .watch(id, reader, after)
                .index((index, history) -> Events.event(index, history.position(), json.writeValueAsString(history)));
    }
}

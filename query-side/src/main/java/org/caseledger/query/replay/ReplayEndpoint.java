package org.caseledger.query.replay;

import java.security.Principal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.caseledger.query.answer.CaughtUp;
import org.caseledger.query.answer.Parameters;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.replay.Replays.Request;
import org.caseledger.query.stream.Events;
import org.jspecify.annotations.Nullable;
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

/** Streams the history of one audit as it came about, and ends with it. */
@RestController
class ReplayEndpoint {

    private static final Set<String> PARAMETERS = Set.of("speed", "until", "knownAt");

    /** How a replay ends. */
    record End(int steps, @Nullable String standing) {}

    private final Replays replays;
    private final Facts facts;
    private final CaughtUp caughtUp;
    private final Events events;
    private final Scheduler computing;
    private final JsonMapper json;

    ReplayEndpoint(
            Replays replays, Facts facts, CaughtUp caughtUp, Events events, Scheduler computing, JsonMapper json) {
        this.replays = replays;
        this.facts = facts;
        this.caughtUp = caughtUp;
        this.events = events;
        this.computing = computing;
        this.json = json;
    }

    /** Where nothing of this is asked for, the history is watched as it grows. */
    @GetMapping(path = "/api/v1/audits/{id}/history/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Mono<ResponseEntity<Flux<ServerSentEvent<String>>>> replay(
            @PathVariable String id, Principal reader, ServerHttpRequest request) {
        Parameters parameters = Parameters.of(request.getQueryParams(), PARAMETERS);
        Pace pace = pace(parameters);
        LocalDate until = parameters.day("until");
        Instant knownAt = parameters.instant("knownAt");
        parameters.check();
        return caughtUp.resuming(request.getHeaders())
                .publishOn(computing)
                .map(after -> replays.play(new Request(
                        id,
                        reader.getName(),
                        knownAt == null ? Long.MAX_VALUE : facts.positionKnownAt(knownAt),
                        until,
                        pace,
                        after)))
                .map(replay -> events.ending(replay.steps()
                        .map(this::event)
                        .concatWith(Mono.fromSupplier(() -> end(replay.count(), replay.standing())))));
    }

    private static Pace pace(Parameters parameters) {
        String speed = parameters.text("speed");
        Pace pace = speed == null ? Pace.AT_ONCE : Pace.parse(speed);
        if (pace == null) {
            parameters.complain("speed", "is not max, or whole seconds a second from 0 to " + Pace.FASTEST);
            return Pace.AT_ONCE;
        }
        return pace;
    }

    private ServerSentEvent<String> event(Step step) {
        return ServerSentEvent.<String>builder()
                .event("step")
                .id(String.valueOf(step.entry().position()))
                .data(json.writeValueAsString(step))
                .build();
    }

    /** Whoever asks again from here on is shown nothing twice. */
    private ServerSentEvent<String> end(int steps, @Nullable String standing) {
        return ServerSentEvent.<String>builder()
                .event("end")
                .data(json.writeValueAsString(new End(steps, standing)))
                .build();
    }
}

package org.caseledger.command.sample;

import jakarta.validation.Valid;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import java.util.function.Supplier;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.caseledger.command.Edge;
import org.caseledger.command.Ids;
import org.caseledger.command.answers.Answer;
import org.caseledger.command.api.CommandApi;
import org.caseledger.command.round.RoundCommand.DrawModerations;
import org.caseledger.command.round.RoundCommand.DrawSample;
import org.caseledger.events.SampleEvent.ModerationsDrawn;
import org.caseledger.events.SampleEvent.SampleDrawn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Draws over HTTP. What was drawn is read back from the ledger, so that a repetition is answered alike. */
@RestController
@RequestMapping("/api/v1/rounds/{authority}/{round}")
public class SampleEndpoint {

    private final CommandApi api;
    private final Edge edge;
    private final Plans plans;
    private final EventStore store;

    public SampleEndpoint(CommandApi api, Edge edge, PastAudits past, Supplier<String> ids, EventStore store) {
        this.api = api;
        this.edge = edge;
        this.plans = new Plans(past, edge.records(), ids);
        this.store = store;
    }

    @PostMapping("/sample")
    Mono<ResponseEntity<DrawnSample>> sample(
            @PathVariable String authority,
            @PathVariable YearMonth round,
            @Valid @RequestBody SampleBody body,
            ServerWebExchange exchange) {
        return api.change(
                exchange,
                authority + "/" + round,
                body,
                actor -> new DrawSample(authority, round, day(body.on()), plans.sample(authority, round, body)),
                answer -> DrawnSample.of(
                        answer.id(), answer.version(), drawn(authority, round, answer, SampleDrawn.class)));
    }

    @PostMapping("/moderation-sample")
    Mono<ResponseEntity<DrawnModerations>> moderations(
            @PathVariable String authority,
            @PathVariable YearMonth round,
            @Valid @RequestBody ModerationSampleBody body,
            ServerWebExchange exchange) {
        return api.change(
                exchange,
                authority + "/" + round,
                body,
                actor -> new DrawModerations(
                        authority, round, day(body.on()), plans.moderations(authority, round, body)),
                answer -> DrawnModerations.of(
                        answer.id(), answer.version(), drawn(authority, round, answer, ModerationsDrawn.class)));
    }

    private <E> E drawn(String authority, YearMonth round, Answer answer, Class<E> event) {
        return event.cast(store.readEvents(Ids.round(authority, round), answer.version())
                .next()
                .getPayload());
    }

    private LocalDate day(@Nullable LocalDate on) {
        return Objects.requireNonNullElseGet(on, edge::today);
    }
}

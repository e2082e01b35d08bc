package org.caseledger.command.sample;

import jakarta.validation.Valid;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import java.util.function.Supplier;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.caseledger.command.Edge;
import org.caseledger.command.api.CommandApi;
import org.caseledger.command.round.RoundCommand.DrawModerations;
import org.caseledger.command.round.RoundCommand.DrawSample;
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
    private final StoredDraws draws;

    public SampleEndpoint(CommandApi api, Edge edge, PastAudits past, Supplier<String> ids, EventStore store) {
        this.api = api;
        this.edge = edge;
        this.plans = new Plans(past, edge.records(), ids);
        this.draws = new StoredDraws(store);
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
                        answer.id(), answer.version(), draws.sample(authority, round, answer.version())));
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
                        answer.id(), answer.version(), draws.moderations(authority, round, answer.version())));
    }

    private LocalDate day(@Nullable LocalDate on) {
        return Objects.requireNonNullElseGet(on, edge::today);
    }
}

package org.caseledger.query.draws;

import java.security.Principal;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.caseledger.query.answer.CaughtUp;
import org.caseledger.query.answer.Parameters;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.facts.Known;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** What was drawn for a round. Each draw is drawn again before it is shown. */
@RestController
@RequestMapping(path = "/api/v1/rounds/{authority}/{round}", produces = MediaType.APPLICATION_JSON_VALUE)
class DrawsEndpoint {

    /** A round's draws of cases, in their order. */
    record Samples(String authority, YearMonth round, List<SampleRecord> samples) {}

    /** A round's draws of gradings, in their order. */
    record ModerationSamples(String authority, YearMonth round, List<ModerationSampleRecord> samples) {}

    private final Facts facts;
    private final Draws draws;
    private final CaughtUp caughtUp;
    private final Scheduler computing;

    DrawsEndpoint(Facts facts, Draws draws, CaughtUp caughtUp, Scheduler computing) {
        this.facts = facts;
        this.draws = draws;
        this.caughtUp = caughtUp;
        this.computing = computing;
    }

    @GetMapping("/samples")
    Mono<ResponseEntity<Samples>> samples(
            @PathVariable String authority, @PathVariable YearMonth round, ServerHttpRequest request) {
        return answered(request, known -> new Samples(authority, round, draws.samples(known, authority, round)));
    }

    @GetMapping("/moderation-samples")
    Mono<ResponseEntity<ModerationSamples>> moderations(
            @PathVariable String authority,
            @PathVariable YearMonth round,
            Principal reader,
            ServerHttpRequest request) {
        return answered(
                request,
                known -> new ModerationSamples(
                        authority, round, draws.moderations(known, authority, round, reader.getName())));
    }

    private <T> Mono<ResponseEntity<T>> answered(ServerHttpRequest request, Function<Known, T> answer) {
        Parameters.of(request.getQueryParams(), Set.of());
        return caughtUp.with(request.getHeaders())
                .then(Mono.fromCallable(() -> {
                            Known known = facts.known(Long.MAX_VALUE);
                            return ResponseEntity.ok()
                                    .header(CaughtUp.POSITION, String.valueOf(known.position()))
                                    .body(answer.apply(known));
                        })
                        .subscribeOn(computing));
    }
}

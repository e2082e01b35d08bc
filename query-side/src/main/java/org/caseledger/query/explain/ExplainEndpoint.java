package org.caseledger.query.explain;

import java.security.Principal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.caseledger.query.answer.CaughtUp;
import org.caseledger.query.answer.Parameters;
import org.caseledger.query.answer.Question;
import org.caseledger.query.answer.Questions;
import org.caseledger.query.answer.Reader;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Explains figures over HTTP. */
@RestController
@RequestMapping(path = "/api/v1/views/{view}", produces = MediaType.APPLICATION_JSON_VALUE)
class ExplainEndpoint {

    private static final Set<String> TARGET = Set.of("group", "domain", "scale", "role", "cell");
    private static final Set<String> OTHER = Set.of("otherAsAt", "otherKnownAt");

    private final Questions questions;
    private final Explanations explanations;
    private final CaughtUp caughtUp;
    private final Scheduler computing;

    ExplainEndpoint(Questions questions, Explanations explanations, CaughtUp caughtUp, Scheduler computing) {
        this.questions = questions;
        this.explanations = explanations;
        this.caughtUp = caughtUp;
        this.computing = computing;
    }

    @GetMapping("/lineage")
    Mono<LineageAnswer> lineage(@PathVariable String view, Principal reader, ServerHttpRequest request) {
        Question question =
                questions.one(view, request.getQueryParams(), TARGET).askedBy(Reader.of(reader));
        Parameters parameters = Parameters.among(request.getQueryParams(), TARGET);
        Target target = Target.read(parameters);
        parameters.check();
        return caughtUp.with(request.getHeaders())
                .then(Mono.fromCallable(() -> explanations.lineage(question, target, reader.getName()))
                        .subscribeOn(computing));
    }

    @GetMapping("/difference")
    Mono<Difference> difference(@PathVariable String view, Principal reader, ServerHttpRequest request) {
        Question question = questions.one(view, request.getQueryParams(), OTHER).askedBy(Reader.of(reader));
        Parameters parameters = Parameters.among(request.getQueryParams(), OTHER);
        Question other = other(question, parameters.day("otherAsAt"), parameters.instant("otherKnownAt"));
        parameters.check();
        return caughtUp.with(request.getHeaders())
                .then(Mono.fromCallable(() -> explanations.difference(question, other, reader.getName()))
                        .subscribeOn(computing));
    }

    /** What the other report leaves out stays as in the first; where it leaves out both, it is today's. */
    private static Question other(Question question, @Nullable LocalDate asAt, @Nullable Instant knownAt) {
        if (asAt == null && knownAt == null) {
            return question.at(null, null);
        }
        return question.at(asAt == null ? question.asAt() : asAt, knownAt == null ? question.knownAt() : knownAt);
    }
}

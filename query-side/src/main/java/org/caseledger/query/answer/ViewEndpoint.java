package org.caseledger.query.answer;

import java.security.Principal;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Answers questions once, as JSON or as CSV. */
@RestController
class ViewEndpoint {

    private final Questions questions;
    private final Answers answers;
    private final CaughtUp caughtUp;
    private final Scheduler computing;
    private final Tables tables;

    ViewEndpoint(Questions questions, Answers answers, CaughtUp caughtUp, Scheduler computing, Tables tables) {
        this.questions = questions;
        this.answers = answers;
        this.caughtUp = caughtUp;
        this.computing = computing;
        this.tables = tables;
    }

    @GetMapping(
            path = "/api/v1/views/{view}",
            produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
    Mono<ResponseEntity<Object>> view(@PathVariable String view, Principal reader, ServerHttpRequest request) {
        Question question = questions.one(view, request.getQueryParams()).askedBy(Reader.of(reader));
        boolean table = Tables.preferred(request.getHeaders());
        return caughtUp.with(request.getHeaders())
                .then(Mono.fromCallable(() -> answers.answer(question)).subscribeOn(computing))
                .map(answer -> table ? tables.response(answer) : json(answer));
    }

    private static ResponseEntity<Object> json(Answer answer) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(CaughtUp.POSITION, String.valueOf(answer.reached()))
                .body(answer);
    }
}

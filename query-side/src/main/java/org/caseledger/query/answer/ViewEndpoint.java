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

/** Answers questions once, as JSON, as CSV or as a workbook. */
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
            produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv", Format.XLSX_TYPE})
    Mono<ResponseEntity<Object>> view(@PathVariable String view, Principal reader, ServerHttpRequest request) {
        Question question =
                questions.one(view, request.getQueryParams(), Form.PARAMETERS).askedBy(Reader.of(reader));
        Form form = Form.of(request);
        return caughtUp.with(request.getHeaders())
                .then(Mono.fromCallable(() -> tables.response(answers.answer(question), form))
                        .subscribeOn(computing));
    }
}

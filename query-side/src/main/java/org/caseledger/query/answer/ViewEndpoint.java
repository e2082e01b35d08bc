package org.caseledger.query.answer;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import tools.jackson.databind.json.JsonMapper;

/** Answers questions once, as JSON or as CSV. */
@RestController
class ViewEndpoint {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final Questions questions;
    private final Answers answers;
    private final CaughtUp caughtUp;
    private final Scheduler computing;
    private final Csv csv;

    ViewEndpoint(Questions questions, Answers answers, CaughtUp caughtUp, Scheduler computing, JsonMapper json) {
        this.questions = questions;
        this.answers = answers;
        this.caughtUp = caughtUp;
        this.computing = computing;
        this.csv = new Csv(json);
    }

    @GetMapping(
            path = "/api/v1/views/{view}",
            produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
    Mono<ResponseEntity<Object>> view(@PathVariable String view, Principal reader, ServerHttpRequest request) {
        Question question = questions.one(view, request.getQueryParams()).askedBy(Reader.of(reader));
        boolean table = prefersCsv(request.getHeaders());
        return caughtUp.with(request.getHeaders())
                .then(Mono.fromCallable(() -> answers.answer(question)).subscribeOn(computing))
                .map(answer -> table ? csv(answer) : json(answer));
    }

    private static ResponseEntity<Object> json(Answer answer) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(CaughtUp.POSITION, String.valueOf(answer.reached()))
                .body(answer);
    }

    private ResponseEntity<Object> csv(Answer answer) {
        String name = answer.view() + "-" + answer.asAt() + ".csv";
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(CaughtUp.POSITION, String.valueOf(answer.reached()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(csv.table(answer.rows()));
    }

    private static boolean prefersCsv(HttpHeaders request) {
        List<MediaType> wanted = new ArrayList<>(request.getAccept());
        MimeTypeUtils.sortBySpecificity(wanted);
        for (MediaType type : wanted) {
            if (type.includes(MediaType.APPLICATION_JSON)) {
                return false;
            }
            if (type.includes(CSV)) {
                return true;
            }
        }
        return false;
    }
}

package org.caseledger.query.stream;

import java.security.Principal;
import java.util.List;
import org.caseledger.query.answer.CaughtUp;
import org.caseledger.query.answer.Question;
import org.caseledger.query.answer.Questions;
import org.caseledger.query.answer.Reader;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Streams the answers of one view, or of several over one connection. */
@RestController
class StreamEndpoint {

    private final Questions questions;
    private final LiveAnswers live;
    private final CaughtUp caughtUp;
    private final Events events;

    StreamEndpoint(Questions questions, LiveAnswers live, CaughtUp caughtUp, Events events) {
        this.questions = questions;
        this.live = live;
        this.caughtUp = caughtUp;
        this.events = events;
    }

    @GetMapping(path = "/api/v1/views/{view}/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Mono<ResponseEntity<Flux<ServerSentEvent<String>>>> one(
            @PathVariable String view, Principal reader, ServerHttpRequest request) {
        return stream(List.of(questions.one(view, request.getQueryParams())), reader, request);
    }

    @GetMapping(path = "/api/v1/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Mono<ResponseEntity<Flux<ServerSentEvent<String>>>> several(Principal reader, ServerHttpRequest request) {
        return stream(questions.several(request.getQueryParams()), reader, request);
    }

    private Mono<ResponseEntity<Flux<ServerSentEvent<String>>>> stream(
            List<Question> asked, Principal principal, ServerHttpRequest request) {
        Reader reader = Reader.of(principal);
        return caughtUp.resuming(request.getHeaders())
                .map(after -> events.response(asked.stream()
                        .map(question -> answers(question.askedBy(reader), after))
                        .toList()));
    }

    private Flux<ServerSentEvent<String>> answers(Question question, long after) {
        return live.watch(question, after)
                .index((index, answer) -> Events.event(index, answer.answer().reached(), answer.json()));
    }
}

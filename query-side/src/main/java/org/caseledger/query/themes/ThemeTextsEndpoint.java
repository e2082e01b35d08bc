package org.caseledger.query.themes;

import java.security.Principal;
import org.caseledger.query.answer.Answer;
import org.caseledger.query.answer.Answers;
import org.caseledger.query.answer.CaughtUp;
import org.caseledger.query.answer.Question;
import org.caseledger.query.answer.Questions;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Reads families' words and the impact on children: the same question as to the view, answered in words. */
@RestController
class ThemeTextsEndpoint {

    private final Questions questions;
    private final Answers answers;
    private final ThemeTexts texts;
    private final CaughtUp caughtUp;
    private final Scheduler computing;

    ThemeTextsEndpoint(Questions questions, Answers answers, ThemeTexts texts, CaughtUp caughtUp, Scheduler computing) {
        this.questions = questions;
        this.answers = answers;
        this.texts = texts;
        this.caughtUp = caughtUp;
        this.computing = computing;
    }

    @GetMapping(path = "/api/v1/views/themes/words", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Answer>> words(Principal reader, ServerHttpRequest request) {
        Question question = questions.one("themes", request.getQueryParams());
        return caughtUp.with(request.getHeaders())
                .then(Mono.fromCallable(() -> inWords(question, reader.getName()))
                        .subscribeOn(computing))
                .map(answer -> ResponseEntity.ok()
                        .header(CaughtUp.POSITION, String.valueOf(answer.reached()))
                        .body(answer));
    }

    private Answer inWords(Question question, String reader) {
        Answer answer = answers.answer(question);
        return answer.with(texts.rows(Answers.query(question, answer), reader));
    }
}

package org.caseledger.query.page;

import org.caseledger.query.deadletters.DeadLetterQueue;
import org.caseledger.query.facts.DeadLetter;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.lookup.Texts;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** The events that could not be folded, and those that were given up. It only shows: no command is taken from a page. */
@Controller
class DeadLettersPage {

    /** An event set aside, in words. */
    record Waiting(
            long position, String type, String about, String authority, String why, String recorded, String since) {

        static Waiting of(DeadLetter letter) {
            Long behind = letter.behind();
            return new Waiting(
                    letter.position(),
                    letter.type(),
                    letter.sequence(),
                    Words.text(letter.authority()),
                    behind == null ? Words.text(letter.cause()) : "waits for " + behind,
                    Words.moment(letter.recordedAt()),
                    Words.moment(letter.since()));
        }
    }

    /** A discarded event, in words. */
    record Discarded(long position, String type, String who, String reason, String when) {

        static Discarded of(DeadLetterQueue.Discarded discarded) {
            return new Discarded(
                    discarded.position(),
                    discarded.type(),
                    discarded.actor() + " (" + Words.words(discarded.role()) + ")",
                    discarded.reason(),
                    Words.moment(discarded.recordedAt()));
        }
    }

    private final Facts facts;
    private final Texts texts;
    private final Scheduler computing;

    DeadLettersPage(Facts facts, Texts texts, Scheduler computing) {
        this.facts = facts;
        this.texts = texts;
        this.computing = computing;
    }

    @GetMapping(path = "/dead-letters", produces = MediaType.TEXT_HTML_VALUE)
    Mono<Rendering> deadLetters() {
        return Mono.fromCallable(() -> page(DeadLetterQueue.of(facts, texts))).subscribeOn(computing);
    }

    private static Rendering page(DeadLetterQueue queue) {
        return Rendering.view("caseledger/dead-letters")
                .modelAttribute(
                        "waiting", queue.waiting().stream().map(Waiting::of).toList())
                .modelAttribute(
                        "discarded",
                        queue.discarded().stream().map(Discarded::of).toList())
                .build();
    }
}

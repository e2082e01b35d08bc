package org.caseledger.query.deadletters;

import org.caseledger.query.answer.CaughtUp;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.lookup.Texts;
import org.caseledger.query.problem.Problems;
import org.caseledger.query.rebuild.Rebuild;
import org.caseledger.query.rebuild.Rebuilds;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows what could not be folded, and has it folded again. */
@RestController
@RequestMapping("/api/v1/dead-letters")
class DeadLettersEndpoint {

    private final Facts facts;
    private final Texts texts;
    private final Rebuilds rebuilds;
    private final CaughtUp caughtUp;

    DeadLettersEndpoint(Facts facts, Texts texts, Rebuilds rebuilds, CaughtUp caughtUp) {
        this.facts = facts;
        this.texts = texts;
        this.rebuilds = rebuilds;
        this.caughtUp = caughtUp;
    }

    @GetMapping
    Mono<DeadLetterQueue> queue(ServerHttpRequest request) {
        return caughtUp.with(request.getHeaders()).then(Mono.fromCallable(() -> DeadLetterQueue.of(facts, texts)));
    }

    /** Events are folded in their order or not at all: all of the ledger is folded again, and so all letters are tried. */
    @PostMapping("/{position}/retry")
    ResponseEntity<Rebuild.Progress> retry(@PathVariable long position) {
        if (facts.deadLetters().at(position).isEmpty()) {
            throw Problems.unknown("unknown-letter", "No event waits at this position: name one of /dead-letters.");
        }
        return rebuilds.begin(Rebuilds.FACTS, true).accepted();
    }
}

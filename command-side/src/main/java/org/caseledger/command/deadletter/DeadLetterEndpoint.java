package org.caseledger.command.deadletter;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.caseledger.command.api.CommandApi;
import org.caseledger.command.api.CommandResult;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Gives up events over HTTP. */
@RestController
public class DeadLetterEndpoint {

    private final CommandApi api;
    private final WaitingLetters waiting;

    public DeadLetterEndpoint(CommandApi api, WaitingLetters waiting) {
        this.api = api;
        this.waiting = waiting;
    }

    /** Why the loss of an event from the figures is accepted. */
    public record DiscardBody(@NotBlank String reason) {}

    @PostMapping("/api/v1/dead-letters/{position}/discard")
    Mono<ResponseEntity<CommandResult>> discard(
            @PathVariable long position, @Valid @RequestBody DiscardBody body, ServerWebExchange exchange) {
        return api.change(
                exchange,
                String.valueOf(position),
                body,
                actor -> new DiscardDeadLetter(position, waiting.at(position).orElse(null), body.reason()));
    }
}

package org.caseledger.command.subject;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.LocalDate;
import java.util.Objects;
import org.caseledger.command.Edge;
import org.caseledger.command.api.CommandApi;
import org.caseledger.command.api.CommandResult;
import org.caseledger.command.subject.SubjectCommand.EraseSubject;
import org.caseledger.command.subject.SubjectCommand.LiftLegalHold;
import org.caseledger.command.subject.SubjectCommand.PlaceLegalHold;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The decisions about a data subject's texts over HTTP. */
@RestController
@RequestMapping("/api/v1/subjects/{subject}")
public class SubjectEndpoint {

    private final CommandApi api;
    private final Edge edge;
    private final Forgetting forgetting;

    public SubjectEndpoint(CommandApi api, Edge edge, Forgetting forgetting) {
        this.api = api;
        this.edge = edge;
        this.forgetting = forgetting;
    }

    /**
     * A legal hold as it is sent.
     *
     * @param hold its name, such as the case's number
     * @param on today where left out
     */
    public record HoldBody(
            @NotBlank String hold,
            @Nullable LocalDate on,
            @NotBlank String reason) {}

    /**
     * The lifting of a hold, or an erasure, as it is sent.
     *
     * @param on today where left out
     */
    public record ReasonBody(
            @Nullable LocalDate on, @NotBlank String reason) {}

    @PostMapping("/holds")
    Mono<ResponseEntity<CommandResult>> hold(
            @PathVariable String subject, @Valid @RequestBody HoldBody body, ServerWebExchange exchange) {
        return api.change(
                exchange,
                subject,
                body,
                actor -> new PlaceLegalHold(subject, body.hold(), day(body.on()), body.reason()));
    }

    @PostMapping("/holds/{hold}/lifting")
    Mono<ResponseEntity<CommandResult>> lift(
            @PathVariable String subject,
            @PathVariable String hold,
            @Valid @RequestBody ReasonBody body,
            ServerWebExchange exchange) {
        return api.change(
                exchange, subject, body, actor -> new LiftLegalHold(subject, hold, day(body.on()), body.reason()));
    }

    /** Answers when the key is gone from the disk. */
    @PostMapping("/erasure")
    Mono<ResponseEntity<CommandResult>> erase(
            @PathVariable String subject, @Valid @RequestBody ReasonBody body, ServerWebExchange exchange) {
        return api.change(
                exchange, subject, body, actor -> new EraseSubject(subject, day(body.on()), body.reason()), answer -> {
                    forgetting.forget(subject);
                    return new CommandResult(answer.id(), answer.version());
                });
    }

    private LocalDate day(@Nullable LocalDate on) {
        return Objects.requireNonNullElseGet(on, edge::today);
    }
}

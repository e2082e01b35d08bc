package org.caseledger.command.audit;

import java.time.LocalDate;
import java.util.Objects;
import org.caseledger.command.Edge;
import org.caseledger.command.api.CommandApi;
import org.caseledger.command.api.CommandResult;
import org.caseledger.command.audit.AuditCommand.AdvanceConcern;
import org.caseledger.events.ConcernStep;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What people do about a child of concern, over HTTP. The version is the audit's: the concern is part of it. */
@RestController
@RequestMapping("/api/v1/concerns/{auditId}")
public class ConcernEndpoint {

    private final CommandApi api;
    private final Edge edge;

    public ConcernEndpoint(CommandApi api, Edge edge) {
        this.api = api;
        this.edge = edge;
    }

    /** A step as it is sent. */
    public record StepBody(@Nullable LocalDate on, @Nullable String note) {}

    @PostMapping("/review")
    Mono<ResponseEntity<CommandResult>> review(
            @PathVariable String auditId, @RequestBody StepBody body, ServerWebExchange exchange) {
        return advance(exchange, auditId, ConcernStep.REVIEWED, body);
    }

    @PostMapping("/response")
    Mono<ResponseEntity<CommandResult>> respond(
            @PathVariable String auditId, @RequestBody StepBody body, ServerWebExchange exchange) {
        return advance(exchange, auditId, ConcernStep.RESPONDED, body);
    }

    @PostMapping("/sign-off")
    Mono<ResponseEntity<CommandResult>> signOff(
            @PathVariable String auditId, @RequestBody StepBody body, ServerWebExchange exchange) {
        return advance(exchange, auditId, ConcernStep.SIGNED_OFF, body);
    }

    @PostMapping("/upload")
    Mono<ResponseEntity<CommandResult>> upload(
            @PathVariable String auditId, @RequestBody StepBody body, ServerWebExchange exchange) {
        return advance(exchange, auditId, ConcernStep.UPLOADED, body);
    }

    @PostMapping("/resolution")
    Mono<ResponseEntity<CommandResult>> resolve(
            @PathVariable String auditId, @RequestBody StepBody body, ServerWebExchange exchange) {
        return advance(exchange, auditId, ConcernStep.RESOLVED, body);
    }

    private Mono<ResponseEntity<CommandResult>> advance(
            ServerWebExchange exchange, String auditId, ConcernStep step, StepBody body) {
        LocalDate on = Objects.requireNonNullElseGet(body.on(), edge::today);
        return api.change(exchange, auditId, body, actor -> new AdvanceConcern(auditId, on, step, body.note()));
    }
}

package org.caseledger.command.escalation;

import com.fasterxml.jackson.annotation.JsonAlias;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Supplier;
import org.caseledger.command.Edge;
import org.caseledger.command.api.CommandApi;
import org.caseledger.command.api.CommandResult;
import org.caseledger.command.escalation.EscalationCommand.AdvanceStage;
import org.caseledger.command.escalation.EscalationCommand.RaiseEscalation;
import org.caseledger.command.escalation.EscalationCommand.ResolveEscalation;
import org.caseledger.events.EscalationCategory;
import org.caseledger.events.EscalationSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriUtils;
import reactor.core.publisher.Mono;

/** The escalation's commands over HTTP. */
@RestController
@RequestMapping("/api/v1/escalations")
public class EscalationEndpoint {

    private final CommandApi api;
    private final Edge edge;
    private final Supplier<String> ids;

    /**
     * @param ids gives an escalation its id where the caller gives none
     */
    public EscalationEndpoint(CommandApi api, Edge edge, Supplier<String> ids) {
        this.api = api;
        this.edge = edge;
        this.ids = ids;
    }

    /**
     * An escalation as it is sent.
     *
     * @param escalationId left out, it is given by the ledger
     * @param raisedOn today where left out; {@code on} says the same
     */
    public record RaiseBody(
            @Nullable String escalationId,
            @NotBlank String authority,
            @Nullable String childRef,
            @NotNull EscalationSource raisedBy,
            @NotNull EscalationCategory category,
            @JsonAlias("on") @Nullable LocalDate raisedOn,
            @Nullable String reason) {}

    /** A stage as it is sent. */
    public record StageBody(
            @Nullable LocalDate on,
            @NotNull Integer stage,
            @Nullable String reason) {}

    /** A resolution as it is sent. */
    public record ResolutionBody(
            @Nullable LocalDate on, @Nullable String outcome) {}

    @PostMapping
    Mono<ResponseEntity<CommandResult>> raise(@Valid @RequestBody RaiseBody body, ServerWebExchange exchange) {
        String id = Objects.requireNonNullElseGet(body.escalationId(), ids);
        return api.create(
                exchange,
                id,
                "/api/v1/escalations/" + UriUtils.encode(id, "UTF-8"),
                body,
                actor -> new RaiseEscalation(
                        id,
                        body.authority(),
                        body.childRef(),
                        body.raisedBy(),
                        body.category(),
                        day(body.raisedOn()),
                        body.reason()));
    }

    @PostMapping("/{id}/stage")
    Mono<ResponseEntity<CommandResult>> advance(
            @PathVariable String id, @Valid @RequestBody StageBody body, ServerWebExchange exchange) {
        return api.change(
                exchange, id, body, actor -> new AdvanceStage(id, day(body.on()), body.stage(), body.reason()));
    }

    @PostMapping("/{id}/resolution")
    Mono<ResponseEntity<CommandResult>> resolve(
            @PathVariable String id, @RequestBody ResolutionBody body, ServerWebExchange exchange) {
        return api.change(exchange, id, body, actor -> new ResolveEscalation(id, day(body.on()), body.outcome()));
    }

    private LocalDate day(@Nullable LocalDate on) {
        return Objects.requireNonNullElseGet(on, edge::today);
    }
}

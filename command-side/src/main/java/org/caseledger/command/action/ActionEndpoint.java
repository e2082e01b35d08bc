package org.caseledger.command.action;

import com.fasterxml.jackson.annotation.JsonAlias;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Supplier;
import org.caseledger.command.Edge;
import org.caseledger.command.action.ActionCommand.CancelAction;
import org.caseledger.command.action.ActionCommand.CompleteAction;
import org.caseledger.command.action.ActionCommand.ExtendAction;
import org.caseledger.command.action.ActionCommand.RaiseAction;
import org.caseledger.command.action.ActionCommand.ReopenAction;
import org.caseledger.command.action.ActionCommand.VerifyAction;
import org.caseledger.command.api.CommandApi;
import org.caseledger.command.api.CommandResult;
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

/** The action's commands over HTTP. */
@RestController
@RequestMapping("/api/v1")
public class ActionEndpoint {

    private final CommandApi api;
    private final Edge edge;
    private final Supplier<String> ids;

    /**
     * @param ids gives an action its id where the caller gives none
     */
    public ActionEndpoint(CommandApi api, Edge edge, Supplier<String> ids) {
        this.api = api;
        this.edge = edge;
        this.ids = ids;
    }

    /**
     * An action as it is sent.
     *
     * @param actionId left out, it is given by the ledger
     * @param raisedOn today where left out; {@code on} says the same
     */
    public record RaiseBody(
            @Nullable String actionId,
            @Nullable String description,
            @Nullable String owner,
            @Nullable String team,
            @JsonAlias("on") @Nullable LocalDate raisedOn,
            @NotNull LocalDate dueOn) {}

    /** A day and what there is to say. */
    public record NoteBody(@Nullable LocalDate on, @Nullable String note) {}

    /** A day and why. */
    public record ReasonBody(
            @Nullable LocalDate on, @Nullable String reason) {}

    /**
     * An extension as it is sent.
     *
     * @param approver the sender where left out
     */
    public record ExtensionBody(
            @Nullable LocalDate on,
            @NotNull LocalDate dueOn,
            @Nullable String approver,
            @Nullable String reason) {}

    /**
     * A verification as it is sent.
     *
     * @param madeDifference true where left out
     */
    public record VerificationBody(
            @Nullable LocalDate on,
            @Nullable Boolean madeDifference,
            @Nullable String note) {}

    @PostMapping("/audits/{auditId}/actions")
    Mono<ResponseEntity<CommandResult>> raise(
            @PathVariable String auditId, @Valid @RequestBody RaiseBody body, ServerWebExchange exchange) {
        String id = Objects.requireNonNullElseGet(body.actionId(), ids);
        String location = "/api/v1/actions/" + UriUtils.encode(id, "UTF-8");
        return api.create(
                exchange,
                id,
                location,
                body,
                actor -> new RaiseAction(
                        id,
                        auditId,
                        day(body.raisedOn()),
                        body.dueOn(),
                        body.owner(),
                        body.team(),
                        body.description()));
    }

    @PostMapping("/actions/{id}/completion")
    Mono<ResponseEntity<CommandResult>> complete(
            @PathVariable String id, @RequestBody NoteBody body, ServerWebExchange exchange) {
        return api.change(exchange, id, body, actor -> new CompleteAction(id, day(body.on()), body.note()));
    }

    @PostMapping("/actions/{id}/extension")
    Mono<ResponseEntity<CommandResult>> extend(
            @PathVariable String id, @Valid @RequestBody ExtensionBody body, ServerWebExchange exchange) {
        return api.change(
                exchange,
                id,
                body,
                actor -> new ExtendAction(
                        id,
                        day(body.on()),
                        body.dueOn(),
                        Objects.requireNonNullElse(body.approver(), actor.id()),
                        body.reason()));
    }

    @PostMapping("/actions/{id}/reopening")
    Mono<ResponseEntity<CommandResult>> reopen(
            @PathVariable String id, @RequestBody ReasonBody body, ServerWebExchange exchange) {
        return api.change(exchange, id, body, actor -> new ReopenAction(id, day(body.on()), body.reason()));
    }

    @PostMapping("/actions/{id}/verification")
    Mono<ResponseEntity<CommandResult>> verify(
            @PathVariable String id, @RequestBody VerificationBody body, ServerWebExchange exchange) {
        boolean madeDifference = !Boolean.FALSE.equals(body.madeDifference());
        return api.change(
                exchange, id, body, actor -> new VerifyAction(id, day(body.on()), madeDifference, body.note()));
    }

    @PostMapping("/actions/{id}/cancellation")
    Mono<ResponseEntity<CommandResult>> cancel(
            @PathVariable String id, @RequestBody ReasonBody body, ServerWebExchange exchange) {
        return api.change(exchange, id, body, actor -> new CancelAction(id, day(body.on()), body.reason()));
    }

    private LocalDate day(@Nullable LocalDate on) {
        return Objects.requireNonNullElseGet(on, edge::today);
    }
}

package org.caseledger.command.register;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.LocalDate;
import java.util.Objects;
import org.caseledger.command.Edge;
import org.caseledger.command.api.CommandApi;
import org.caseledger.command.api.CommandResult;
import org.caseledger.events.StandingExemption;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The people's commands over HTTP. */
@RestController
@RequestMapping("/api/v1/people")
public class PersonEndpoint {

    private final CommandApi api;
    private final Edge edge;

    public PersonEndpoint(CommandApi api, Edge edge) {
        this.api = api;
        this.edge = edge;
    }

    /**
     * A person as they are sent. What is left out is no.
     *
     * @param person the reference by which audits are allocated to them
     * @param on the day from which it holds; today where left out
     */
    public record PersonBody(
            @NotBlank String authority,
            @NotBlank String person,
            @Nullable Boolean auditor,
            @Nullable Boolean moderator,
            @Nullable String team,
            @Nullable Boolean halfTime,
            @Nullable StandingExemption exemption,
            @Nullable LocalDate on) {

        RegisterAuditor command(LocalDate today) {
            return new RegisterAuditor(
                    authority,
                    person,
                    Boolean.TRUE.equals(auditor),
                    Boolean.TRUE.equals(moderator),
                    team,
                    Boolean.TRUE.equals(halfTime),
                    exemption,
                    Objects.requireNonNullElse(on, today));
        }
    }

    @PostMapping
    Mono<ResponseEntity<CommandResult>> register(@Valid @RequestBody PersonBody body, ServerWebExchange exchange) {
        return api.change(exchange, body.person(), body, actor -> body.command(edge.today()));
    }
}

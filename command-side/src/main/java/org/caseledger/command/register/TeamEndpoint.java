package org.caseledger.command.register;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.LocalDate;
import java.util.Objects;
import org.caseledger.command.Edge;
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
import reactor.core.publisher.Mono;

/** The teams' commands over HTTP. */
@RestController
@RequestMapping("/api/v1/teams")
public class TeamEndpoint {

    private final CommandApi api;
    private final Edge edge;

    public TeamEndpoint(CommandApi api, Edge edge) {
        this.api = api;
        this.edge = edge;
    }

    /** A team as it is sent. */
    public record TeamBody(
            @NotBlank String authority,
            @NotBlank String team,
            @Nullable String name,
            @Nullable String area,
            @Nullable String programme) {}

    /** The day; today where left out. */
    public record RetirementBody(@Nullable LocalDate on) {}

    @PostMapping
    Mono<ResponseEntity<CommandResult>> register(@Valid @RequestBody TeamBody body, ServerWebExchange exchange) {
        return api.change(
                exchange,
                body.team(),
                body,
                actor -> new RegisterTeam(
                        body.authority(), body.team(), body.name(), body.area(), body.programme(), edge.today()));
    }

    @PostMapping("/{authority}/{team}/retirement")
    Mono<ResponseEntity<CommandResult>> retire(
            @PathVariable String authority,
            @PathVariable String team,
            @RequestBody RetirementBody body,
            ServerWebExchange exchange) {
        LocalDate on = Objects.requireNonNullElseGet(body.on(), edge::today);
        return api.change(exchange, team, body, actor -> new RetireTeam(authority, team, on));
    }
}

package org.caseledger.command.round;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import org.caseledger.command.Edge;
import org.caseledger.command.api.CommandApi;
import org.caseledger.command.api.CommandResult;
import org.caseledger.command.round.RoundCommand.CloseRound;
import org.caseledger.command.round.RoundCommand.OpenRound;
import org.caseledger.command.round.RoundCommand.ReopenRound;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The round's commands over HTTP. */
@RestController
@RequestMapping("/api/v1/rounds/{authority}/{round}")
public class RoundEndpoint {

    private final CommandApi api;
    private final Edge edge;

    public RoundEndpoint(CommandApi api, Edge edge) {
        this.api = api;
        this.edge = edge;
    }

    /** The day; today where left out. */
    public record DayBody(@Nullable LocalDate on) {}

    @PostMapping("/opening")
    Mono<ResponseEntity<CommandResult>> open(
            @PathVariable String authority,
            @PathVariable YearMonth round,
            @RequestBody DayBody body,
            ServerWebExchange exchange) {
        return api.change(exchange, id(authority, round), body, actor -> new OpenRound(authority, round, day(body)));
    }

    @PostMapping("/closure")
    Mono<ResponseEntity<CommandResult>> close(
            @PathVariable String authority,
            @PathVariable YearMonth round,
            @RequestBody DayBody body,
            ServerWebExchange exchange) {
        return api.change(exchange, id(authority, round), body, actor -> new CloseRound(authority, round, day(body)));
    }

    @PostMapping("/reopening")
    Mono<ResponseEntity<CommandResult>> reopen(
            @PathVariable String authority,
            @PathVariable YearMonth round,
            @RequestBody DayBody body,
            ServerWebExchange exchange) {
        return api.change(exchange, id(authority, round), body, actor -> new ReopenRound(authority, round, day(body)));
    }

    private static String id(String authority, YearMonth round) {
        return authority + "/" + round;
    }

    private LocalDate day(DayBody body) {
        return Objects.requireNonNullElseGet(body.on(), edge::today);
    }
}

package org.caseledger.ledger.operations;

import java.util.List;
import org.caseledger.command.api.Problems;
import org.caseledger.events.stored.UnreadableEventException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers nothing from views that met an event of a newer version: their figures would be those of a day past, and nobody
 * would see it. What doesn't come from the views is answered as ever.
 */
public final class StoppedViews implements WebFilter {

    private static final List<String> NOT_FROM_VIEWS = List.of(
            "/actuator",
            "/log/",
            "/api/v1/log/",
            "/api/v1/ledger/",
            "/api/v1/imports",
            "/webjars/",
            "/caseledger/",
            "/v3/api-docs",
            "/swagger-ui",
            "/favicon.ico");

    private final Following following;
    private final JsonMapper json;

    public StoppedViews(Following following, JsonMapper json) {
        this.following = following;
        this.json = json;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        boolean refused = exchange.getRequest().getMethod().equals(HttpMethod.GET)
                && NOT_FROM_VIEWS.stream().noneMatch(path(exchange)::startsWith)
                && following
                        .stoppedBy()
                        .filter(UnreadableEventException.class::isInstance)
                        .isPresent();
        return refused ? refuse(exchange.getResponse()) : chain.filter(exchange);
    }

    private static String path(ServerWebExchange exchange) {
        return exchange.getRequest().getPath().pathWithinApplication().value();
    }

    private Mono<Void> refuse(ServerHttpResponse response) {
        response.setStatusCode(HttpStatus.SERVICE_UNAVAILABLE);
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        response.getHeaders().set(HttpHeaders.RETRY_AFTER, "10");
        byte[] problem = json.writeValueAsBytes(Problems.problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "views-stopped",
                "A newer version of Case Ledger writes to this ledger, and this server can't read what it wrote: ask a"
                        + " server of that version",
                List.of()));
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(problem)));
    }
}

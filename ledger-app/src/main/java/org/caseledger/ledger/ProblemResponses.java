package org.caseledger.ledger;

import java.util.List;
import org.caseledger.command.api.Problems;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Problem details for requests that security turns away, before any endpoint sees them. */
@Component
final class ProblemResponses {

    private final JsonMapper json;

    ProblemResponses(JsonMapper json) {
        this.json = json;
    }

    Mono<Void> unauthorized(ServerWebExchange exchange, AuthenticationException cause) {
        hangUpUnlessReading(exchange);
        exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Case Ledger\"");
        return write(exchange, HttpStatus.UNAUTHORIZED, "unauthenticated", "Sign in with your name and password");
    }

    Mono<Void> forbidden(ServerWebExchange exchange, AccessDeniedException cause) {
        hangUpUnlessReading(exchange);
        return write(exchange, HttpStatus.FORBIDDEN, "forbidden", "Your role may not do this");
    }

    /** An address that could mean another to whatever reads it next. */
    Mono<Void> rejected(ServerWebExchange exchange, ServerExchangeRejectedException cause) {
        hangUp(exchange);
        return write(
                exchange,
                HttpStatus.BAD_REQUEST,
                "malformed-request",
                "The address or a header holds characters that are not taken: take the address that the ledger gave");
    }

    /** What is sent to be written has a body, which nobody reads any more. */
    private static void hangUpUnlessReading(ServerWebExchange exchange) {
        if (!exchange.getRequest().getMethod().equals(HttpMethod.GET)) {
            hangUp(exchange);
        }
    }

    /** Answered before the server has read the request's end, one in ten such connections loses its next request. */
    private static void hangUp(ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setConnection("close");
    }

    private Mono<Void> write(ServerWebExchange exchange, HttpStatus status, String code, String detail) {
        ServerHttpResponse response = exchange.getResponse();
        ProblemDetail problem = Problems.problem(status, code, detail, List.of());
        response.setStatusCode(status);
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(json.writeValueAsBytes(problem))));
    }
}

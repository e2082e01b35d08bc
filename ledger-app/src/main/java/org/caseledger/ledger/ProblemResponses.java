package org.caseledger.ledger;

import java.time.Duration;
import java.util.List;
import org.caseledger.command.api.Problems;
import org.springframework.core.io.buffer.DataBufferUtils;
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

    private static final String CLOSE = "close";

    /** How much of a body is heard out before its sender is hung up on: any command but a large draw. */
    private static final long MOST_HEARD = 1L << 20;

    private static final Duration LONGEST_HEARD = Duration.ofSeconds(2);

    private final JsonMapper json;

    ProblemResponses(JsonMapper json) {
        this.json = json;
    }

    Mono<Void> unauthorized(ServerWebExchange exchange, AuthenticationException cause) {
        exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Case Ledger\"");
        return write(exchange, HttpStatus.UNAUTHORIZED, "unauthenticated", "Sign in with your name and password");
    }

    Mono<Void> forbidden(ServerWebExchange exchange, AccessDeniedException cause) {
        return write(exchange, HttpStatus.FORBIDDEN, "forbidden", "Your role may not do this");
    }

    /** An address that could mean another to whatever reads it next. */
    Mono<Void> rejected(ServerWebExchange exchange, ServerExchangeRejectedException cause) {
        exchange.getResponse().getHeaders().setConnection(CLOSE);
        return write(
                exchange,
                HttpStatus.BAD_REQUEST,
                "malformed-request",
                "The address or a header holds characters that are not taken: take the address that the ledger gave");
    }

    /**
     * Nobody reads the request any more. A sender who is answered while still sending may never read the answer, and one in
     * ten connections so answered loses its next request, even where there was only the request's end to read: hence it is
     * heard out within reason, and hung up on where more may come.
     */
    private static Mono<Void> hearOut(ServerWebExchange exchange) {
        if (!exchange.getRequest().getMethod().equals(HttpMethod.GET)) {
            exchange.getResponse().getHeaders().setConnection(CLOSE);
        }
        return DataBufferUtils.takeUntilByteCount(exchange.getRequest().getBody(), MOST_HEARD)
                .doOnNext(DataBufferUtils::release)
                .then()
                .timeout(LONGEST_HEARD)
                .onErrorComplete();
    }

    private Mono<Void> write(ServerWebExchange exchange, HttpStatus status, String code, String detail) {
        ServerHttpResponse response = exchange.getResponse();
        ProblemDetail problem = Problems.problem(status, code, detail, List.of());
        response.setStatusCode(status);
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return hearOut(exchange)
                .then(response.writeWith(
                        Mono.fromSupplier(() -> response.bufferFactory().wrap(json.writeValueAsBytes(problem)))));
    }
}

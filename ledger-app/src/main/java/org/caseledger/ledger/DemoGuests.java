package org.caseledger.ledger;

import java.util.List;
import java.util.Set;
import org.caseledger.command.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.security.web.server.context.WebSessionServerSecurityContextRepository;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * In the demo whoever opens a page without signing in looks as the inspector: the council is made up, and the server
 * listens on the loopback address alone. The session that this begins serves the page's stream too.
 */
final class DemoGuests implements ServerSecurityContextRepository {

    private static final SecurityContext INSPECTOR =
            new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(
                    "inspector.one", "", List.of(new SimpleGrantedAuthority("ROLE_" + Role.INSPECTOR.name()))));

    /** The inspector may not see them: whoever opens one is asked who they are. */
    private static final Set<String> PAGES_OF_OFFICERS = Set.of("/privacy", "/reads");

    private final WebSessionServerSecurityContextRepository sessions = new WebSessionServerSecurityContextRepository();

    @Override
    public Mono<Void> save(ServerWebExchange exchange, @Nullable SecurityContext context) {
        return sessions.save(exchange, context);
    }

    @Override
    public Mono<SecurityContext> load(ServerWebExchange exchange) {
        if (exchange.getRequest().getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)) {
            // Who signs in needs no session, and making one for each request was a fifth of its cost.
            return Mono.empty();
        }
        if (PAGES_OF_OFFICERS.contains(exchange.getRequest().getPath().value())) {
            return Mono.empty();
        }
        return sessions.load(exchange)
                .switchIfEmpty(Mono.defer(() -> opensPage(exchange.getRequest())
                        ? save(exchange, INSPECTOR).thenReturn(INSPECTOR)
                        : Mono.empty()));
    }

    private static boolean opensPage(ServerHttpRequest request) {
        HttpHeaders headers = request.getHeaders();
        String path = request.getPath().value();
        return HttpMethod.GET.equals(request.getMethod())
                && !path.startsWith("/api/")
                && headers.getAccept().stream().anyMatch(accepted -> accepted.includes(MediaType.TEXT_HTML));
    }
}

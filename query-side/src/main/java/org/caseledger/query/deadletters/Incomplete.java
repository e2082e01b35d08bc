package org.caseledger.query.deadletters;

import java.util.List;
import java.util.Map;
import org.caseledger.query.answer.Tables;
import org.caseledger.query.facts.Facts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * Puts on every answer that may leave out an event how many it does: a figure that silently leaves out an audit does harm.
 * A view's answer says it by itself, since it knows which events it should count.
 */
@Component
class Incomplete implements WebFilter {

    private static final PathPattern VIEW = pattern("/api/v1/views/{view}");
    private static final List<PathPattern> OF_ONE_AUDIT =
            List.of(pattern("/api/v1/audits/{id}/**"), pattern("/api/v1/concerns/{id}"));
    private static final List<PathPattern> NO_ANSWERS = List.of(
            pattern("/api/v1/dead-letters/**"),
            pattern("/api/v1/rebuilds/**"),
            pattern("/api/v1/imports/**"),
            pattern("/api/v1/ledger/**"),
            pattern("/api/v1/log/**"));

    private final Facts facts;

    Incomplete(Facts facts) {
        this.facts = facts;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
        if (HttpMethod.GET.equals(exchange.getRequest().getMethod())
                && path.value().startsWith("/api/v1/")
                && !VIEW.matches(path)
                && NO_ANSWERS.stream().noneMatch(pattern -> pattern.matches(path))) {
            exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> mark(exchange, path)));
        }
        return chain.filter(exchange);
    }

    private void mark(ServerWebExchange exchange, PathContainer path) {
        long missing = missing(path, exchange.getRequest().getQueryParams().getFirst("authority"));
        HttpHeaders headers = exchange.getResponse().getHeaders();
        if (missing > 0) {
            headers.set(Tables.INCOMPLETE, String.valueOf(missing));
        }
    }

    private long missing(PathContainer path, @Nullable String authority) {
        for (PathPattern pattern : OF_ONE_AUDIT) {
            PathPattern.PathMatchInfo names = pattern.matchAndExtract(path);
            if (names != null) {
                return ofAudit(names.getUriVariables());
            }
        }
        return facts.deadLetters().missingFrom(authority, Long.MAX_VALUE);
    }

    private long ofAudit(Map<String, String> names) {
        return facts.deadLetters().ofSequence("audit:" + names.get("id"));
    }

    private static PathPattern pattern(String path) {
        return PathPatternParser.defaultInstance.parse(path);
    }
}

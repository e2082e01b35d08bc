package org.caseledger.query.reads;

import java.net.URI;
import java.security.Principal;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.problem.Problems;
import org.caseledger.query.reads.LookMatrix.Matched;
import org.caseledger.query.reads.Subjects.Subject;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records every look at a person's data before the first byte of its answer leaves; what can't be recorded isn't shown. A
 * stream is one look, when it begins.
 */
public final class LookFilter implements WebFilter {

    private static final Logger LOG = LoggerFactory.getLogger(LookFilter.class);
    private static final int LONGEST_ADDRESS = 500;
    private static final int LONGEST_ID = 200;
    private static final String ROLE = "ROLE_";

    /** Recording waits for the disk, which the threads of the network never may. */
    private static final ExecutorService RECORDING = Executors.newVirtualThreadPerTaskExecutor();

    private final ReadLedger ledger;
    private final Subjects subjects;
    private final boolean purposeRequired;
    private final JsonMapper json;

    /**
     * Records into a read ledger.
     *
     * @param facts what the ledger knows of whose data is looked at
     * @param purposeRequired whether a look without a stated purpose is refused
     */
    public static LookFilter recording(ReadLedger ledger, Facts facts, boolean purposeRequired, JsonMapper json) {
        return new LookFilter(ledger, new Subjects(facts), purposeRequired, json);
    }

    private LookFilter(ReadLedger ledger, Subjects subjects, boolean purposeRequired, JsonMapper json) {
        this.ledger = ledger;
        this.subjects = subjects;
        this.purposeRequired = purposeRequired;
        this.json = json;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        Optional<Matched> matched = HttpMethod.GET.equals(request.getMethod())
                ? LookMatrix.look(request.getPath().pathWithinApplication(), request.getQueryParams())
                : Optional.empty();
        return matched.isEmpty()
                ? chain.filter(exchange)
                : recorded(exchange, chain, matched.get())
                        .onErrorResume(ErrorResponseException.class, problem -> write(exchange, problem));
    }

    private Mono<Void> recorded(ServerWebExchange exchange, WebFilterChain chain, Matched matched) {
        return Mono.defer(() -> {
            ServerHttpRequest request = exchange.getRequest();
            String purpose = Purpose.of(request);
            if (purpose == null && purposeRequired) {
                return asksForPurpose(exchange) ? askForPurpose(exchange) : Mono.error(Problems.withoutPurpose());
            }
            URI asked = Purpose.without(request.getURI());
            return exchange.getPrincipal()
                    .map(Optional::of)
                    .defaultIfEmpty(Optional.empty())
                    .flatMap(reader -> {
                        ServerHttpResponse response = exchange.getResponse();
                        response.beforeCommit(
                                () -> record(look(reader.orElse(null), matched, request, asked, purpose, response)));
                        return chain.filter(exchange.mutate()
                                .request(forwarded -> forwarded.uri(asked))
                                .build());
                    });
        });
    }

    private Look look(
            @Nullable Principal reader,
            Matched matched,
            ServerHttpRequest request,
            URI asked,
            @Nullable String purpose,
            ServerHttpResponse response) {
        Subject subject = subjects.of(matched.names(), request.getQueryParams().toSingleValueMap());
        HttpStatusCode status = response.getStatusCode();
        return new Look(
                reader == null ? "" : reader.getName(),
                roles(reader),
                matched.kind(),
                cut(subject.authority(), LONGEST_ID),
                cut(subject.auditId(), LONGEST_ID),
                cut(subject.reference(), LONGEST_ID),
                cutText(addressOf(asked), LONGEST_ADDRESS),
                purpose,
                status == null ? HttpStatus.OK.value() : status.value());
    }

    private static String addressOf(URI asked) {
        return asked.getRawQuery() == null ? asked.getRawPath() : asked.getRawPath() + "?" + asked.getRawQuery();
    }

    private static String roles(@Nullable Principal reader) {
        return reader instanceof Authentication signedIn
                ? signedIn.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .filter(role -> role != null && role.startsWith(ROLE))
                        .map(role -> role.substring(ROLE.length()))
                        .sorted()
                        .collect(Collectors.joining(","))
                : "";
    }

    private static @Nullable String cut(@Nullable String text, int longest) {
        return text == null ? null : cutText(text, longest);
    }

    private static String cutText(String text, int longest) {
        return text.substring(0, Math.min(text.length(), longest));
    }

    private Mono<Void> record(Look look) {
        // A reader who goes away interrupts no commit.
        return Mono.fromFuture(() -> CompletableFuture.runAsync(() -> ledger.record(look), RECORDING), true)
                .onErrorMap(failure -> {
                    LOG.error(
                            "A look could not be recorded: {}",
                            failure.getClass().getName());
                    return Problems.notRecorded();
                });
    }

    /** Somebody with a browser can say why on a page. */
    private static boolean asksForPurpose(ServerWebExchange exchange) {
        return !exchange.getRequest().getPath().value().startsWith("/api/")
                && exchange.getRequest().getHeaders().getAccept().stream()
                        .anyMatch(accepted -> accepted.isCompatibleWith(MediaType.TEXT_HTML));
    }

    private static Mono<Void> askForPurpose(ServerWebExchange exchange) {
        URI asked = Purpose.without(exchange.getRequest().getURI());
        exchange.getResponse().setStatusCode(HttpStatus.SEE_OTHER);
        exchange.getResponse()
                .getHeaders()
                .setLocation(UriComponentsBuilder.fromPath("/purpose")
                        .queryParam("for", "{address}")
                        .encode()
                        .buildAndExpand(addressOf(asked))
                        .toUri());
        return exchange.getResponse().setComplete();
    }

    private Mono<Void> write(ServerWebExchange exchange, ErrorResponseException problem) {
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(problem.getStatusCode());
        problem.getHeaders().forEach((name, values) -> response.getHeaders().put(name, values));
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(json.writeValueAsBytes(problem.getBody()))));
    }
}

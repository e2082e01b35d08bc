package org.caseledger.command.api;

import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.caseledger.command.Actor;
import org.caseledger.command.FieldError;
import org.caseledger.command.LedgerHead;
import org.caseledger.command.Role;
import org.caseledger.command.answers.Answer;
import org.caseledger.command.answers.CommandSender;
import org.caseledger.command.answers.Request;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP side that all commands share: who sends, which version they saw, which key, and how they are answered. */
public final class CommandApi {

    /** Where a writer finds its own write again: reads wait for it as {@code X-Min-Position}. */
    public static final String POSITION = "X-Ledger-Position";

    private static final String KEY = "Idempotency-Key";
    private static final int LONGEST_KEY = 255;

    private final CommandSender sender;
    private final LedgerHead head;
    private final JsonMapper json;
    private final Executor executor;

    public CommandApi(CommandSender sender, LedgerHead head, JsonMapper json, Executor executor) {
        this.sender = sender;
        this.head = head;
        this.json = json;
        this.executor = executor;
    }

    /** Sends a command that makes something new at an address. */
    public Mono<ResponseEntity<CommandResult>> create(
            ServerWebExchange exchange, String id, String location, Object body, Function<Actor, Object> command) {
        return run(exchange, HttpStatus.CREATED, id, location, body, command, CommandApi::result);
    }

    /** Sends a command that changes what is there. */
    public Mono<ResponseEntity<CommandResult>> change(
            ServerWebExchange exchange, String id, Object body, Function<Actor, Object> command) {
        return change(exchange, id, body, command, CommandApi::result);
    }

    /**
     * Sends a command whose answer says more than its version.
     *
     * @param told looks up in the ledger what the command made happen, so that a repetition is told the same
     */
    public <T> Mono<ResponseEntity<T>> change(
            ServerWebExchange exchange,
            String id,
            Object body,
            Function<Actor, Object> command,
            Function<Answer, T> told) {
        return run(exchange, HttpStatus.OK, id, null, body, command, told);
    }

    private static CommandResult result(Answer answer) {
        return new CommandResult(answer.id(), answer.version());
    }

    private <T> Mono<ResponseEntity<T>> run(
            ServerWebExchange exchange,
            HttpStatus status,
            String id,
            @Nullable String location,
            Object body,
            Function<Actor, Object> command,
            Function<Answer, T> told) {
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(SecurityContext::getAuthentication)
                .map(authentication -> actor(authentication, exchange))
                .flatMap(actor -> {
                    ServerHttpRequest http = exchange.getRequest();
                    Request request = new Request(
                            actor, key(http), content(http, body), version(http), status.value(), id, location);
                    return durably(() -> {
                        Answer answer = sender.send(command.apply(actor), request);
                        return answered(answer, told.apply(answer));
                    });
                });
    }

    /**
     * A caller that goes away must not interrupt a commit: what was begun is finished, on a thread of its own, which knows
     * the request that it works for, so that a trace shows both.
     */
    private <T> Mono<T> durably(Supplier<T> work) {
        return Mono.deferContextual(context -> {
            Observation request = context.<Observation>getOrEmpty(ObservationThreadLocalAccessor.KEY)
                    .orElse(Observation.NOOP);
            return Mono.fromFuture(CompletableFuture.supplyAsync(() -> request.scoped(work), executor), true);
        });
    }

    private <T> ResponseEntity<T> answered(Answer answer, T told) {
        ResponseEntity.BodyBuilder response = ResponseEntity.status(answer.status())
                .eTag(answer.etag())
                .header(POSITION, String.valueOf(head.position()));
        if (answer.location() != null) {
            response.header(HttpHeaders.LOCATION, answer.location());
        }
        return response.body(told);
    }

    /** The person, in the one of their roles that may send this command. */
    public static Actor actor(Authentication authentication, ServerWebExchange exchange) {
        Set<Role> allowed = RoleMatrix.mayPost(exchange.getRequest().getPath().pathWithinApplication())
                .orElse(Set.of());
        Set<String> held = authentication.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .collect(Collectors.toUnmodifiableSet());
        Role role = allowed.stream()
                .filter(candidate -> held.contains("ROLE_" + candidate.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("A command passed without a role that may send it"));
        return new Actor(authentication.getName(), role);
    }

    private static @Nullable String key(ServerHttpRequest request) {
        String key = request.getHeaders().getFirst(KEY);
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            throw new MalformedRequest(new FieldError(KEY, KEY + " must have 1 to " + LONGEST_KEY + " characters"));
        }
        return key;
    }

    private static @Nullable String version(ServerHttpRequest request) {
        String match = request.getHeaders().getFirst(HttpHeaders.IF_MATCH);
        if (match == null || match.equals("*")) {
            return null;
        }
        if (!match.matches("\"-?[0-9]{1,18}\"")) {
            throw new MalformedRequest(new FieldError(
                    HttpHeaders.IF_MATCH, "If-Match must be one entity tag as ETag gave it, such as \"3\""));
        }
        return match.substring(1, match.length() - 1);
    }

    private String content(ServerHttpRequest request, Object body) {
        return request.getMethod() + " " + request.getPath().value() + " " + json.writeValueAsString(body);
    }
}

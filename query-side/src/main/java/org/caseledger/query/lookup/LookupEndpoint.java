package org.caseledger.query.lookup;

import java.security.Principal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.caseledger.query.answer.CaughtUp;
import org.caseledger.query.answer.Parameters;
import org.caseledger.query.facts.Facts;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Reads single records. The ETag is the version of the aggregate that the address names. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class LookupEndpoint {

    /** The actions that follow one audit. */
    record Actions(String auditId, List<ActionRecord> actions) {}

    private final Lookups lookups;
    private final Facts facts;
    private final CaughtUp caughtUp;
    private final Scheduler computing;

    LookupEndpoint(Lookups lookups, Facts facts, CaughtUp caughtUp, Scheduler computing) {
        this.lookups = lookups;
        this.facts = facts;
        this.caughtUp = caughtUp;
        this.computing = computing;
    }

    @GetMapping("/audits/{id}")
    Mono<ResponseEntity<AuditRecord>> audit(@PathVariable String id, Principal reader, ServerHttpRequest request) {
        return versioned(
                request,
                () -> lookups.audit(id, reader.getName()),
                AuditRecord::version,
                () -> lookups.auditErased(id));
    }

    @GetMapping("/actions/{id}")
    Mono<ResponseEntity<ActionRecord>> action(@PathVariable String id, ServerHttpRequest request) {
        return versioned(request, () -> lookups.action(id), ActionRecord::version, () -> lookups.actionErased(id));
    }

    @GetMapping("/escalations/{id}")
    Mono<ResponseEntity<EscalationRecord>> escalation(@PathVariable String id, ServerHttpRequest request) {
        return versioned(
                request, () -> lookups.escalation(id), EscalationRecord::version, () -> lookups.escalationErased(id));
    }

    @GetMapping("/concerns/{auditId}")
    Mono<ResponseEntity<ConcernRecord>> concern(
            @PathVariable String auditId, Principal reader, ServerHttpRequest request) {
        return versioned(
                request, () -> lookups.concern(auditId, reader.getName()), ConcernRecord::version, () -> false);
    }

    @GetMapping("/frameworks/{authority}")
    Mono<ResponseEntity<FrameworkRecord>> framework(@PathVariable String authority, ServerHttpRequest request) {
        return versioned(request, () -> lookups.framework(authority), FrameworkRecord::version, () -> false);
    }

    @GetMapping("/audits/{id}/actions")
    Mono<ResponseEntity<Actions>> actions(@PathVariable String id, ServerHttpRequest request) {
        Parameters.of(request.getQueryParams(), Set.of());
        return found(request, () -> new Actions(id, lookups.actionsOf(id)))
                .map(found -> found.response().body(found.body()));
    }

    @GetMapping("/audits/{id}/history")
    Mono<ResponseEntity<AuditHistory>> history(@PathVariable String id, Principal reader, ServerHttpRequest request) {
        Parameters parameters = Parameters.of(request.getQueryParams(), Set.of("knownAt", "until"));
        Instant knownAt = parameters.instant("knownAt");
        LocalDate until = parameters.day("until");
        parameters.check();
        return found(request, () -> {
                    long position = knownAt == null ? Long.MAX_VALUE : facts.positionKnownAt(knownAt);
                    return lookups.history(id, reader.getName(), position, until);
                })
                .map(found -> found.response().body(found.body()));
    }

    private record Found<T>(T body, long reached) {
        ResponseEntity.BodyBuilder response() {
            return ResponseEntity.ok().header(CaughtUp.POSITION, String.valueOf(reached));
        }
    }

    private <T> Mono<Found<T>> found(ServerHttpRequest request, Supplier<T> lookup) {
        return caughtUp.with(request.getHeaders())
                .then(Mono.fromCallable(() -> {
                            // Before the lookup: what it finds is at this position or after it.
                            long reached = lookups.reached();
                            return new Found<>(lookup.get(), reached);
                        })
                        .subscribeOn(computing));
    }

    /** An erasure is no event of the record: its version stays, and a copy made before may hold what is erased. */
    private <T> Mono<ResponseEntity<T>> versioned(
            ServerHttpRequest request, Supplier<T> lookup, ToLongFunction<T> version, BooleanSupplier erased) {
        Parameters.of(request.getQueryParams(), Set.of());
        return found(request, lookup).map(found -> {
            String etag = '"' + String.valueOf(version.applyAsLong(found.body())) + '"';
            if (!matches(request.getHeaders().getIfNoneMatch(), etag)) {
                return found.response().eTag(etag).body(found.body());
            }
            if (erased.getAsBoolean()) {
                // Without the ETag, from which a 304 would be made.
                return found.response().body(found.body());
            }
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                    .header(HttpHeaders.ETAG, etag)
                    .build();
        });
    }

    /** Weakly compared, as RFC 9110 has it for {@code If-None-Match}: proxies weaken the ETags of what they compress. */
    private static boolean matches(List<String> known, String etag) {
        return known.stream().anyMatch(tag -> tag.equals("*") || tag.equals(etag) || tag.equals("W/" + etag));
    }
}

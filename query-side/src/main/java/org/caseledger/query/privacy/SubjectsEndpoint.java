package org.caseledger.query.privacy;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.caseledger.query.answer.CaughtUp;
import org.caseledger.query.answer.Parameters;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Reads what was decided about data subjects' texts. */
@RestController
@RequestMapping(path = "/api/v1/subjects", produces = MediaType.APPLICATION_JSON_VALUE)
class SubjectsEndpoint {

    /** Every subject about whom something was decided: an authority's children, or everybody. */
    record Decided(@Nullable String authority, List<SubjectRecord> subjects) {}

    private final Subjects subjects;
    private final CaughtUp caughtUp;
    private final Scheduler computing;

    SubjectsEndpoint(Subjects subjects, CaughtUp caughtUp, Scheduler computing) {
        this.subjects = subjects;
        this.caughtUp = caughtUp;
        this.computing = computing;
    }

    @GetMapping
    Mono<ResponseEntity<Decided>> all(ServerHttpRequest request) {
        Parameters parameters = Parameters.of(request.getQueryParams(), Set.of("authority"));
        String authority = parameters.text("authority");
        parameters.check();
        return answer(request, () -> reached().body(new Decided(authority, subjects.all(authority))));
    }

    @GetMapping("/{subject}")
    Mono<ResponseEntity<SubjectRecord>> one(@PathVariable String subject, ServerHttpRequest request) {
        Parameters.of(request.getQueryParams(), Set.of()).check();
        return answer(request, () -> {
            ResponseEntity.BodyBuilder response = reached();
            SubjectRecord found = subjects.subject(subject);
            return response.eTag("\"" + found.version() + "\"").body(found);
        });
    }

    /** Before the answer, which is at this position or after it. */
    private ResponseEntity.BodyBuilder reached() {
        return ResponseEntity.ok().header(CaughtUp.POSITION, String.valueOf(subjects.reached()));
    }

    private <T> Mono<ResponseEntity<T>> answer(ServerHttpRequest request, Supplier<ResponseEntity<T>> answer) {
        return caughtUp.with(request.getHeaders())
                .then(Mono.fromSupplier(answer).subscribeOn(computing));
    }
}

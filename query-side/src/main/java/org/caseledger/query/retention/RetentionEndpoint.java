package org.caseledger.query.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.caseledger.query.answer.CaughtUp;
import org.caseledger.query.answer.Parameters;
import org.caseledger.query.answer.UkCalendar;
import org.caseledger.query.retention.Retention.Question;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Reads whose texts are due to be erased. */
@RestController
@RequestMapping(path = "/api/v1/retention", produces = MediaType.APPLICATION_JSON_VALUE)
class RetentionEndpoint {

    /** The subjects of an authority, or of all. */
    record DueTexts(
            @Nullable String authority,
            LocalDate asAt,
            @Nullable Instant knownAt,
            List<Due> due) {}

    private final Retention retention;
    private final UkCalendar calendar;
    private final CaughtUp caughtUp;
    private final Scheduler computing;

    RetentionEndpoint(Retention retention, UkCalendar calendar, CaughtUp caughtUp, Scheduler computing) {
        this.retention = retention;
        this.calendar = calendar;
        this.caughtUp = caughtUp;
        this.computing = computing;
    }

    @GetMapping("/due")
    Mono<ResponseEntity<DueTexts>> due(ServerHttpRequest request) {
        Question asked = question(request);
        return caughtUp.with(request.getHeaders())
                .then(Mono.fromCallable(() -> {
                            // Before the answer, which is at this position or after it.
                            long reached = retention.reached();
                            return ResponseEntity.ok()
                                    .header(CaughtUp.POSITION, String.valueOf(reached))
                                    .body(new DueTexts(
                                            asked.authority(), asked.asAt(), asked.knownAt(), retention.due(asked)));
                        })
                        .subscribeOn(computing));
    }

    private Question question(ServerHttpRequest request) {
        Parameters parameters = Parameters.of(request.getQueryParams(), Set.of("authority", "asAt", "knownAt"));
        String authority = parameters.text("authority");
        LocalDate asAt = parameters.day("asAt");
        Instant knownAt = parameters.instant("knownAt");
        parameters.check();
        return new Question(authority, Objects.requireNonNullElseGet(asAt, calendar::today), knownAt);
    }
}

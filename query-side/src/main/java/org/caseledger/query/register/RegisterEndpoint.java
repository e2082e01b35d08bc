package org.caseledger.query.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.caseledger.query.answer.CaughtUp;
import org.caseledger.query.answer.Parameters;
import org.caseledger.query.answer.UkCalendar;
import org.caseledger.query.register.Register.PersonRecord;
import org.caseledger.query.register.Register.Question;
import org.caseledger.query.register.Register.TeamRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Reads the register. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class RegisterEndpoint {

    /** The teams of an authority, or of all. */
    record Teams(
            @Nullable String authority,
            LocalDate asAt,
            @Nullable Instant knownAt,
            List<TeamRecord> teams) {}

    /** The people of an authority, or of all. */
    record People(
            @Nullable String authority,
            LocalDate asAt,
            @Nullable Instant knownAt,
            List<PersonRecord> people) {}

    private final Register register;
    private final UkCalendar calendar;
    private final CaughtUp caughtUp;
    private final Scheduler computing;

    RegisterEndpoint(Register register, UkCalendar calendar, CaughtUp caughtUp, Scheduler computing) {
        this.register = register;
        this.calendar = calendar;
        this.caughtUp = caughtUp;
        this.computing = computing;
    }

    @GetMapping("/teams")
    Mono<ResponseEntity<Teams>> teams(ServerHttpRequest request) {
        return answer(
                request, asked -> new Teams(asked.authority(), asked.asAt(), asked.knownAt(), register.teams(asked)));
    }

    @GetMapping("/people")
    Mono<ResponseEntity<People>> people(ServerHttpRequest request) {
        return answer(
                request, asked -> new People(asked.authority(), asked.asAt(), asked.knownAt(), register.people(asked)));
    }

    private <T> Mono<ResponseEntity<T>> answer(ServerHttpRequest request, Function<Question, T> answer) {
        Question question = question(request);
        return caughtUp.with(request.getHeaders())
                .then(Mono.fromCallable(() -> {
                            // Before the answer, which is at this position or after it.
                            long reached = register.reached();
                            return ResponseEntity.ok()
                                    .header(CaughtUp.POSITION, String.valueOf(reached))
                                    .body(answer.apply(question));
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

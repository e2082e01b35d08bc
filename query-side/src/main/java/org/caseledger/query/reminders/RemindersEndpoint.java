package org.caseledger.query.reminders;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caseledger.query.answer.CaughtUp;
import org.caseledger.query.answer.Parameters;
import org.caseledger.query.answer.UkCalendar;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.facts.Known;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Reminders over HTTP: as a list, and as a calendar to subscribe to. */
@RestController
class RemindersEndpoint {

    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);
    private static final Set<String> PARAMETERS = Set.of("authority", "person", "asAt");

    /**
     * The reminders of a day.
     *
     * @param position up to where the ledger counts in it
     */
    record Answer(
            @Nullable String authority,
            @Nullable String person,
            LocalDate asAt,
            long position,
            List<Reminder> reminders) {}

    private final Facts facts;
    private final UkCalendar calendar;
    private final CaughtUp caughtUp;
    private final Scheduler computing;

    RemindersEndpoint(Facts facts, UkCalendar calendar, CaughtUp caughtUp, Scheduler computing) {
        this.facts = facts;
        this.calendar = calendar;
        this.caughtUp = caughtUp;
        this.computing = computing;
    }

    @GetMapping(path = "/api/v1/reminders", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Answer>> list(ServerHttpRequest request) {
        return answered(request)
                .map(answer -> ResponseEntity.ok()
                        .header(CaughtUp.POSITION, String.valueOf(answer.position()))
                        .body(answer));
    }

    @GetMapping(path = "/api/v1/reminders.ics", produces = "text/calendar")
    Mono<ResponseEntity<String>> calendar(ServerHttpRequest request) {
        ContentDisposition file =
                ContentDisposition.attachment().filename("reminders.ics").build();
        return answered(request)
                .map(answer -> ResponseEntity.ok()
                        .contentType(CALENDAR)
                        .header(CaughtUp.POSITION, String.valueOf(answer.position()))
                        .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                        .body(ICalendar.of(answer.reminders(), calendar.now())));
    }

    private Mono<Answer> answered(ServerHttpRequest request) {
        Map<String, List<String>> given = request.getQueryParams();
        Parameters parameters = Parameters.of(given, PARAMETERS);
        String authority = parameters.text("authority");
        String person = parameters.text("person");
        LocalDate asAt = parameters.day("asAt");
        parameters.check();
        return caughtUp.with(request.getHeaders())
                .then(Mono.fromCallable(() -> answer(authority, person, asAt == null ? calendar.today() : asAt))
                        .subscribeOn(computing));
    }

    private Answer answer(@Nullable String authority, @Nullable String person, LocalDate asAt) {
        Known known = facts.known(Long.MAX_VALUE);
        return new Answer(authority, person, asAt, known.position(), Reminders.on(asAt, known, authority, person));
    }
}

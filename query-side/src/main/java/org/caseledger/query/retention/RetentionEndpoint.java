package org.caseledger.query.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.caseledger.query.answer.CaughtUp;
import org.caseledger.query.answer.Form;
import org.caseledger.query.answer.Format;
import org.caseledger.query.answer.Parameters;
import org.caseledger.query.answer.Tables;
import org.caseledger.query.answer.UkCalendar;
import org.caseledger.query.retention.Retention.Question;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
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
@RequestMapping("/api/v1/retention")
class RetentionEndpoint {

    /** The subjects of an authority, or of all. */
    record DueTexts(
            @Nullable String authority,
            LocalDate asAt,
            @Nullable Instant knownAt,
            List<Due> due) {}

    private final Retention retention;
    private final Tables tables;
    private final UkCalendar calendar;
    private final CaughtUp caughtUp;
    private final Scheduler computing;

    RetentionEndpoint(Retention retention, Tables tables, UkCalendar calendar, CaughtUp caughtUp, Scheduler computing) {
        this.retention = retention;
        this.tables = tables;
        this.calendar = calendar;
        this.caughtUp = caughtUp;
        this.computing = computing;
    }

    @GetMapping(
            path = "/due",
            produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
    Mono<ResponseEntity<Object>> due(ServerHttpRequest request) {
        Form form = Form.of(request);
        Question asked = question(request);
        return caughtUp.with(request.getHeaders())
                .then(Mono.fromCallable(() -> {
                            // Before the answer, which is at this position or after it.
                            long reached = retention.reached();
                            ResponseEntity.BodyBuilder response =
                                    ResponseEntity.ok().header(CaughtUp.POSITION, String.valueOf(reached));
                            List<Due> due = retention.due(asked);
                            return form.format() == Format.CSV ? csv(response, asked, due) : json(response, asked, due);
                        })
                        .subscribeOn(computing));
    }

    private static ResponseEntity<Object> json(ResponseEntity.BodyBuilder response, Question asked, List<Due> due) {
        return response.contentType(MediaType.APPLICATION_JSON)
                .body(new DueTexts(asked.authority(), asked.asAt(), asked.knownAt(), due));
    }

    private ResponseEntity<Object> csv(ResponseEntity.BodyBuilder response, Question asked, List<Due> due) {
        ContentDisposition file = ContentDisposition.attachment()
                .filename("retention-due-" + asked.asAt() + ".csv")
                .build();
        return response.contentType(Format.CSV.type())
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .body(tables.csv(due, Due.class));
    }

    private Question question(ServerHttpRequest request) {
        Parameters parameters =
                Parameters.of(request.getQueryParams(), Set.of("authority", "asAt", "knownAt", "format"));
        String authority = parameters.text("authority");
        LocalDate asAt = parameters.day("asAt");
        Instant knownAt = parameters.instant("knownAt");
        parameters.check();
        return new Question(authority, Objects.requireNonNullElseGet(asAt, calendar::today), knownAt);
    }
}

package org.caseledger.query.page;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.caseledger.query.answer.CaughtUp;
import org.caseledger.query.answer.Parameters;
import org.caseledger.query.answer.UkCalendar;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.privacy.SubjectRecord;
import org.caseledger.query.privacy.SubjectRecord.Decision;
import org.caseledger.query.privacy.Subjects;
import org.caseledger.query.retention.Due;
import org.caseledger.query.retention.Retention;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** What was decided about people's texts, and whose are due to be erased, for data-protection officers. */
@Controller
class PrivacyPage {

    private static final int MOST_SHOWN = 100;

    /** What the form was filled in with. */
    record Search(@Nullable String authority, @Nullable LocalDate asAt) {}

    private final Facts facts;
    private final Subjects subjects;
    private final Retention retention;
    private final UkCalendar calendar;
    private final CaughtUp caughtUp;
    private final Scheduler computing;

    PrivacyPage(
            Facts facts,
            Subjects subjects,
            Retention retention,
            UkCalendar calendar,
            CaughtUp caughtUp,
            Scheduler computing) {
        this.facts = facts;
        this.subjects = subjects;
        this.retention = retention;
        this.calendar = calendar;
        this.caughtUp = caughtUp;
        this.computing = computing;
    }

    @GetMapping(path = "/privacy", produces = MediaType.TEXT_HTML_VALUE)
    Mono<Rendering> privacy(ServerHttpRequest request) {
        return caughtUp.with(request.getHeaders())
                .then(Mono.fromCallable(() -> page(request.getQueryParams())).subscribeOn(computing));
    }

    private Rendering page(Map<String, List<String>> given) {
        try {
            return page(read(given), List.of());
        } catch (ErrorResponseException e) {
            return page(new Search(null, null), PageErrors.of(e));
        }
    }

    private static Search read(Map<String, List<String>> given) {
        Parameters parameters = Parameters.of(Asked.filled(given), Set.of("authority", "asAt"));
        Search search = new Search(parameters.text("authority"), parameters.day("asAt"));
        parameters.check();
        return search;
    }

    private Rendering page(Search search, List<PageErrors.PageError> errors) {
        LocalDate asAt = search.asAt() == null ? calendar.today() : search.asAt();
        List<SubjectRecord> decided = subjects.all(search.authority());
        List<Due> due = retention.due(new Retention.Question(search.authority(), asAt, null));

        Map<String, Object> model = new HashMap<>();
        model.put("errors", errors);
        model.put("authorities", facts.authorities());
        model.put("search", search);
        model.put("asAtText", Words.day(asAt));
        model.put("dueCount", due.size());
        model.put("mostShown", MOST_SHOWN);
        model.put("file", file(search.authority(), asAt));
        model.put("due", due(due));
        model.put("holds", holds(decided));
        model.put("erasures", erasures(decided));
        return Rendering.view("caseledger/privacy")
                .model(model)
                .status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST)
                .build();
    }

    /** All that is due, as a file. */
    private static String file(@Nullable String authority, LocalDate asAt) {
        return UriComponentsBuilder.fromPath("/api/v1/retention/due")
                .queryParam("format", "csv")
                .queryParam("asAt", asAt)
                .queryParamIfPresent("authority", Optional.ofNullable(authority).map(code -> "{authority}"))
                .encode()
                .buildAndExpand(Map.of("authority", Objects.requireNonNullElse(authority, "")))
                .toUriString();
    }

    private static Table due(List<Due> due) {
        return words(
                "Texts that need not be kept any longer, the longest due first",
                List.of("Person", "Due since", "Last audit", "Class", "Framework", "Legal holds"),
                due.stream()
                        .limit(MOST_SHOWN)
                        .map(each -> List.of(
                                each.subject(),
                                Words.day(each.since()),
                                each.lastAudit(),
                                each.retentionClass() + ", " + each.years() + (each.years() == 1 ? " year" : " years"),
                                each.authority() + ", version " + each.frameworkVersion(),
                                each.holds().isEmpty() ? "None" : String.join(", ", each.holds())))
                        .toList());
    }

    private static Table holds(List<SubjectRecord> decided) {
        return words(
                "Legal holds in force",
                List.of("Person", "Hold", "Placed", "By", "Why"),
                decided.stream()
                        .flatMap(subject -> subject.holds().stream()
                                .map(hold -> row(Stream.of(subject.subject(), hold.hold()), hold.placed())))
                        .toList());
    }

    private static Table erasures(List<SubjectRecord> decided) {
        return words(
                "Erased people",
                List.of("Person", "Erased", "By", "Why"),
                decided.stream()
                        .flatMap(subject -> Stream.ofNullable(subject.erased())
                                .map(erased -> row(Stream.of(subject.subject()), erased)))
                        .toList());
    }

    private static Table words(String caption, List<String> columns, List<List<String>> rows) {
        return new Table(caption, columns, columns.size(), rows);
    }

    private static List<String> row(Stream<String> heads, Decision decision) {
        return Stream.concat(heads, Stream.of(Words.day(decision.on()), decision.by(), decision.reason()))
                .toList();
    }
}

package org.caseledger.query.page;

import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.caseledger.query.answer.Answers;
import org.caseledger.query.answer.CaughtUp;
import org.caseledger.query.answer.Parameters;
import org.caseledger.query.answer.Question;
import org.caseledger.query.answer.Reader;
import org.caseledger.query.answer.UkCalendar;
import org.caseledger.query.calibration.Calibration;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.view.Filters;
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

/** How the reader's gradings differ from the others' of the same audits; the QA lead sees everybody's. */
@Controller
class CalibrationPage {

    private static final Calibration VIEW = new Calibration();
    private static final String PAGE = "page";

    private final Facts facts;
    private final Answers answers;
    private final UkCalendar calendar;
    private final CaughtUp caughtUp;
    private final Scheduler computing;

    CalibrationPage(Facts facts, Answers answers, UkCalendar calendar, CaughtUp caughtUp, Scheduler computing) {
        this.facts = facts;
        this.answers = answers;
        this.calendar = calendar;
        this.caughtUp = caughtUp;
        this.computing = computing;
    }

    @GetMapping(path = "/calibration", produces = MediaType.TEXT_HTML_VALUE)
    Mono<Rendering> calibration(Principal reader, ServerHttpRequest request) {
        return caughtUp.with(request.getHeaders())
                .then(Mono.fromCallable(() -> page(request.getQueryParams(), Reader.of(reader)))
                        .subscribeOn(computing));
    }

    private Rendering page(Map<String, List<String>> given, Reader reader) {
        try {
            Parameters paging = Parameters.among(Asked.filled(given), Set.of(PAGE));
            int page = Paged.asked(paging, PAGE);
            paging.check();
            Map<String, List<String>> others = new LinkedHashMap<>(given);
            others.remove(PAGE);
            return page(Asked.read(others), page, List.of(), reader);
        } catch (ErrorResponseException e) {
            return page(Asked.NOTHING, 1, PageErrors.of(e), reader);
        }
    }

    private Rendering page(Asked asked, int page, List<PageErrors.PageError> errors, Reader reader) {
        Chosen chosen = Chosen.of(asked, facts, calendar);
        Asked shown = chosen.shown();
        Table whole = table(rows(shown.withoutEveryProgramme(), reader));
        Paged<List<String>> pages = Paged.of(
                whole.rows(),
                page,
                other -> shown.in(UriComponentsBuilder.fromPath("/calibration").queryParam(PAGE, other)));

        Map<String, Object> model = chosen.model();
        model.put("errors", errors);
        model.put("everybody", reader.everybody());
        model.put("gradings", whole.of(pages.items()));
        model.put("pages", pages);
        model.put("stream", stream(shown));
        return Rendering.view("caseledger/calibration")
                .model(model)
                .status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST)
                .build();
    }

    private List<Calibration.Row> rows(Asked shown, Reader reader) {
        Filters filters = new Filters(shown.authority(), shown.programme(), null, null, null, null);
        Question question = new Question(VIEW, filters, shown.from(), shown.to(), null, shown.asAt(), shown.knownAt())
                .askedBy(reader);
        return VIEW.rows(facts, Answers.query(question, answers.asked(question)));
    }

    private static Table table(List<Calibration.Row> rows) {
        return new Table(
                "Gradings compared with the other’s, by person and role",
                List.of(
                        "Person",
                        "Role",
                        "To bear in mind",
                        "Compared",
                        "Harsher",
                        "% harsher",
                        "95 % interval, harsher",
                        "Same",
                        "% same",
                        "95 % interval, same",
                        "Milder",
                        "% milder",
                        "95 % interval, milder",
                        "Steps on average"),
                3,
                rows.stream().map(CalibrationPage::line).toList());
    }

    private static List<String> line(Calibration.Row row) {
        return List.of(
                row.person(),
                Words.words(String.valueOf(row.role())),
                Words.text(row.note()),
                String.valueOf(row.compared()),
                String.valueOf(row.harsher()),
                Words.percent(row.percentHarsher()),
                Words.interval(row.intervalHarsher()),
                String.valueOf(row.same()),
                Words.percent(row.percentSame()),
                Words.interval(row.intervalSame()),
                String.valueOf(row.milder()),
                Words.percent(row.percentMilder()),
                Words.interval(row.intervalMilder()),
                steps(row.meanSteps()));
    }

    private static String steps(@Nullable Double mean) {
        if (mean == null) {
            return Words.NOTHING;
        }
        if (mean == 0) {
            return "0.00";
        }
        return String.format(Locale.UK, "%.2f %s", Math.abs(mean), mean > 0 ? "harsher" : "milder");
    }

    private static String stream(Asked shown) {
        return shown.withoutEveryProgramme()
                .in(UriComponentsBuilder.fromPath("/api/v1/stream").queryParam("view", VIEW.name()));
    }
}

package org.caseledger.query.page;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.caseledger.query.answer.CaughtUp;
import org.caseledger.query.answer.UkCalendar;
import org.caseledger.query.facts.Facts;
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

/** The opening page: the latest rounds of an authority, as at today or any other day. */
@Controller
class OverviewPage {

    private final Facts facts;
    private final UkCalendar calendar;
    private final CaughtUp caughtUp;
    private final Scheduler computing;
    private final ReportDay reportDay;

    OverviewPage(Facts facts, UkCalendar calendar, CaughtUp caughtUp, Scheduler computing, ReportDay reportDay) {
        this.facts = facts;
        this.calendar = calendar;
        this.caughtUp = caughtUp;
        this.computing = computing;
        this.reportDay = reportDay;
    }

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    Mono<Rendering> overview(ServerHttpRequest request) {
        return caughtUp.with(request.getHeaders())
                .then(Mono.fromCallable(() -> page(request.getQueryParams())).subscribeOn(computing));
    }

    private Rendering page(Map<String, List<String>> parameters) {
        try {
            return page(Asked.read(parameters), List.of());
        } catch (ErrorResponseException e) {
            return page(Asked.NOTHING, PageErrors.of(e));
        }
    }

    private Rendering page(Asked asked, List<PageErrors.PageError> errors) {
        Chosen chosen = Chosen.of(asked, facts, calendar);
        Asked shown = chosen.shown();
        YearMonth to = chosen.to();
        Map<String, Object> model = chosen.model();
        model.put("errors", errors);
        model.put("heading", to == null ? "No audits yet" : "Case file audits to " + Words.month(to));
        List<Figure> figures = new Overview(facts, chosen.query()).figures();
        model.put("figures", figures);
        model.put("downloads", Downloads.of(figures, shown));
        model.put("stream", stream(shown));
        if (asked.asAt() != null) {
            model.put("todayLink", link("/", withoutDay(shown)));
        }
        LocalDate reported = reportDay.day();
        if (reported != null && !reported.equals(asked.asAt())) {
            model.put("reportLink", link("/", withDay(withoutDay(shown), reported)));
            model.put("reportDay", Words.day(reported));
        }
        return Rendering.view("caseledger/overview")
                .model(model)
                .status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST)
                .build();
    }

    private static Asked withoutDay(Asked shown) {
        return new Asked(shown.authority(), shown.programme(), shown.from(), shown.to(), null, shown.knownAt());
    }

    private static Asked withDay(Asked shown, LocalDate day) {
        return new Asked(shown.authority(), shown.programme(), shown.from(), shown.to(), day, shown.knownAt());
    }

    /** One stream for every figure. Its answers only tell that there is something new. */
    private static String stream(Asked shown) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/api/v1/stream");
        Overview.VIEWS.forEach(view -> address.queryParam("view", view));
        // Concerns and older actions reach further back than the window, so the stream watches from the beginning.
        return new Asked(shown.authority(), shown.programme(), null, shown.to(), shown.asAt(), shown.knownAt())
                .withoutEveryProgramme()
                .in(address);
    }

    private static String link(String path, Asked shown) {
        return shown.in(UriComponentsBuilder.fromPath(path));
    }
}

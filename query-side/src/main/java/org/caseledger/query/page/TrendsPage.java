package org.caseledger.query.page;

import java.security.Principal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.caseledger.query.answer.Parameters;
import org.caseledger.query.answer.Question;
import org.caseledger.query.answer.Reader;
import org.caseledger.query.answer.UkCalendar;
import org.caseledger.query.answer.Views;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.facts.Known;
import org.caseledger.query.trend.Trends;
import org.caseledger.query.view.Filters;
import org.caseledger.query.view.Grouping;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** One share over the rounds, whether it has changed, and the teams beside each other. */
@Controller
class TrendsPage {

    private static final Set<String> FIELDS = Set.of("authority", "figure", "since", "asAt");

    /** What the form was filled in with. */
    record Form(
            @Nullable String authority,
            @Nullable String figure,
            @Nullable YearMonth since,
            @Nullable LocalDate asAt) {

        private static Form read(Map<String, List<String>> given) {
            Parameters parameters = Parameters.of(Asked.filled(given), FIELDS);
            Form form = new Form(
                    parameters.text("authority"),
                    parameters.text("figure"),
                    parameters.month("since"),
                    parameters.day("asAt"));
            parameters.check();
            return form;
        }
    }

    private final Facts facts;
    private final Views views;
    private final Trends trends;
    private final UkCalendar calendar;
    private final Scheduler computing;

    TrendsPage(Facts facts, Views views, Trends trends, UkCalendar calendar, Scheduler computing) {
        this.facts = facts;
        this.views = views;
        this.trends = trends;
        this.calendar = calendar;
        this.computing = computing;
    }

    @GetMapping(path = "/trends", produces = MediaType.TEXT_HTML_VALUE)
    Mono<Rendering> trends(Principal reader, ServerHttpRequest request) {
        return Mono.fromCallable(() -> page(request.getQueryParams(), Reader.of(reader)))
                .subscribeOn(computing);
    }

    private Rendering page(Map<String, List<String>> given, Reader reader) {
        try {
            return page(Form.read(given), List.of(), reader);
        } catch (ErrorResponseException e) {
            return page(new Form(null, null, null, null), PageErrors.of(e), reader);
        }
    }

    private Rendering page(Form form, List<PageErrors.PageError> errors, Reader reader) {
        Known known = facts.known(Long.MAX_VALUE);
        SortedSet<String> authorities = facts.authorities();
        String authority = form.authority() == null && !authorities.isEmpty() ? authorities.first() : form.authority();
        LocalDate asAt = form.asAt() == null ? calendar.today() : form.asAt();
        List<TrendFigure> figures = TrendFigure.of(known.latestFramework(authority == null ? "" : authority));
        TrendFigure figure = figures.stream()
                .filter(offered -> offered.key().equals(form.figure()))
                .findFirst()
                .orElse(figures.getFirst());
        Filters filters = new Filters(authority, null, null, null, null, null);
        Question question = new Question(
                        views.named(figure.view()), filters, null, null, Grouping.MONTH, form.asAt(), null)
                .askedBy(reader);
        TrendWords words = new TrendWords(
                figure.label(),
                trends.trend(question, figure.chosen(), form.since()),
                trends.funnel(question.by(Grouping.TEAM), figure.chosen()));

        Map<String, Object> model = new HashMap<>();
        model.put("errors", errors);
        model.put("authorities", authorities);
        model.put("rounds", Choices.of(known, authority, asAt).rounds());
        model.put("figures", figures);
        model.put("shown", new Form(authority, figure.key(), form.since(), form.asAt()));
        model.put("asAtText", Words.day(asAt));
        model.put("words", words);
        LineChart chart = words.chart();
        if (chart != null) {
            model.put("chart", chart);
        }
        return Rendering.view("caseledger/trends")
                .model(model)
                .status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST)
                .build();
    }
}

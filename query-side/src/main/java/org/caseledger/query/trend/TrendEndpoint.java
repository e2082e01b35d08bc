package org.caseledger.query.trend;

import java.security.Principal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.caseledger.query.answer.CaughtUp;
import org.caseledger.query.answer.Parameters;
import org.caseledger.query.answer.Question;
import org.caseledger.query.answer.Questions;
import org.caseledger.query.answer.Reader;
import org.caseledger.query.problem.Problems;
import org.caseledger.query.problem.Problems.FieldError;
import org.caseledger.query.trend.Trends.Chosen;
import org.caseledger.query.view.Grouping;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Trends and comparisons over HTTP. */
@RestController
@RequestMapping(path = "/api/v1/views/{view}", produces = MediaType.APPLICATION_JSON_VALUE)
class TrendEndpoint {

    private static final String BY = "by";
    private static final List<String> ROW = List.of("domain", "scale");
    private static final Set<String> FIGURE = Set.of("domain", "scale", "cell");
    private static final Set<String> FIGURE_AND_PERIOD = Set.of("domain", "scale", "cell", "since");

    private final Questions questions;
    private final Trends trends;
    private final CaughtUp caughtUp;
    private final Scheduler computing;

    TrendEndpoint(Questions questions, Trends trends, CaughtUp caughtUp, Scheduler computing) {
        this.questions = questions;
        this.trends = trends;
        this.caughtUp = caughtUp;
        this.computing = computing;
    }

    @GetMapping("/trend")
    Mono<Trend> trend(@PathVariable String view, Principal reader, ServerHttpRequest request) {
        Map<String, List<String>> given = request.getQueryParams();
        Question question = questions.one(view, given, FIGURE_AND_PERIOD).askedBy(Reader.of(reader));
        if (given.containsKey(BY) && question.by() != Grouping.MONTH) {
            throw wrongGrouping("a trend is by month: leave it out");
        }
        Parameters parameters = Parameters.among(given, FIGURE_AND_PERIOD);
        Chosen chosen = chosen(parameters);
        YearMonth since = parameters.month("since");
        parameters.check();
        return caughtUp.with(request.getHeaders())
                .then(Mono.fromCallable(() -> trends.trend(question, chosen, since))
                        .subscribeOn(computing));
    }

    @GetMapping("/funnel")
    Mono<Comparison> funnel(@PathVariable String view, Principal reader, ServerHttpRequest request) {
        Map<String, List<String>> given = request.getQueryParams();
        Question asked = questions.one(view, given, FIGURE).askedBy(Reader.of(reader));
        Question question = given.containsKey(BY) ? asked : asked.by(Grouping.TEAM);
        if (question.by() != null && question.by() != Grouping.TEAM && question.by() != Grouping.AREA) {
            throw wrongGrouping("a funnel is by team or area");
        }
        Parameters parameters = Parameters.among(given, FIGURE);
        Chosen chosen = chosen(parameters);
        parameters.check();
        return caughtUp.with(request.getHeaders())
                .then(Mono.fromCallable(() -> trends.funnel(question, chosen)).subscribeOn(computing));
    }

    private static Chosen chosen(Parameters parameters) {
        Map<String, String> others = new TreeMap<>();
        for (String key : ROW) {
            String value = parameters.text(key);
            if (value != null) {
                others.put(key, value);
            }
        }
        String cell = parameters.text("cell");
        return new Chosen(cell == null ? "" : cell, others);
    }

    private static RuntimeException wrongGrouping(String message) {
        return Problems.malformed("malformed-parameter", "Can't be read: by.", List.of(new FieldError(BY, message)));
    }
}

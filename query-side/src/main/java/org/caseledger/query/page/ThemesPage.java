package org.caseledger.query.page;

import java.security.Principal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.caseledger.query.answer.CaughtUp;
import org.caseledger.query.answer.UkCalendar;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.themes.ThemeTexts;
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

/** What the audits of the latest rounds found: by theme, and in the words of families and auditors. */
@Controller
class ThemesPage {

    /**
     * One text.
     *
     * @param of whose words, or that it is the impact
     */
    record Text(String auditId, String round, String of, String words) {}

    private final Facts facts;
    private final ThemeTexts texts;
    private final UkCalendar calendar;
    private final CaughtUp caughtUp;
    private final Scheduler computing;

    ThemesPage(Facts facts, ThemeTexts texts, UkCalendar calendar, CaughtUp caughtUp, Scheduler computing) {
        this.facts = facts;
        this.texts = texts;
        this.calendar = calendar;
        this.caughtUp = caughtUp;
        this.computing = computing;
    }

    @GetMapping(path = "/themes", produces = MediaType.TEXT_HTML_VALUE)
    Mono<Rendering> themes(Principal reader, ServerHttpRequest request) {
        return caughtUp.with(request.getHeaders())
                .then(Mono.fromCallable(() -> page(request.getQueryParams(), reader.getName()))
                        .subscribeOn(computing));
    }

    private Rendering page(Map<String, List<String>> parameters, String reader) {
        try {
            return page(Asked.read(parameters), List.of(), reader);
        } catch (ErrorResponseException e) {
            return page(Asked.NOTHING, PageErrors.of(e), reader);
        }
    }

    private Rendering page(Asked asked, List<PageErrors.PageError> errors, String reader) {
        Chosen chosen = Chosen.of(asked, facts, calendar);
        List<ThemeTexts.Row> rows = texts.rows(chosen.query(), reader);
        Map<String, Object> model = chosen.model();
        model.put("errors", errors);
        model.put("figures", new ThemeFigures(facts, chosen.query()).figures());
        model.put("texts", inWords(rows));
        model.put("withheld", rows.stream().mapToInt(ThemeTexts.Row::withheld).sum());
        model.put("complete", rows.stream().allMatch(ThemeTexts.Row::complete));
        model.put("stream", stream(chosen.shown()));
        return Rendering.view("caseledger/themes")
                .model(model)
                .status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST)
                .build();
    }

    private static List<Text> inWords(List<ThemeTexts.Row> rows) {
        List<Text> inWords = new ArrayList<>();
        for (ThemeTexts.Row row : rows) {
            String round = Words.month(YearMonth.parse(row.group()));
            row.words()
                    .forEach(said -> inWords.add(new Text(
                            said.auditId(), round, Words.words(said.member().name()), said.words())));
            row.impacts().forEach(impact -> inWords.add(new Text(impact.auditId(), round, "Impact", impact.impact())));
        }
        return inWords;
    }

    private static String stream(Asked shown) {
        return shown.withoutEveryProgramme()
                .in(UriComponentsBuilder.fromPath("/api/v1/stream").queryParam("view", "themes"));
    }
}

package org.caseledger.query.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.caseledger.query.answer.CaughtUp;
import org.caseledger.query.answer.Parameters;
import org.caseledger.query.answer.UkCalendar;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.facts.Known;
import org.caseledger.query.followup.FollowUp;
import org.caseledger.query.followup.FollowUpList;
import org.caseledger.query.followup.Item;
import org.caseledger.query.view.Filters;
import org.caseledger.query.view.Grouping;
import org.caseledger.query.view.ViewQuery;
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

/** The follow-up lists of an authority: a table for each, and words where there is nothing to see to. */
@Controller
class FollowUpPage {

    private static final int MOST_SHOWN = 100;

    /** What the form was filled in with. */
    record Search(
            @Nullable String authority,
            @Nullable String programme,
            @Nullable String person,
            @Nullable LocalDate asAt) {}

    /** One list. */
    record Section(String id, ListWords words, int count, List<Line> lines) {}

    /** One thing on it. */
    record Line(
            String person, String id, @Nullable String auditId, String team, String on, String dueOn, String overdue) {}

    private final Facts facts;
    private final UkCalendar calendar;
    private final CaughtUp caughtUp;
    private final Scheduler computing;

    FollowUpPage(Facts facts, UkCalendar calendar, CaughtUp caughtUp, Scheduler computing) {
        this.facts = facts;
        this.calendar = calendar;
        this.caughtUp = caughtUp;
        this.computing = computing;
    }

    @GetMapping(path = "/follow-up", produces = MediaType.TEXT_HTML_VALUE)
    Mono<Rendering> followUp(ServerHttpRequest request) {
        return caughtUp.with(request.getHeaders())
                .then(Mono.fromCallable(() -> page(request.getQueryParams())).subscribeOn(computing));
    }

    private Rendering page(Map<String, List<String>> given) {
        try {
            return page(read(given), List.of());
        } catch (ErrorResponseException e) {
            return page(new Search(null, null, null, null), PageErrors.of(e));
        }
    }

    private static Search read(Map<String, List<String>> given) {
        Parameters parameters = Parameters.of(Asked.filled(given), Set.of("authority", "programme", "person", "asAt"));
        Search search = new Search(
                parameters.text("authority"),
                parameters.text("programme"),
                parameters.text("person"),
                parameters.day("asAt"));
        parameters.check();
        return search;
    }

    private Rendering page(Search search, List<PageErrors.PageError> errors) {
        Known known = facts.known(Long.MAX_VALUE);
        Set<String> authorities = facts.authorities();
        String authority =
                search.authority() == null ? authorities.stream().findFirst().orElse(null) : search.authority();
        LocalDate asAt = search.asAt() == null ? calendar.today() : search.asAt();
        Filters filters = new Filters(authority, search.programme(), null, null, null, null);
        List<FollowUp.Row> rows = new FollowUp()
                .rows(facts, new ViewQuery(filters, null, null, Grouping.MONTH, asAt, known.position())).stream()
                        .filter(row ->
                                search.person() == null || search.person().equals(row.person()))
                        .toList();

        Map<String, Object> model = new HashMap<>();
        model.put("errors", errors);
        model.put("authorities", authorities);
        model.put("programmes", Choices.of(known, authority, asAt).programmes());
        model.put("search", new Search(authority, search.programme(), search.person(), search.asAt()));
        model.put("asAtText", Words.day(asAt));
        model.put("mostShown", MOST_SHOWN);
        model.put("sections", sections(rows));
        return Rendering.view("caseledger/follow-up")
                .model(model)
                .status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST)
                .build();
    }

    private static List<Section> sections(List<FollowUp.Row> rows) {
        List<Section> sections = new ArrayList<>();
        for (FollowUpList list : FollowUpList.values()) {
            List<FollowUp.Row> ofList = rows.stream()
                    .filter(row -> row.list().equals(list.listName()))
                    .toList();
            sections.add(new Section(
                    list.listName(),
                    ListWords.of(list),
                    ofList.stream().mapToInt(FollowUp.Row::count).sum(),
                    ofList.stream()
                            .flatMap(FollowUpPage::lines)
                            .limit(MOST_SHOWN)
                            .toList()));
        }
        return sections;
    }

    private static Stream<Line> lines(FollowUp.Row row) {
        return row.items().stream().map(item -> line(row.person(), item));
    }

    private static Line line(String person, Item item) {
        return new Line(
                person.isEmpty() ? Words.NOTHING : person,
                item.id(),
                item.auditId(),
                Words.text(item.team()),
                Words.day(item.on()),
                Words.day(item.dueOn()),
                Words.text(item.daysOverdue()));
    }
}

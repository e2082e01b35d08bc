package org.caseledger.query.page;

import java.security.Principal;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.caseledger.query.answer.CaughtUp;
import org.caseledger.query.answer.Parameters;
import org.caseledger.query.draws.Draws;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.facts.Known;
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

/** What was drawn for a round, one draw in full, and whether drawing again gives the same. */
@Controller
class SamplesPage {

    /**
     * What is looked for.
     *
     * @param draw the key of the draw to show in full
     * @param page which page of what it proposes
     */
    record Search(
            @Nullable String authority,
            @Nullable YearMonth round,
            @Nullable String draw,
            int page) {

        private static Search read(Map<String, List<String>> given) {
            Parameters parameters = Parameters.of(Asked.filled(given), Set.of("authority", "round", "draw", "page"));
            Search search = new Search(
                    parameters.text("authority"),
                    parameters.month("round"),
                    parameters.text("draw"),
                    Paged.asked(parameters, "page"));
            parameters.check();
            return search;
        }

        private String address(String key, int turned) {
            Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
            parameters.put("authority", authority);
            parameters.put("round", round);
            parameters.put("draw", key);
            parameters.put("page", turned == 1 ? null : turned);
            return Paged.address("/samples", parameters);
        }
    }

    /** One draw in the list. */
    record Listed(String name, String address, boolean current, DrawShown draw) {}

    private final Facts facts;
    private final Draws draws;
    private final CaughtUp caughtUp;
    private final Scheduler computing;

    SamplesPage(Facts facts, Draws draws, CaughtUp caughtUp, Scheduler computing) {
        this.facts = facts;
        this.draws = draws;
        this.caughtUp = caughtUp;
        this.computing = computing;
    }

    @GetMapping(path = "/samples", produces = MediaType.TEXT_HTML_VALUE)
    Mono<Rendering> samples(Principal reader, ServerHttpRequest request) {
        return caughtUp.with(request.getHeaders())
                .then(Mono.fromCallable(() -> page(request.getQueryParams(), reader.getName()))
                        .subscribeOn(computing));
    }

    private Rendering page(Map<String, List<String>> given, String reader) {
        try {
            return page(Search.read(given), List.of(), reader);
        } catch (ErrorResponseException e) {
            return page(new Search(null, null, null, 1), PageErrors.of(e), reader);
        }
    }

    private Rendering page(Search search, List<PageErrors.PageError> errors, String reader) {
        Known known = facts.known(Long.MAX_VALUE);
        SortedSet<String> authorities = facts.authorities();
        String authority =
                search.authority() == null && !authorities.isEmpty() ? authorities.first() : search.authority();
        NavigableSet<YearMonth> rounds = authority == null ? new TreeSet<>() : known.drawnRounds(authority);
        YearMonth round = search.round() == null && !rounds.isEmpty() ? rounds.last() : search.round();
        Search shown = new Search(authority, round, search.draw(), search.page());
        List<DrawShown> drawn = authority == null || round == null
                ? List.of()
                : DrawShown.all(
                        draws.samples(known, authority, round), draws.moderations(known, authority, round, reader));

        Map<String, Object> model = new HashMap<>();
        model.put("errors", errors);
        model.put("authorities", authorities);
        model.put("rounds", rounds.descendingSet());
        model.put("search", shown);
        model.put("roundText", round == null ? "" : Words.month(round));
        DrawShown chosen = chosen(drawn, search.draw());
        model.put(
                "draws",
                drawn.stream()
                        .map(draw -> new Listed(draw.name(), shown.address(draw.key(), 1), draw.equals(chosen), draw))
                        .toList());
        if (chosen != null) {
            Paged<List<String>> pages =
                    Paged.of(chosen.proposal().rows(), search.page(), other -> shown.address(chosen.key(), other));
            model.put("draw", chosen);
            model.put("pages", pages);
            model.put("proposal", chosen.proposal().of(pages.items()));
        }
        return Rendering.view("caseledger/samples")
                .model(model)
                .status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST)
                .build();
    }

    /** The one asked for, else the first: the latest draw may be of gradings alone. */
    private static @Nullable DrawShown chosen(List<DrawShown> drawn, @Nullable String key) {
        return drawn.stream()
                .filter(draw -> draw.key().equals(key))
                .findFirst()
                .orElse(drawn.isEmpty() ? null : drawn.getFirst());
    }
}

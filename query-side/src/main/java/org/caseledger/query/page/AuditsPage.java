package org.caseledger.query.page;

import java.security.Principal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.caseledger.query.answer.Parameters;
import org.caseledger.query.answer.UkCalendar;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.facts.Known;
import org.caseledger.query.lookup.AuditRecord;
import org.caseledger.query.lookup.Lookups;
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

/** Finds an audit by a part of its id, or by its round. */
@Controller
class AuditsPage {

    /** What is looked for. */
    record Search(@Nullable String id, @Nullable YearMonth round, int page) {}

    /** One audit found. */
    record Found(
            String id, String authority, String round, String programme, String team, String status, String standing) {}

    private final Facts facts;
    private final Lookups lookups;
    private final UkCalendar calendar;
    private final Scheduler computing;

    AuditsPage(Facts facts, Lookups lookups, UkCalendar calendar, Scheduler computing) {
        this.facts = facts;
        this.lookups = lookups;
        this.calendar = calendar;
        this.computing = computing;
    }

    @GetMapping(path = "/audits", produces = MediaType.TEXT_HTML_VALUE)
    Mono<Rendering> audits(Principal reader, ServerHttpRequest request) {
        return Mono.fromCallable(() -> page(request.getQueryParams(), reader.getName()))
                .subscribeOn(computing);
    }

    private Rendering page(Map<String, List<String>> given, String reader) {
        try {
            return page(read(given), List.of(), reader);
        } catch (ErrorResponseException e) {
            return page(new Search(null, null, 1), PageErrors.of(e), reader);
        }
    }

    private static Search read(Map<String, List<String>> given) {
        Parameters parameters = Parameters.of(Asked.filled(given), Set.of("id", "round", "page"));
        String id = parameters.text("id");
        YearMonth round = parameters.month("round");
        int page = Paged.asked(parameters, "page");
        parameters.check();
        return new Search(id, round, page);
    }

    private Rendering page(Search search, List<PageErrors.PageError> errors, String reader) {
        Known known = facts.known(Long.MAX_VALUE);
        Paged<String> pages = Paged.of(ids(search, known), search.page(), page -> link(search, page));
        List<Found> found = pages.items().stream()
                .map(id -> found(lookups.audit(id, reader)))
                .toList();

        Map<String, Object> model = new HashMap<>();
        model.put("errors", errors);
        model.put("search", search);
        model.put("rounds", Choices.of(known, null, calendar.today()).rounds().descendingSet());
        model.put("audits", found);
        model.put("pages", pages);
        return Rendering.view("caseledger/audits")
                .model(model)
                .status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST)
                .build();
    }

    /** By round, the latest first; within it by id. */
    private static List<String> ids(Search search, Known known) {
        String part = search.id() == null ? "" : search.id().toLowerCase(Locale.ROOT);
        Map<YearMonth, List<String>> byRound = new TreeMap<>(Comparator.reverseOrder());
        known.audits(null, search.round(), search.round(), audit -> {
            if (audit.id().toLowerCase(Locale.ROOT).contains(part)) {
                byRound.computeIfAbsent(audit.allocation().round(), round -> new ArrayList<>())
                        .add(audit.id());
            }
        });
        return byRound.values().stream().flatMap(ids -> ids.stream().sorted()).toList();
    }

    private static Found found(AuditRecord audit) {
        return new Found(
                audit.auditId(),
                audit.authority(),
                Words.month(audit.round()),
                audit.programme(),
                Words.text(audit.team()),
                Words.words(audit.status().name()),
                Words.text(audit.standing()));
    }

    private static String link(Search search, int page) {
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        parameters.put("id", search.id());
        parameters.put("round", search.round());
        parameters.put("page", page);
        return Paged.address("/audits", parameters);
    }
}

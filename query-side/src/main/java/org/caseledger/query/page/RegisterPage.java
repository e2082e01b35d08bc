package org.caseledger.query.page;

import java.security.Principal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.caseledger.query.answer.CaughtUp;
import org.caseledger.query.answer.Parameters;
import org.caseledger.query.answer.UkCalendar;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.register.PeopleReaders;
import org.caseledger.query.register.Register;
import org.caseledger.query.register.Register.PersonRecord;
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

/** An authority's teams on a day and, for those who plan with it, its people and what excuses them. */
@Controller
class RegisterPage {

    private static final String TEAMS = "teams";
    private static final String PEOPLE = "people";
    private static final String EXEMPTIONS = "exemptions";

    /**
     * What the form was filled in with.
     *
     * @param teams which page of the teams
     * @param people which page of the people
     * @param exemptions which page of the exemptions
     */
    record Search(@Nullable String authority, @Nullable LocalDate asAt, int teams, int people, int exemptions) {

        private static final Search NOTHING = new Search(null, null, 1, 1, 1);

        private static Search read(Map<String, List<String>> given) {
            Parameters parameters =
                    Parameters.of(Asked.filled(given), Set.of("authority", "asAt", TEAMS, PEOPLE, EXEMPTIONS));
            Search search = new Search(
                    parameters.text("authority"),
                    parameters.day("asAt"),
                    Paged.asked(parameters, TEAMS),
                    Paged.asked(parameters, PEOPLE),
                    Paged.asked(parameters, EXEMPTIONS));
            parameters.check();
            return search;
        }

        /** The address where one of the lists is turned to another page, and the others stay. */
        private String turned(String list, int page) {
            Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
            parameters.put("authority", authority);
            parameters.put("asAt", asAt);
            parameters.put(TEAMS, teams);
            parameters.put(PEOPLE, people);
            parameters.put(EXEMPTIONS, exemptions);
            parameters.put(list, page);
            return Paged.address("/register", parameters) + "#" + list;
        }
    }

    private final Facts facts;
    private final Register register;
    private final UkCalendar calendar;
    private final CaughtUp caughtUp;
    private final Scheduler computing;

    RegisterPage(Facts facts, Register register, UkCalendar calendar, CaughtUp caughtUp, Scheduler computing) {
        this.facts = facts;
        this.register = register;
        this.calendar = calendar;
        this.caughtUp = caughtUp;
        this.computing = computing;
    }

    @GetMapping(path = "/register", produces = MediaType.TEXT_HTML_VALUE)
    Mono<Rendering> register(Principal reader, ServerHttpRequest request) {
        return caughtUp.with(request.getHeaders())
                .then(Mono.fromCallable(() -> page(request.getQueryParams(), PeopleReaders.include(reader)))
                        .subscribeOn(computing));
    }

    private Rendering page(Map<String, List<String>> given, boolean readsPeople) {
        try {
            return page(Search.read(given), List.of(), readsPeople);
        } catch (ErrorResponseException e) {
            return page(Search.NOTHING, PageErrors.of(e), readsPeople);
        }
    }

    private Rendering page(Search search, List<PageErrors.PageError> errors, boolean readsPeople) {
        SortedSet<String> authorities = facts.authorities();
        String authority =
                search.authority() == null && !authorities.isEmpty() ? authorities.first() : search.authority();
        LocalDate asAt = search.asAt() == null ? calendar.today() : search.asAt();
        Search shown = new Search(authority, search.asAt(), search.teams(), search.people(), search.exemptions());
        Register.Question question = new Register.Question(authority, asAt, null);

        Map<String, Object> model = new HashMap<>();
        model.put("errors", errors);
        model.put("authorities", authorities);
        model.put("search", shown);
        model.put("asAtText", Words.day(asAt));
        model.put("readsPeople", readsPeople);
        add(model, TEAMS, RegisterTables.teams(register.teams(question)), shown.teams(), shown);
        if (readsPeople) {
            List<PersonRecord> people = register.people(question);
            add(model, PEOPLE, RegisterTables.people(people), shown.people(), shown);
            add(model, EXEMPTIONS, RegisterTables.exemptions(people), shown.exemptions(), shown);
        }
        return Rendering.view("caseledger/register")
                .model(model)
                .status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST)
                .build();
    }

    private static void add(Map<String, Object> model, String list, Table whole, int page, Search shown) {
        Paged<List<String>> paged = Paged.of(whole.rows(), page, other -> shown.turned(list, other));
        model.put(list, whole.of(paged.items()));
        model.put(list + "Pages", paged);
    }
}

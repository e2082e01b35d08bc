package org.caseledger.query.page;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import org.caseledger.query.answer.UkCalendar;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.facts.Known;
import org.caseledger.query.view.Filters;
import org.caseledger.query.view.Grouping;
import org.caseledger.query.view.ViewQuery;
import org.jspecify.annotations.Nullable;

/**
 * What a page of figures shows: what was asked and, where nothing was, the first authority, its main programme and its
 * latest rounds.
 *
 * @param shown what was asked, completed; without a day where that is today
 * @param reached how far the facts had come
 */
record Chosen(
        Asked shown, Choices choices, SortedSet<String> authorities, LocalDate asAt, long knownPosition, long reached) {

    private static final int ROUNDS = 3;

    static Chosen of(Asked asked, Facts facts, UkCalendar calendar) {
        long reached = facts.position();
        Known known = facts.known(
                asked.knownAt() == null ? reached : Math.min(reached, facts.positionKnownAt(asked.knownAt())));
        LocalDate asAt = asked.asAt() == null ? calendar.today() : asked.asAt();
        SortedSet<String> authorities = facts.authorities();
        String authority =
                asked.authority() == null && !authorities.isEmpty() ? authorities.first() : asked.authority();
        Choices choices = Choices.of(known, authority, asAt);
        YearMonth to = asked.to() == null ? choices.latest() : asked.to();
        YearMonth from = asked.from() == null && to != null ? to.minusMonths(ROUNDS - 1) : asked.from();
        String programme = Objects.requireNonNullElseGet(asked.programme(), choices::main);
        Asked shown = new Asked(authority, programme, from, to, asked.asAt(), asked.knownAt());
        return new Chosen(shown, choices, authorities, asAt, known.position(), reached);
    }

    /** The question that the page puts to its views. */
    ViewQuery query() {
        Asked asked = shown.withoutEveryProgramme();
        Filters filters = new Filters(asked.authority(), asked.programme(), null, null, null, null);
        return new ViewQuery(filters, shown.from(), shown.to(), Grouping.MONTH, asAt, knownPosition);
    }

    /** The last round shown; absent before the first audit. */
    @Nullable
    YearMonth to() {
        return shown.to();
    }

    /** What the template of every such page takes. */
    Map<String, Object> model() {
        Map<String, Object> model = new HashMap<>();
        model.put("authorities", authorities);
        model.put("choices", choices);
        model.put("shown", shown);
        model.put("asAtText", Words.day(asAt));
        model.put("position", reached);
        if (shown.knownAt() != null) {
            model.put("knownAtText", Words.moment(shown.knownAt()));
        }
        return model;
    }
}

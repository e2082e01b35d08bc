package org.caseledger.query.answer;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.view.Filters;
import org.caseledger.query.view.Grouping;
import org.caseledger.query.view.ViewQuery;
import org.jspecify.annotations.Nullable;

/** Answers questions from the facts. It computes: not to be called on an event loop. */
public final class Answers {

    private final Facts facts;
    private final UkCalendar calendar;

    public Answers(Facts facts, UkCalendar calendar) {
        this.facts = facts;
        this.calendar = calendar;
    }

    /** The answer with all that the facts hold at this moment. */
    public Answer answer(Question question) {
        // Read once: the answer is at this position of this fold, whatever is folded while it is computed.
        Facts fold = facts.ofOneFold();
        long reached = fold.position();
        Asked asked = asked(question, reached);
        long missing = fold.deadLetters().missingFrom(question.filters().authority(), asked.position());
        return new Answer(
                asked.view(),
                asked.filters(),
                asked.from(),
                asked.to(),
                asked.by(),
                asked.asAt(),
                asked.knownAt(),
                asked.position(),
                missing == 0 ? null : missing,
                question.view().rows(fold, query(question, asked)),
                reached);
    }

    /** The question as understood at this moment. */
    public Asked asked(Question question) {
        return asked(question, facts.position());
    }

    private Asked asked(Question question, long reached) {
        Grouping by = question.by();
        return new Asked(
                question.view().name(),
                given(question),
                question.from(),
                question.to(),
                by == null ? null : by.name().toLowerCase(Locale.ROOT),
                question.asAt() == null ? calendar.today() : question.asAt(),
                question.knownAt() == null ? calendar.now().truncatedTo(ChronoUnit.MILLIS) : question.knownAt(),
                known(question, reached));
    }

    /** The query that an answer answers: asked again at any time, it gives the same rows. */
    public static ViewQuery query(Question question, Answer answer) {
        return query(question, answer.asAt(), answer.position());
    }

    /** The query of a question as understood. */
    public static ViewQuery query(Question question, Asked asked) {
        return query(question, asked.asAt(), asked.position());
    }

    private static ViewQuery query(Question question, LocalDate asAt, long known) {
        Grouping by = question.by();
        return new ViewQuery(
                question.filters(),
                question.from(),
                question.to(),
                by == null ? Grouping.MONTH : by,
                asAt,
                known,
                question.person());
    }

    private long known(Question question, long reached) {
        if (question.position() != null) {
            return Math.min(reached, question.position());
        }
        return question.knownAt() == null ? reached : Math.min(reached, facts.positionKnownAt(question.knownAt()));
    }

    private static Map<String, String> given(Question question) {
        Filters filters = question.filters();
        Map<String, String> given = new LinkedHashMap<>();
        put(given, "authority", filters.authority());
        put(given, "programme", filters.programme());
        put(given, "kind", filters.kind() == null ? null : filters.kind().name());
        put(given, "cohort", filters.cohort());
        put(given, "area", filters.area());
        put(given, "team", filters.team());
        put(given, "person", question.person());
        return given;
    }

    private static void put(Map<String, String> given, String name, @Nullable String value) {
        if (value != null) {
            given.put(name, value);
        }
    }
}

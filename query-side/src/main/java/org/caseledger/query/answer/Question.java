package org.caseledger.query.answer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.caseledger.query.view.Filters;
import org.caseledger.query.view.Grouping;
import org.caseledger.query.view.View;
import org.caseledger.query.view.ViewQuery;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks of a view. Two equal questions have one answer at any moment.
 *
 * @param by absent exactly where the view takes no grouping
 * @param asAt absent for today, which moves on at midnight
 * @param knownAt absent for all that the ledger has been told
 * @param person about whom a personal view may tell; everybody where absent
 * @param position what the ledger had been told up to here counts, whatever {@code knownAt} says; absent for that instant's
 */
public record Question(
        View view,
        Filters filters,
        @Nullable YearMonth from,
        @Nullable YearMonth to,
        @Nullable Grouping by,
        @Nullable LocalDate asAt,
        @Nullable Instant knownAt,
        @Nullable String person,
        @Nullable Long position) {

    /** A question of which nobody has said who asks: a personal view tells of nobody then. */
    public Question(
            View view,
            Filters filters,
            @Nullable YearMonth from,
            @Nullable YearMonth to,
            @Nullable Grouping by,
            @Nullable LocalDate asAt,
            @Nullable Instant knownAt) {
        this(view, filters, from, to, by, asAt, knownAt, view.personal() ? ViewQuery.NOBODY : null, null);
    }

    /** The same question about another day, or with other knowledge. */
    public Question at(@Nullable LocalDate day, @Nullable Instant known) {
        return new Question(view, filters, from, to, by, day, known, person, null);
    }

    /** The same question, with what the ledger had been told up to a position. */
    public Question at(LocalDate day, Instant known, long knownPosition) {
        return new Question(view, filters, from, to, by, day, known, person, knownPosition);
    }

    /** The same question by another grouping, where the view takes one. */
    public Question by(Grouping grouping) {
        return new Question(view, filters, from, to, view.grouped() ? grouping : null, asAt, knownAt, person, position);
    }

    /** The same question as a reader may ask it. */
    public Question askedBy(Reader reader) {
        String about = view.personal() ? reader.sees() : null;
        return new Question(view, filters, from, to, by, asAt, knownAt, about, position);
    }
}

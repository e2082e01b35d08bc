package org.caseledger.query.answer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.caseledger.query.view.Filters;
import org.caseledger.query.view.Grouping;
import org.caseledger.query.view.View;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks of a view. Two equal questions have one answer at any moment.
 *
 * @param by absent exactly where the view takes no grouping
 * @param asAt absent for today, which moves on at midnight
 * @param knownAt absent for all that the ledger has been told
 */
public record Question(
        View view,
        Filters filters,
        @Nullable YearMonth from,
        @Nullable YearMonth to,
        @Nullable Grouping by,
        @Nullable LocalDate asAt,
        @Nullable Instant knownAt) {

    /** The same question about another day, or with other knowledge. */
    public Question at(@Nullable LocalDate day, @Nullable Instant known) {
        return new Question(view, filters, from, to, by, day, known);
    }
}

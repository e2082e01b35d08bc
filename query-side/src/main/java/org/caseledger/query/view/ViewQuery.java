package org.caseledger.query.view;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a view.
 *
 * @param from the first round of the window; open where absent
 * @param to the last round of the window; open where absent
 * @param by ignored by the views that take no grouping
 * @param asAt what had happened by the end of this day counts
 * @param knownAt what the ledger had been told up to and including this position counts; -1 for nothing
 * @param person about whom a {@link View#personal} view may tell: everybody where absent; ignored by the others
 */
public record ViewQuery(
        Filters filters,
        @Nullable YearMonth from,
        @Nullable YearMonth to,
        Grouping by,
        LocalDate asAt,
        long knownAt,
        @Nullable String person) {

    /** A person of this name there is none: what a personal view may tell while nobody has said who asks. */
    public static final String NOBODY = "";

    /** A question that tells of nobody in particular. */
    public ViewQuery(
            Filters filters,
            @Nullable YearMonth from,
            @Nullable YearMonth to,
            Grouping by,
            LocalDate asAt,
            long knownAt) {
        this(filters, from, to, by, asAt, knownAt, NOBODY);
    }

    /** The same question, about one person or everybody. */
    public ViewQuery about(@Nullable String whom) {
        return new ViewQuery(filters, from, to, by, asAt, knownAt, whom);
    }

    /** The same question, asked of one authority. */
    public ViewQuery in(String authority) {
        return new ViewQuery(filters.in(authority), from, to, by, asAt, knownAt, person);
    }

    /** Whether a month lies in the window. */
    public boolean inWindow(YearMonth month) {
        return (from == null || !month.isBefore(from)) && (to == null || !month.isAfter(to));
    }
}

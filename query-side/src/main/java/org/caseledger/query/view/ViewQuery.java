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
 */
public record ViewQuery(
        Filters filters, @Nullable YearMonth from, @Nullable YearMonth to, Grouping by, LocalDate asAt, long knownAt) {

    /** Whether a month lies in the window. */
    public boolean inWindow(YearMonth month) {
        return (from == null || !month.isBefore(from)) && (to == null || !month.isAfter(to));
    }
}

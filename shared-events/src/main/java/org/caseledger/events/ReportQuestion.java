package org.caseledger.events;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What a pinned report asks of a view.
 *
 * @param from the first round of the window; open where absent
 * @param to the last round of the window; open where absent
 * @param by the grouping, in small letters; absent where the view takes none
 * @param asAt what had happened by the end of this day counts
 * @param knownAt what the ledger had been told by this instant counts
 */
public record ReportQuestion(
        String view,
        @Nullable String authority,
        @Nullable String programme,
        @Nullable AuditKind kind,
        @Nullable String cohort,
        @Nullable String area,
        @Nullable String team,
        @Nullable YearMonth from,
        @Nullable YearMonth to,
        @Nullable String by,
        LocalDate asAt,
        Instant knownAt) {}

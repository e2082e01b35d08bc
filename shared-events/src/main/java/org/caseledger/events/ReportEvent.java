package org.caseledger.events;

import java.time.LocalDate;
import java.util.List;

/** What can happen to one pinned report. */
public sealed interface ReportEvent extends LedgerEvent {

    /** The report's own id, without the aggregate's prefix. */
    String reportId();

    /**
     * A report was published, and is to show the same figures for ever.
     *
     * @param name what people call it
     * @param question what was asked
     * @param position what the ledger had been told up to here counts in it, whatever was recorded at the same moment
     * @param frameworks the authority's versions in force by then, such as {@code E10000013 v1}; empty where the question
     *     names no authority
     */
    record ReportPinned(
            String reportId,
            LocalDate effectiveOn,
            String name,
            ReportQuestion question,
            long position,
            List<String> frameworks)
            implements ReportEvent {

        public ReportPinned {
            frameworks = List.copyOf(frameworks);
        }
    }
}

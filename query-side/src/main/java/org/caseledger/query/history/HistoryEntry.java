package org.caseledger.query.history;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event of an audit as a reader sees it.
 *
 * @param type the name under which the event is stored
 * @param reason why, in the words of who did it
 * @param standing the grade that the audit stood at after this event, by what the ledger knew then
 * @param withheld whether the reader may not see yet what it changed and why
 */
public record HistoryEntry(
        long sequence,
        long position,
        String type,
        LocalDate effectiveOn,
        Instant recordedAt,
        Actor actor,
        @Nullable String reason,
        List<FieldChange> changes,
        @Nullable String standing,
        boolean withheld) {

    /**
     * Who did it.
     *
     * @param onBehalfOf the person whom an importer acted for
     */
    public record Actor(String id, String role, @Nullable String onBehalfOf) {}

    /** What one field said before and after. */
    public record FieldChange(
            String field, @Nullable String from, @Nullable String to) {}
}

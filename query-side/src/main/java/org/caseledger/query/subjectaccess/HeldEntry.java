package org.caseledger.query.subjectaccess;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.caseledger.query.history.HistoryEntry;
import org.caseledger.query.lookup.Lookups;
import org.jspecify.annotations.Nullable;

/** One event of an audit's history, with the audit that it is of. */
record HeldEntry(
        String auditId,
        LocalDate effectiveOn,
        Instant recordedAt,
        String type,
        HistoryEntry.Actor actor,
        @Nullable String reason,
        List<HistoryEntry.FieldChange> changes,
        @Nullable String standing) {

    static Stream<HeldEntry> of(Lookups lookups, String auditId, String reader) {
        return lookups.history(auditId, reader, Long.MAX_VALUE, null).entries().stream()
                .map(entry -> new HeldEntry(
                        auditId,
                        entry.effectiveOn(),
                        entry.recordedAt(),
                        entry.type(),
                        entry.actor(),
                        entry.reason(),
                        entry.changes(),
                        entry.standing()));
    }

    /** Whether a colleague did it, had it done in their name, or is named by it. */
    boolean concerns(String person) {
        return person.equals(actor.id())
                || person.equals(actor.onBehalfOf())
                || changes.stream().anyMatch(change -> person.equals(change.from()) || person.equals(change.to()));
    }
}

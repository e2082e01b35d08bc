package org.caseledger.query.page;

import java.time.Instant;
import java.util.List;
import org.caseledger.query.history.HistoryEntry;
import org.caseledger.query.history.HistoryEntry.Actor;
import org.caseledger.query.history.HistoryEntry.FieldChange;
import org.caseledger.query.lookup.AuditHistory;
import org.jspecify.annotations.Nullable;

/** A history in words, for pages. */
public final class Timeline {

    private Timeline() {}

    /**
     * One event.
     *
     * @param recordedAt when the ledger learnt it, for scripts; {@code recorded} says it in words
     */
    public record Entry(
            String title,
            String happened,
            String recorded,
            Instant recordedAt,
            String who,
            @Nullable String why,
            List<Line> changes,
            @Nullable String standing,
            boolean withheld) {}

    /** One thing that is said of an audit, or of an event. */
    public record Line(String term, String value) {}

    /** Every event in order. */
    public static List<Entry> of(AuditHistory history) {
        return history.entries().stream().map(Timeline::entry).toList();
    }

    private static Entry entry(HistoryEntry entry) {
        return new Entry(
                Words.words(entry.type()),
                Words.day(entry.effectiveOn()),
                Words.moment(entry.recordedAt()),
                entry.recordedAt(),
                who(entry.actor()),
                entry.reason(),
                entry.changes().stream().map(Timeline::change).toList(),
                entry.standing(),
                entry.withheld());
    }

    private static Line change(FieldChange change) {
        String from = change.from() == null ? "" : change.from() + " → ";
        return new Line(Words.words(change.field()), from + Words.text(change.to()));
    }

    private static String who(Actor actor) {
        String behalf = actor.onBehalfOf() == null ? "" : " on behalf of " + actor.onBehalfOf();
        return actor.id() + " (" + Words.words(actor.role()) + ")" + behalf;
    }
}

package org.caseledger.query.history;

import java.util.ArrayList;
import java.util.List;
import org.caseledger.events.SubjectEvent;
import org.caseledger.events.SubjectEvent.SubjectErased;
import org.caseledger.events.stored.EventTypes;
import org.caseledger.query.facts.Change;
import org.caseledger.query.facts.Recorded;
import org.caseledger.query.history.HistoryEntry.Actor;

/**
 * Tells in an audit's history that its texts were erased. Its event is another stream's, and its reason is for those who
 * decide about texts alone; legal holds are not told here at all.
 */
final class Erasures {

    private Erasures() {}

    static List<HistoryEntry> among(List<HistoryEntry> entries, List<Change<SubjectEvent>> decisions) {
        List<HistoryEntry> all = new ArrayList<>(entries);
        decisions.stream()
                .filter(decision -> decision.event() instanceof SubjectErased)
                .forEach(erasure -> insert(all, erasure));
        return all;
    }

    /** Before what was told later; an audit that began after the erasure has nothing to tell of it. */
    private static void insert(List<HistoryEntry> all, Change<SubjectEvent> erasure) {
        long position = erasure.recorded().position();
        int place =
                (int) all.stream().filter(entry -> entry.position() < position).count();
        if (place > 0) {
            all.add(place, entry(erasure, all.get(place - 1)));
        }
    }

    private static HistoryEntry entry(Change<SubjectEvent> erasure, HistoryEntry before) {
        Recorded recorded = erasure.recorded();
        return new HistoryEntry(
                recorded.sequence(),
                recorded.position(),
                EventTypes.nameOf(erasure.event().getClass()),
                erasure.event().effectiveOn(),
                recorded.recordedAt(),
                new Actor(recorded.actor(), recorded.role(), recorded.onBehalfOf()),
                null,
                List.of(),
                before.standing(),
                false);
    }
}

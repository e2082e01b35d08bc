package org.caseledger.query.facts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.caseledger.events.LedgerEvent;

/** Everything that is told of one audit, action or escalation. It never changes: one more event makes another timeline. */
public final class Timeline<E extends LedgerEvent> {

    private final List<Change<E>> changes;
    private final Recorded first;
    private final Recorded last;

    private Timeline(List<Change<E>> changes, Recorded first, Recorded last) {
        this.changes = changes;
        this.first = first;
        this.last = last;
    }

    static <E extends LedgerEvent> Timeline<E> startingWith(Change<E> change) {
        return new Timeline<>(List.of(change), change.recorded(), change.recorded());
    }

    /** This timeline and one event that the ledger was told later, at the place where it happened. */
    Timeline<E> with(Change<E> change) {
        List<Change<E>> more = new ArrayList<>(changes.size() + 1);
        more.addAll(changes);
        int place = more.size();
        while (place > 0 && Change.AS_IT_HAPPENED.compare(more.get(place - 1), change) > 0) {
            place--;
        }
        more.add(place, change);
        return new Timeline<>(List.copyOf(more), first, change.recorded());
    }

    /** Every change in the order in which it happened. */
    public List<Change<E>> changes() {
        return changes;
    }

    /** What the ledger had been told up to a position, in the order in which it was told. */
    public List<Change<E>> toldBy(long knownAt) {
        return changes.stream()
                .filter(change -> change.recorded().position() <= knownAt)
                .sorted(Change.AS_TOLD)
                .toList();
    }

    /** Gives what had happened by a day, as the ledger knew it at a position, in the order in which it happened. */
    public void replay(LocalDate asAt, long knownAt, Consumer<? super E> each) {
        long day = asAt.toEpochDay();
        boolean allTold = last.position() <= knownAt;
        for (int i = 0; i < changes.size(); i++) {
            Change<E> change = changes.get(i);
            if (change.day() > day) {
                return;
            }
            if (allTold || change.recorded().position() <= knownAt) {
                each.accept(change.event());
            }
        }
    }

    /** Whether the ledger had been told of its beginning by a position. */
    public boolean begunBy(long knownAt) {
        return first.position() <= knownAt;
    }

    /** The sequence of the last event: the version that an ETag gives and {@code If-Match} expects. */
    public long version() {
        return last.sequence();
    }

    /** What the envelope of the last event told says. */
    public Recorded last() {
        return last;
    }
}

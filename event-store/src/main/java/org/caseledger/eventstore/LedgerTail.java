package org.caseledger.eventstore;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The events that this process committed last, as they stand in the database, so that whoever follows the ledger closely
 * doesn't read again what was in its memory a moment ago.
 *
 * <p>The writer adds to it after each commit and before anybody learns of it. Between two of its commits other processes may
 * have appended: what it holds is always without gaps, and begins anew after one.
 */
final class LedgerTail {
    /** A power of two. */
    private static final int PLACES = 8_192;

    private final long mostBytes;
    // All guarded by this. An event stands at its position, taken by the number of places.
    private final @Nullable StoredEvent[] events = new StoredEvent[PLACES];
    private long first;
    private long end;
    private long bytes;

    /** @param mostBytes of metadata and payloads that are held; the earliest make room */
    LedgerTail(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** Takes in what was committed, in order of position. */
    synchronized void committed(List<StoredEvent> group) {
        for (StoredEvent event : group) {
            if (event.position() != end) {
                clear();
                first = event.position();
                end = first;
            }
            if (end - first == PLACES) {
                forgetFirst();
            }
            events[place(end++)] = event;
            bytes += size(event);
            while (bytes > mostBytes) {
                forgetFirst();
            }
        }
    }

    /**
     * The events from a position on; nothing where they have to be read.
     *
     * @param limit the most events wanted; fewer are given only where the ledger is known to go no further
     * @param head the ledger's last position, as far as it is known
     */
    synchronized Optional<List<StoredEvent>> from(long position, int limit, long head) {
        if (position < first || position >= end || (position + limit > end && head >= end)) {
            return Optional.empty();
        }
        int wanted = (int) Math.min(limit, end - position);
        List<StoredEvent> found = new ArrayList<>(wanted);
        for (int i = 0; i < wanted; i++) {
            found.add(at(position + i));
        }
        return Optional.of(found);
    }

    /** Forgets everything: the database may hold something else. */
    synchronized void clear() {
        while (first < end) {
            forgetFirst();
        }
    }

    private void forgetFirst() {
        bytes -= size(at(first));
        events[place(first++)] = null;
    }

    private StoredEvent at(long position) {
        return Objects.requireNonNull(events[place(position)]);
    }

    private static int place(long position) {
        return (int) (position % PLACES);
    }

    private static long size(StoredEvent event) {
        return (long) event.metadata().length + event.payload().length;
    }
}

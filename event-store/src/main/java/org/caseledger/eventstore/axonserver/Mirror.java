package org.caseledger.eventstore.axonserver;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.eventstore.LedgerMismatchException;
import org.caseledger.eventstore.LedgerUnavailableException;
import org.caseledger.eventstore.StoredEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a ledger on this node's disk equal to the feed: the same events at the same positions, in batches, each durable
 * before anybody here learns of it.
 *
 * <p><b>What it trusts.</b> Whenever it begins to follow, it reads its own last event again, and at a start its first: where
 * the feed has another there, or none, it is another ledger or has lost what was confirmed, and nothing more is taken from
 * it. A gap is refused likewise.
 */
final class Mirror implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Mirror.class);
    private static final int BATCH = 1_000;
    private static final Duration LOOK_UP = Duration.ofMillis(500);
    private static final Duration LONGEST_FIRST = Duration.ofSeconds(10);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final EventFeed feed;
    private final LedgerEngine copy;
    private final Thread thread =
            Thread.ofPlatform().name("ledger-mirror").daemon().unstarted(this::run);
    private volatile boolean closed;
    private volatile @Nullable LedgerMismatchException mismatch;

    Mirror(EventFeed feed, LedgerEngine copy) {
        this.feed = feed;
        this.copy = copy;
    }

    /**
     * Brings the copy to where the feed ends now.
     *
     * @param progress is told the position after each batch
     * @throws LedgerMismatchException if the copy is not this feed's
     * @throws LedgerUnavailableException if the feed broke off; what was read until then stays
     */
    void catchUp(LongConsumer progress) throws InterruptedException {
        checkFirst();
        long end = feed.lastPosition();
        try (EventFeed.Following following = resume()) {
            while (copy.headPosition() < end) {
                take(following.next(BATCH, LONGEST_FIRST));
                progress.accept(copy.headPosition());
            }
        }
    }

    /** Goes on following, on a thread of its own, until closed. */
    void follow() {
        thread.start();
    }

    /**
     * Throws where the feed turned out to be another ledger since.
     *
     * @throws LedgerMismatchException says how; it is so until the process ends
     */
    void requireSame() {
        LedgerMismatchException found = mismatch;
        if (found != null) {
            throw new LedgerMismatchException(String.valueOf(found.getMessage()), found);
        }
    }

    private void run() {
        Duration pause = SHORTEST_PAUSE;
        boolean lost = false;
        while (!closed) {
            long before = copy.headPosition();
            try {
                followOnce(lost);
            } catch (LedgerMismatchException e) {
                mismatch = e;
                log.error("The ledger is no longer followed: {}", e.getMessage());
                return;
            } catch (InterruptedException e) {
                return; // closed
            } catch (RuntimeException e) {
                if (!lost && !closed) {
                    log.warn("The ledger can't be followed now, and will be tried again: {}", e.getMessage());
                }
                pause = copy.headPosition() > before ? SHORTEST_PAUSE : longer(pause);
                lost = true;
            }
            LockSupport.parkNanos(pause.toNanos()); // closing ends it early
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }

    private void followOnce(boolean again) throws InterruptedException {
        try (EventFeed.Following following = resume()) {
            if (again) {
                log.info("The ledger is followed again, from position {}", copy.headPosition() + 1);
            }
            while (!closed) {
                take(following.next(BATCH, LOOK_UP));
            }
        }
    }

    private void checkFirst() throws InterruptedException {
        if (copy.headPosition() >= 0) {
            requireSame(0);
        }
    }

    /** A way on from the copy's last event, which the feed must have too. */
    private EventFeed.Following resume() throws InterruptedException {
        long head = copy.headPosition();
        if (head < 0) {
            return feed.from(0);
        }
        requireSame(head);
        return feed.from(head + 1);
    }

    private void requireSame(long position) throws InterruptedException {
        StoredEvent ours = copy.readStored(position, 1).getFirst();
        long end = feed.lastPosition();
        if (end < position) {
            throw new LedgerMismatchException("Axon Server ends at position " + end
                    + ", and this node has seen position "
                    + position + ": it holds another ledger, or lost what it had confirmed. Name the right server and"
                    + " context; or, where events are lost, keep the folder mirror: it has them");
        }
        try (EventFeed.Following following = feed.from(position)) {
            List<StoredEvent> theirs = following.next(1, LONGEST_FIRST);
            if (theirs.isEmpty()) {
                throw new LedgerUnavailableException("Axon Server did not send the event at " + position, null);
            }
            StoredEvent their = theirs.getFirst();
            if (their.position() != position || !their.id().equals(ours.id())) {
                throw new LedgerMismatchException("Axon Server holds another event at position " + position
                        + " than this node's mirror: it is another ledger. Name the right server and context, or, to"
                        + " follow this one from its beginning, give the node another --data folder");
            }
        }
    }

    private void take(List<StoredEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        long next = copy.headPosition() + 1;
        for (StoredEvent event : events) {
            if (event.position() != next) {
                throw new LedgerMismatchException("Axon Server sent position " + event.position() + " where " + next
                        + " follows: its positions must have no gaps. Is a part of the context left out or archived?");
            }
            next++;
        }
        copy.mirror(events);
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

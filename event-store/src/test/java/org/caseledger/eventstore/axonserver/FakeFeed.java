package org.caseledger.eventstore.axonserver;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.caseledger.eventstore.LedgerUnavailableException;
import org.caseledger.eventstore.StoredEvent;

/** A ledger somewhere else that a test makes and breaks. */
final class FakeFeed implements EventFeed {
    private final List<StoredEvent> events = new CopyOnWriteArrayList<>();
    private volatile boolean down;

    /** The next event of an aggregate of its own. */
    FakeFeed add(long recordedAt) {
        return add(event(events.size(), "id-" + events.size(), recordedAt));
    }

    FakeFeed add(StoredEvent event) {
        events.add(event);
        return this;
    }

    static StoredEvent event(long position, String id, long recordedAt) {
        return new StoredEvent(
                position,
                id,
                "Noted",
                "1",
                "audit",
                "audit:" + id,
                0,
                recordedAt,
                "{}".getBytes(StandardCharsets.UTF_8),
                "{\"text\":\"Ä\"}".getBytes(StandardCharsets.UTF_8));
    }

    void goDown() {
        down = true;
    }

    void comeBack() {
        down = false;
    }

    private void requireUp() {
        if (down) {
            throw new LedgerUnavailableException("the feed is down", null);
        }
    }

    @Override
    public long lastPosition() {
        requireUp();
        return events.size() - 1L;
    }

    @Override
    public Following from(long position) {
        requireUp();
        return new Following() {
            private int next = (int) position;

            @Override
            public List<StoredEvent> next(int most, Duration longest) throws InterruptedException {
                long end = System.nanoTime() + longest.toNanos();
                while (next >= events.size() && System.nanoTime() < end) {
                    requireUp();
                    TimeUnit.MILLISECONDS.sleep(1);
                }
                requireUp();
                List<StoredEvent> found = List.copyOf(events.subList(next, Math.min(events.size(), next + most)));
                next += found.size();
                return found;
            }

            @Override
            public void close() {}
        };
    }
}

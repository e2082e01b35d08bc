package org.caseledger.eventstore;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.jspecify.annotations.Nullable;

/** One reader's way through the ledger. What it has read ahead and where it stands belong to the reading thread. */
final class LedgerStream implements TrackingEventStream {
    private static final int PAGE = 1_000;

    private final LedgerEngine engine;
    private final Queue<TrackedEventMessage<?>> ahead = new ArrayDeque<>(PAGE);
    private long nextPosition;

    private final Object callbackLock = new Object();
    // Guarded by the callback's lock.
    private @Nullable Registration callback;
    private volatile boolean closed;

    LedgerStream(LedgerEngine engine, long nextPosition) {
        this.engine = engine;
        this.nextPosition = nextPosition;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return hasNextAvailable() ? Optional.ofNullable(ahead.peek()) : Optional.empty();
    }

    @Override
    public boolean hasNextAvailable() {
        return !closed && (!ahead.isEmpty() || readAhead());
    }

    /** Waits for a commit, not by polling. False at once when the stream is closed. */
    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        long left = unit.toNanos(timeout);
        while (!hasNextAvailable()) {
            if (closed || left <= 0) {
                return false;
            }
            left = engine.head().await(() -> closed || nextPosition <= engine.headPosition(), left);
        }
        return true;
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!hasNextAvailable(Integer.MAX_VALUE, TimeUnit.SECONDS)) {
            if (closed) {
                throw new IllegalStateException("the stream is closed");
            }
        }
        return ahead.remove();
    }

    /** An upcaster may drop all of a page, hence the loop. */
    private boolean readAhead() {
        while (ahead.isEmpty() && nextPosition <= engine.headPosition()) {
            List<StoredEvent> page = engine.readStored(nextPosition, PAGE);
            engine.upcast(page.stream()).forEach(ahead::add);
            nextPosition = page.getLast().position() + 1;
        }
        return !ahead.isEmpty();
    }

    /**
     * Runs the callback on the writer's thread after every commit, and once now if events wait already. It takes the place
     * of the one before.
     */
    @Override
    public boolean setOnAvailableCallback(Runnable onAvailable) {
        synchronized (callbackLock) {
            if (closed) {
                return true;
            }
            forgetCallback();
            callback = engine.onAppend(head -> onAvailable.run());
        }
        if (hasNextAvailable()) {
            onAvailable.run();
        }
        return true;
    }

    @Override
    public void close() {
        synchronized (callbackLock) {
            closed = true;
            forgetCallback();
        }
        engine.head().wakeAll();
    }

    private void forgetCallback() {
        if (callback != null) {
            callback.cancel();
            callback = null;
        }
    }
}

package org.caseledger.eventstore;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.axonframework.common.Registration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The position of the last committed event, and those who wait for the next. It is advanced by whoever learns of a commit
 * first: the writer's thread, or the one that listens to other processes.
 */
final class LedgerHead {
    private static final Logger log = LoggerFactory.getLogger(LedgerHead.class);

    /** Held while listeners are told, so that each hears heads in order, once. */
    private final ReentrantLock telling = new ReentrantLock();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();
    private volatile long position = -1;

    /** The last committed position, -1 in an empty ledger. */
    long position() {
        return position;
    }

    /** Publishes a new head, if it is one. When this returns, everybody has been told, by whichever thread. */
    void advance(long to) {
        telling.lock();
        try {
            if (to > position) {
                position = to;
                wakeAll();
                listeners.forEach(listener -> tell(listener, to));
            }
        } finally {
            telling.unlock();
        }
    }

    /** Whether it is a listener that asks: it must not wait for an append, which would wait for it. */
    boolean isTelling() {
        return telling.isHeldByCurrentThread();
    }

    private static void tell(LongConsumer listener, long head) {
        try {
            listener.accept(head);
        } catch (RuntimeException | Error e) { // One listener's failure is not the ledger's, nor the next listener's.
            log.error("A listener to appends failed: {}", e.getClass().getName());
        }
    }

    /** Lets every waiter look again, for instance because its stream was closed. */
    void wakeAll() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until done or the time is over.
     *
     * @param done looked at under the lock that {@link #wakeAll} takes, so no wake-up falls between looking and waiting
     * @return the nanoseconds left, 0 or less when the time is over
     */
    long await(BooleanSupplier done, long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (left > 0 && !done.getAsBoolean()) {
                left = changed.awaitNanos(left);
            }
            return left;
        } finally {
            lock.unlock();
        }
    }

    Registration onAdvance(LongConsumer listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}

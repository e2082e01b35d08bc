package org.caseledger.query.log;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread of a node that keeps the log up with the ledger and with what other nodes have signed. It signs at most
 * once in an interval, so that a checkpoint comes at most about that long after a commit and many commits share one. In
 * between it takes in what is appended, while the ledger has that in memory still.
 */
public final class LogFollower {

    private static final Logger log = LoggerFactory.getLogger(LogFollower.class);

    private static final Duration BREATH = Duration.ofMillis(50);

    /** A checkpoint is due within a second of each commit. */
    private static final int BREATHS_IN_INTERVAL = 8;

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

    private static final Duration LONG_BEHIND = Duration.ofSeconds(30);

    private final TransparencyLog transparency;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition end = lock.newCondition();
    private final Duration afterFailure;
    private final Thread thread;
    private boolean due = true;
    private boolean closed;
    private volatile boolean stopped;

    public LogFollower(TransparencyLog transparency) {
        this(transparency, AFTER_FAILURE);
    }

    /** @param afterFailure how long it pauses before it tries again */
    LogFollower(TransparencyLog transparency, Duration afterFailure) {
        this.transparency = transparency;
        this.afterFailure = afterFailure;
        this.thread = Thread.ofPlatform().name("transparency-log").daemon().unstarted(this::run);
        transparency.onNews(this::workIsDue);
    }

    public void start() {
        thread.start();
    }

    /** Whether it gave up because the ledger is not the one that was signed. */
    public boolean hasStopped() {
        return stopped;
    }

    /** Wakes nobody while this follows or pauses: commits say so on the writer's thread, and are not to pay for it. */
    private void workIsDue() {
        lock.lock();
        try {
            due = true;
            work.signal();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            while (awaitWork()) {
                boolean well = tried(transparency::follow);
                for (int breath = 0; well && breath < BREATHS_IN_INTERVAL; breath++) {
                    pause(BREATH);
                    well = tried(transparency::takeIn);
                }
                if (!well) {
                    pause(afterFailure);
                }
            }
        } catch (LogConflictException conflict) {
            transparency.giveUp();
            stopped = true;
            log.error("The transparency log signs no more: {}", conflict.getMessage());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Any failure but a conflict may pass, such as a full disk: it is tried again. */
    private boolean tried(Runnable step) {
        try {
            step.run();
            return true;
        } catch (LogConflictException conflict) {
            throw conflict;
        } catch (RuntimeException failed) {
            log.error("The transparency log fell behind and tries again: {}", failed.toString());
            workIsDue();
            return false;
        }
    }

    private boolean awaitWork() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!due && !closed) {
                if (!transparency.isBehind()) {
                    work.await();
                } else if (!work.await(LONG_BEHIND.toSeconds(), TimeUnit.SECONDS)) {
                    warnOfLag();
                }
            }
            due = false;
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private static void warnOfLag() {
        log.warn(
                "The transparency log shows nothing new here: other nodes have signed events that this node's ledger"
                        + " does not have, and none has come for {} seconds",
                LONG_BEHIND.toSeconds());
    }

    private void pause(Duration time) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = time.toNanos();
            while (left > 0 && !closed) {
                left = end.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the work in hand, so that the stores may be closed afterwards. */
    public void stop() throws InterruptedException {
        lock.lock();
        try {
            closed = true;
            work.signal();
            end.signal();
        } finally {
            lock.unlock();
        }
        if (thread.isAlive()) {
            thread.join();
        }
    }
}

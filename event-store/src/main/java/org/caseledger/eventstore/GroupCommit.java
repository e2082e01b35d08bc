package org.caseledger.eventstore;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets many callers share one forced commit. Callers queue their work and wait; one platform thread owns the writer
 * connection, takes everything that waits, runs it in one transaction and lets the callers go once it is on the disk.
 *
 * <p>A unique key that is taken, or a runtime exception, undoes that call alone, by its savepoint or by running the group
 * again with savepoints ({@link WriteSession#together}); a call of the full weight is alone in its group and never run
 * twice. Anything else that goes wrong fails every call of the group with a {@link GroupCommitException}; the next group
 * starts afresh on a new connection, so the writer works again as soon as the cause is gone. Where the connection to a server
 * is lost in the middle of a commit, the server is asked whether it stands before anybody is answered.
 *
 * <p>A waiting caller cannot be interrupted out of its answer: it learns the true outcome and keeps its interrupt.
 *
 * @param <S> what the writer's thread works with
 */
public final class GroupCommit<S extends WriteSession> implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);

    /** How long the server is asked for the outcome of a commit that it did not confirm. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(250);

    /** Opens the writer's session; also after a failed group. */
    @FunctionalInterface
    public interface Opener<S> {
        S open() throws SQLException;
    }

    /**
     * One call's work, run on the writer's thread inside the group's transaction. It must not begin or end one, and bears
     * being run twice where the session runs calls together.
     */
    @FunctionalInterface
    public interface Work<S, T> {
        T run(S session) throws SQLException;
    }

    private final Opener<S> opener;
    private final int maxWeight;
    private final String beginning;
    private final Thread writer;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    // Both guarded by the lock.
    private final Queue<GroupedCall<S, ?>> waiting = new ArrayDeque<>();
    private boolean closed;

    // Owned by the writer's thread.
    private @Nullable GroupTransactions<S> transactions;

    /**
     * Opens the session at once, so that a file that cannot be used is noticed here, and starts the writer.
     *
     * @param name of the writer's thread
     * @param beginning the statement that begins a group's transaction: {@link Database#begin}
     * @param maxWeight the weight at which a group takes no more calls, at least 1; bounds how long a commit can take
     */
    public GroupCommit(String name, int maxWeight, String beginning, Opener<S> opener) throws SQLException {
        if (maxWeight < 1) {
            throw new IllegalArgumentException("a group must hold at least a weight of 1, not " + maxWeight);
        }
        this.opener = opener;
        this.maxWeight = maxWeight;
        this.beginning = beginning;
        this.transactions = new GroupTransactions<>(beginning, opener.open());
        this.writer = Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    /**
     * Runs the work in the next group and returns its result once the group is on the disk.
     *
     * @param weight what the work adds to its group, at least 1
     * @throws SQLException if the work met a unique key that is taken; nothing of it was stored
     * @throws GroupCommitException if the group failed
     * @throws IllegalStateException if this is closed
     */
    public <T> T submit(int weight, Work<S, T> work) throws SQLException {
        if (Thread.currentThread().equals(writer)) {
            throw new IllegalStateException("the writer's own thread cannot wait for itself");
        }
        GroupedCall<S, T> call = new GroupedCall<>(weight, work);
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the store is closed");
            }
            waiting.add(call);
            changed.signal();
        } finally {
            lock.unlock();
        }
        return call.await();
    }

    /** How many calls wait for the writer now; for gauges. */
    public int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /** Commits what waits, then closes the connection. Later calls are refused. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
        boolean interrupted = false;
        while (writer.isAlive()) {
            try {
                writer.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        List<GroupedCall<S, ?>> group = new ArrayList<>();
        while (take(group)) {
            commit(group);
            group.clear();
        }
        abandonSession();
    }

    /** Waits for the next group; false when closed and nothing is left. */
    private boolean take(List<GroupedCall<S, ?>> group) {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.awaitUninterruptibly();
            }
            long weight = 0;
            for (GroupedCall<S, ?> next = waiting.peek();
                    next != null && (group.isEmpty() || weight + next.weight <= maxWeight);
                    next = waiting.peek()) {
                weight += next.weight;
                group.add(waiting.remove());
            }
            return !group.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    private void commit(List<GroupedCall<S, ?>> group) {
        GroupTransactions<S> current;
        try {
            current = begun();
            run(current, group);
        } catch (Throwable failure) { // An Error too must not leave callers waiting for ever.
            abandonSession();
            fail(group, GroupCommitException.nothingStored(reason(failure), failure));
            return;
        }
        try {
            current.commit.execute();
        } catch (Throwable failure) {
            abandonSession();
            if (!SqlErrors.isAway(failure)) {
                fail(group, GroupCommitException.nothingStored(reason(failure), failure));
            } else if (stands(current.session, group, failure)) {
                group.forEach(GroupedCall::answer);
            }
            return;
        }
        try {
            current.session.committed();
        } catch (RuntimeException | Error e) { // The commit stands, so its callers must not be told otherwise.
            log.error("After a commit: {}", e.getClass().getSimpleName());
        }
        group.forEach(GroupedCall::answer);
    }

    /** A session in a transaction. A connection that was lost while nobody used it is replaced, once. */
    private GroupTransactions<S> begun() throws SQLException {
        boolean used = transactions != null;
        GroupTransactions<S> current = transactions();
        try {
            current.begin();
        } catch (SQLException e) {
            if (!used || !SqlErrors.isAway(e)) {
                throw e;
            }
            abandonSession();
            current = transactions();
            current.begin();
        }
        return current;
    }

    private void run(GroupTransactions<S> current, List<GroupedCall<S, ?>> group) throws SQLException {
        if (!current.session.together()) {
            for (GroupedCall<S, ?> call : group) {
                current.runAlone(call);
            }
        } else if (!current.runTogether(group)) {
            current.rollback.execute();
            current.begin();
            for (GroupedCall<S, ?> call : group) {
                current.runAlone(call);
            }
        }
    }

    /** Asks a new connection whether a commit that nobody confirmed stands; answers the group itself where it does not. */
    private boolean stands(S lost, List<GroupedCall<S, ?>> group, Throwable failure) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Optional<Boolean> stands = Optional.empty();
        boolean asked = false;
        while (!asked && System.nanoTime() < deadline) {
            try {
                GroupTransactions<S> fresh = transactions();
                fresh.begin(); // Waits for the lost transaction's end, where sessions take turns.
                stands = lost.stands(fresh.session.connection());
                fresh.rollback.execute();
                fresh.session.committed(); // Readers too may know of what stands.
                asked = true;
            } catch (Throwable stillAway) { // As above.
                log.warn("A commit's outcome is not known yet: {}", reason(stillAway));
                abandonSession();
                LockSupport.parkNanos(BETWEEN_QUESTIONS.toNanos());
            }
        }
        if (stands.isEmpty()) {
            fail(group, GroupCommitException.unknown(reason(failure), failure));
        } else if (!stands.get()) {
            fail(group, GroupCommitException.nothingStored(reason(failure), failure));
        }
        return stands.orElse(false);
    }

    private static <S> void fail(List<GroupedCall<S, ?>> group, GroupCommitException failure) {
        log.error("A group of {} calls could not be committed: {}", group.size(), failure.getMessage());
        group.forEach(call -> call.answer.completeExceptionally(failure));
    }

    private static String reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e) {
                return SqlErrors.codeOf(e);
            }
        }
        return failure.getClass().getSimpleName();
    }

    private GroupTransactions<S> transactions() throws SQLException {
        GroupTransactions<S> current = transactions;
        if (current == null) {
            current = new GroupTransactions<>(beginning, opener.open());
            transactions = current;
        }
        return current;
    }

    /** Closing the connection rolls back what it had begun. */
    private void abandonSession() {
        GroupTransactions<S> current = transactions;
        transactions = null;
        if (current != null) {
            try {
                current.session.close();
            } catch (SQLException e) {
                log.warn("The writer's connection was not closed cleanly: {}", SqlErrors.codeOf(e));
            }
        }
    }
}

package org.caseledger.eventstore;

import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A few read-only connections with their prepared statements, opened when first needed and lent to one caller at a time.
 *
 * @param <R> what is lent; closing it closes its connection
 */
public final class ReadPool<R extends ReadPool.Reader> implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ReadPool.class);

    /** A connection with its statements. Not safe for several threads at once. */
    public interface Reader extends AutoCloseable {
        @Override
        void close() throws SQLException;
    }

    /** Opens one more. */
    @FunctionalInterface
    public interface Opener<R> {
        R open() throws SQLException;
    }

    /** What to do with what is lent; it must be done with it, result sets too, when it returns. */
    @FunctionalInterface
    public interface Query<R, T> {
        T run(R reader) throws SQLException;
    }

    private final Opener<R> opener;
    private final Semaphore permits;
    private final ConcurrentLinkedDeque<R> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    /** @param size how many may be lent at once, at least 1 */
    public ReadPool(int size, Opener<R> opener) {
        this.opener = opener;
        this.permits = new Semaphore(size);
    }

    /**
     * Lends a reader, waiting uninterruptibly for one if all are out. One whose server went away since it was used last is
     * replaced, and the query run again.
     *
     * @throws IllegalStateException if this is closed
     */
    public <T> T read(Query<R, T> query) throws SQLException {
        permits.acquireUninterruptibly();
        try {
            if (closed) {
                throw new IllegalStateException("the store is closed");
            }
            R warm = idle.pollFirst(); // The one used last has the warmest cache.
            if (warm == null) {
                return run(query, opener.open());
            }
            try {
                return run(query, warm);
            } catch (SQLException e) {
                if (!SqlErrors.isAway(e)) {
                    throw e;
                }
                closeIdle(); // They went with it.
                return run(query, opener.open());
            }
        } finally {
            if (closed) {
                closeIdle();
            }
            permits.release();
        }
    }

    private <T> T run(Query<R, T> query, R reader) throws SQLException {
        boolean healthy = false;
        try {
            T result = query.run(reader);
            healthy = true;
            return result;
        } finally {
            // The driver closes a statement that met an error, so such a reader is not lent again.
            if (healthy) {
                idle.addFirst(reader);
            } else {
                close(reader);
            }
        }
    }

    /** Refuses later reads; those under way end as usual. */
    @Override
    public void close() {
        closed = true;
        closeIdle();
    }

    private void closeIdle() {
        for (R reader = idle.pollFirst(); reader != null; reader = idle.pollFirst()) {
            close(reader);
        }
    }

    private void close(R reader) {
        try {
            reader.close();
        } catch (SQLException e) {
            log.warn("A reading connection was not closed cleanly: {}", SqlErrors.codeOf(e));
        }
    }
}

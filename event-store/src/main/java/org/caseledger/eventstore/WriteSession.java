package org.caseledger.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A writer connection with its prepared statements and whatever the writer remembers between groups. Owned by the thread
 * of one {@link GroupCommit}; thrown away when a group fails, so what it remembers is never ahead of the file.
 */
public interface WriteSession extends AutoCloseable {
    /** The connection, in the driver's auto-commit mode: {@link GroupCommit} begins and ends the transactions. */
    Connection connection();

    /**
     * Whether a group's calls are first run together, without a savepoint each, which would cost a round trip to a server.
     * Where one fails alone, the transaction is undone and the calls are run again, each by itself: so such a session must
     * learn in {@link #begun} what stands, and its works must bear being run twice.
     */
    default boolean together() {
        return false;
    }

    /** Called on the writer's thread when a transaction has begun, before the first call of its group. */
    default void begun() throws SQLException {
        // Most sessions remember what stands.
    }

    /** Sends what calls have gathered, and forgets it whether or not that goes well. Called before their transaction ends. */
    default void flush() throws SQLException {
        // Most sessions send at once.
    }

    /** Called on the writer's thread after a commit is on the disk and before the callers return. Must be quick. */
    void committed();

    /**
     * Whether the group that was being committed when this session lost its connection stands after all.
     *
     * @param fresh in a transaction that begins after the lost one has ended
     * @return empty where this session can't tell
     */
    default Optional<Boolean> stands(Connection fresh) throws SQLException {
        return Optional.empty();
    }

    @Override
    void close() throws SQLException;
}

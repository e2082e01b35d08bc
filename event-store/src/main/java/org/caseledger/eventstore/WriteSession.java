package org.caseledger.eventstore;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A writer connection with its prepared statements and whatever the writer remembers between groups. Owned by the thread
 * of one {@link GroupCommit}; thrown away when a group fails, so what it remembers is never ahead of the file.
 */
public interface WriteSession extends AutoCloseable {
    /** The connection, in the driver's auto-commit mode: {@link GroupCommit} begins and ends the transactions. */
    Connection connection();

    /** Called on the writer's thread after a commit is on the disk and before the callers return. Must be quick. */
    void committed();

    @Override
    void close() throws SQLException;
}

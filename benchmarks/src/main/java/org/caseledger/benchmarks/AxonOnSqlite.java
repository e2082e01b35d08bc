package org.caseledger.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.common.jdbc.ConnectionWrapperFactory;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.AbstractEventTableFactory;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.caseledger.events.stored.LedgerSerializer;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteException;

/**
 * Axon's own JDBC engine over a SQLite file with the pragmas that ours has. All share one connection, transaction by
 * transaction: with several SQLite lets all but one writer sleep and try again, which is slower.
 */
final class AxonOnSqlite implements AutoCloseable {

    private static final int CONSTRAINT = 19;
    private static final int CODE = 0xFF;

    private final Connection connection;
    private final ReentrantLock inUse = new ReentrantLock();

    AxonOnSqlite(Path file) throws SQLException {
        connection = new SQLiteConfig().createConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode=WAL");
            statement.execute("PRAGMA synchronous=FULL");
            statement.execute("PRAGMA cache_size=-65536");
            statement.execute("PRAGMA wal_autocheckpoint=16384");
        }
        connection.setAutoCommit(false);
    }

    EventStorageEngine engine() {
        JdbcEventStorageEngine engine = JdbcEventStorageEngine.builder()
                .eventSerializer(new LedgerSerializer())
                .snapshotSerializer(new LedgerSerializer())
                .connectionProvider(() ->
                        ConnectionWrapperFactory.wrap(connection, new ConnectionWrapperFactory.NoOpCloseHandler()))
                .transactionManager(new OneAtATime())
                .persistenceExceptionResolver(AxonOnSqlite::isDuplicate)
                .lastSequenceNumberFor(AxonOnSqlite::lastSequence)
                .build();
        engine.createSchema(new Tables());
        return engine;
    }

    /** Axon's own asks for the maximum, whose absence SQLite's driver can't read. */
    private static PreparedStatement lastSequence(Connection connection, EventSchema schema, String aggregate)
            throws SQLException {
        PreparedStatement query = connection.prepareStatement("SELECT " + schema.sequenceNumberColumn() + " FROM "
                + schema.domainEventTable() + " WHERE " + schema.aggregateIdentifierColumn() + " = ? ORDER BY "
                + schema.sequenceNumberColumn() + " DESC LIMIT 1");
        query.setString(1, aggregate);
        return query;
    }

    private static boolean isDuplicate(Exception failure) {
        return failure instanceof SQLiteException e && (e.getResultCode().code & CODE) == CONSTRAINT;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private final class OneAtATime implements TransactionManager {
        @Override
        public Transaction startTransaction() {
            inUse.lock();
            return new Transaction() {
                @Override
                public void commit() {
                    end(connection::commit);
                }

                @Override
                public void rollback() {
                    end(connection::rollback);
                }
            };
        }
    }

    private interface Ending {
        void run() throws SQLException;
    }

    private void end(Ending ending) {
        try {
            ending.run();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            inUse.unlock();
        }
    }

    private static final class Tables extends AbstractEventTableFactory {
        @Override
        protected String idColumnType() {
            return "INTEGER NOT NULL";
        }

        @Override
        protected String payloadType() {
            return "BLOB";
        }
    }
}

package org.caseledger.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.axonframework.common.jdbc.ConnectionWrapperFactory;
import org.axonframework.common.jdbc.ConnectionWrapperFactory.ConnectionCloseHandler;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.caseledger.events.stored.LedgerSerializer;
import org.caseledger.eventstore.PostgresServer;

/**
 * Axon's own JDBC engine over PostgreSQL, with a pool of connections of which each statement is a transaction. A command
 * here appends one event or two, so that costs it no more than a transaction around them would.
 */
final class AxonOnPostgres implements AutoCloseable {

    private static final int CONNECTIONS = 16;
    private static final String UNIQUE_VIOLATION = "23505";

    private final BlockingQueue<Connection> idle = new ArrayBlockingQueue<>(CONNECTIONS);

    AxonOnPostgres(PostgresServer server) throws SQLException {
        for (int i = 0; i < CONNECTIONS; i++) {
            idle.add(DriverManager.getConnection(server.url(), server.user(), server.password()));
        }
    }

    EventStorageEngine engine() {
        JdbcEventStorageEngine engine = JdbcEventStorageEngine.builder()
                .eventSerializer(new LedgerSerializer())
                .snapshotSerializer(new LedgerSerializer())
                .connectionProvider(this::lend)
                .transactionManager(NoTransactionManager.instance())
                .persistenceExceptionResolver(
                        failure -> failure instanceof SQLException e && UNIQUE_VIOLATION.equals(e.getSQLState()))
                .build();
        engine.createSchema(PostgresEventTableFactory.INSTANCE);
        return engine;
    }

    private Connection lend() {
        try {
            return ConnectionWrapperFactory.wrap(idle.take(), new GivingBack());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private final class GivingBack implements ConnectionCloseHandler {
        @Override
        public void close(Connection connection) {
            idle.add(connection);
        }

        @Override
        public void commit(Connection connection) {
            // Each statement is a transaction.
        }
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
            connection.close();
        }
    }
}

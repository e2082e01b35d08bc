package org.caseledger.eventstore;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Advances a ledger's head when other processes have appended, on a thread and a connection of its own. It reads the head
 * whenever it has connected, so what was told while it was away is made up for, and every few seconds besides.
 */
final class HeadListener implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(HeadListener.class);

    /** In milliseconds: so long it listens before it reads the head unasked. */
    private static final int HEARTBEAT = 3_000;

    /** In milliseconds, between two attempts to connect. */
    private static final int PAUSE = 500;

    private final PostgresDatabase database;
    private final LedgerHead head;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable Connection listening;

    HeadListener(PostgresDatabase database, LedgerHead head) {
        this.database = database;
        this.head = head;
        this.thread = Thread.ofPlatform().name("ledger-head").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        boolean away = false;
        while (closing.getCount() > 0) {
            try (Connection connection = database.openReader()) {
                listening = connection;
                listen(connection);
                if (away) {
                    log.info("PostgreSQL is back: listening to the ledger's head again");
                }
                away = false;
                follow(connection);
            } catch (SQLException | RuntimeException e) {
                if (!away && closing.getCount() > 0) {
                    String reason = e instanceof SQLException lost ? SqlErrors.codeOf(lost) : e.getMessage();
                    log.warn("PostgreSQL is away, so other processes are not heard: {}", reason);
                }
                away = true;
            }
            pause();
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("LISTEN " + WritersTurn.CHANNEL);
        }
        readHead(connection);
    }

    private void follow(Connection connection) throws SQLException {
        PGConnection notified = connection.unwrap(PGConnection.class);
        while (closing.getCount() > 0) {
            PGNotification[] heads = notified.getNotifications(HEARTBEAT);
            if (heads == null || heads.length == 0) {
                readHead(connection);
            } else { // They come in order of commit.
                head.advance(Long.parseLong(heads[heads.length - 1].getParameter()));
            }
        }
    }

    private void readHead(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT max(position) FROM events")) {
            row.next();
            long position = row.getLong(1);
            if (!row.wasNull()) {
                head.advance(position);
            }
        }
    }

    private void pause() {
        try {
            closing.await(PAUSE, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            closing.countDown(); // Only a process that ends interrupts it.
        }
    }

    /** Cuts the connection, since what waits on it hears nothing else, and waits for the thread. */
    @Override
    public void close() {
        closing.countDown();
        Connection connection = listening;
        if (connection != null) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                log.warn("The listening connection was not closed cleanly: {}", SqlErrors.codeOf(e));
            }
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

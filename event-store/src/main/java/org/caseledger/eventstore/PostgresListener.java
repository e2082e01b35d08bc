package org.caseledger.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears what other nodes tell a channel of a PostgreSQL, on a connection of its own. What was told while the connection was
 * lost is made up for: its listener is called again after each connecting, and must look for itself what is new.
 */
public final class PostgresListener implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PostgresListener.class);

    /** So long it waits for a word before it asks whether the server is still there. */
    private static final Duration SILENCE = Duration.ofSeconds(5);

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration AFTER_LOSS = Duration.ofSeconds(1);

    private final Database database;
    private final String channel;
    private final Runnable listener;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    /**
     * Listens from now on.
     *
     * @param channel its name, of lower-case letters and underscores
     * @param listener called for each word and after each connecting; it must be quick
     */
    public PostgresListener(Database database, String channel, Runnable listener) {
        this.database = database;
        this.channel = channel;
        this.listener = listener;
        this.thread = Thread.ofPlatform().name("listener-" + channel).daemon().unstarted(this::run);
        thread.start();
    }

    private void run() {
        try {
            do {
                listen();
            } while (!closing.await(AFTER_LOSS.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until the connection is lost or this is closed. */
    private void listen() {
        try (Connection connection = database.openReader()) {
            execute(connection, "LISTEN " + channel);
            PGConnection words = connection.unwrap(PGConnection.class);
            listener.run();
            while (closing.getCount() > 0) {
                if (words.getNotifications((int) SILENCE.toMillis()).length > 0) {
                    listener.run();
                } else {
                    connection.setNetworkTimeout(Runnable::run, (int) PATIENCE.toMillis());
                    execute(connection, "SELECT 1");
                }
            }
        } catch (SQLException e) {
            log.warn("The channel {} was lost and is listened to again: {}", channel, SqlErrors.codeOf(e));
        } catch (StoreFileException e) {
            log.warn("The channel {} can't be listened to yet: {}", channel, e.getMessage());
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Hears no more. */
    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
    }
}

package org.caseledger.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The leases of a node: session advisory locks of a PostgreSQL, all on one connection that asks every second.
 *
 * <p><b>How long a lease is without a holder.</b> Where a process dies, its connection ends and the next node that asks has
 * it: a second. Where a process is stopped, or its machine or network vanishes, the server hears nothing and ends the
 * session after {@value #SESSION_SECONDS} seconds; the node itself believes to hold it for five at most. What the server
 * does not know is what a stopped process was about to do: that must be safe by itself.
 *
 * <p>PostgreSQL must be 14 or newer, and be spoken to directly: a pooler that lends sessions takes the locks from us.
 */
public final class PostgresLeases implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PostgresLeases.class);

    /** After so many seconds without a question the server ends the session. */
    private static final int SESSION_SECONDS = 10;

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    /** A server that does not answer a question within this is lost. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final Duration ASK_AGAIN = Duration.ofMillis(50);

    /** Held by all nodes together, so that a command can find out that none runs. */
    private static final String RUNNING = "running";

    private final Database database;
    private final Duration lookEvery;
    private final Map<String, PostgresLease> leases = new ConcurrentHashMap<>();
    private final Map<String, PostgresShares> shared = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private @Nullable Connection session;
    private boolean reachable = true;

    /**
     * Is after leases from now on.
     *
     * @param database any one of ours on the server that all nodes share
     */
    public PostgresLeases(Database database) {
        this(database, LOOK_EVERY);
    }

    /** @param lookEvery how often it asks */
    PostgresLeases(Database database, Duration lookEvery) {
        this.database = database;
        this.lookEvery = lookEvery;
        this.thread = Thread.ofPlatform().name("leases").daemon().unstarted(this::run);
        thread.start();
    }

    /** The lease of a task, which this node is after from now on. */
    public PostgresLease of(String task) {
        return leases.computeIfAbsent(task, PostgresLease::new);
    }

    /**
     * The shares of a task, each of which one node holds at a time.
     *
     * @param count how many there are, the same on all nodes
     */
    public PostgresShares shares(String task, int count) {
        return shared.computeIfAbsent(task, name -> new PostgresShares(name, count));
    }

    /**
     * Does what may only be done while no node runs; none can get a lease meanwhile.
     *
     * @throws StoreFileException where one runs
     */
    public static void whileNoNodeRuns(Database database, Runnable action) {
        try (Connection alone = database.openReader()) {
            long until = System.nanoTime() + PATIENCE.toNanos();
            while (!PostgresLease.lock(alone, "pg_try_advisory_lock", RUNNING)) {
                if (System.nanoTime() > until) {
                    throw new StoreFileException("another node runs: stop all servers of this ledger first");
                }
                LockSupport.parkNanos(ASK_AGAIN.toNanos()); // The server ends a closed session a moment later.
            }
            action.run();
        } catch (SQLException e) {
            throw new StoreFileException("PostgreSQL cannot be asked whether a node runs: " + SqlErrors.codeOf(e), e);
        }
    }

    private void run() {
        try {
            do {
                look();
            } while (!closing.await(lookEvery.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        letGo();
    }

    private void look() {
        try {
            Connection open = session == null ? connect() : session;
            session = open;
            long from = System.nanoTime();
            execute(open, "SELECT 1");
            for (PostgresLease lease : leases.values()) {
                lease.renew(open, from);
            }
            for (PostgresShares shares : shared.values()) {
                shares.renew(open, from);
            }
            if (!reachable) {
                log.info("The leases that nodes share are reached again");
            }
            reachable = true;
        } catch (SQLException e) {
            tell(SqlErrors.codeOf(e));
            letGo();
        } catch (StoreFileException e) {
            tell(String.valueOf(e.getMessage()));
            letGo();
        }
    }

    /** Once when it begins. */
    private void tell(String why) {
        if (reachable) {
            log.warn("This node holds no lease until PostgreSQL answers: {}", why);
        }
        reachable = false;
    }

    private Connection connect() throws SQLException {
        Connection open = database.openReader();
        try {
            open.setNetworkTimeout(Runnable::run, (int) PATIENCE.toMillis());
            execute(open, "SET idle_session_timeout = '" + SESSION_SECONDS + "s'");
            if (!PostgresLease.lock(open, "pg_try_advisory_lock_shared", RUNNING)) {
                throw new StoreFileException("a command holds it that runs alone");
            }
            return open;
        } catch (SQLException | StoreFileException e) {
            close(open);
            throw e;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void letGo() {
        Connection ended = session;
        session = null;
        if (ended != null) {
            close(ended);
        }
        leases.values().forEach(PostgresLease::lost);
        shared.values().forEach(PostgresShares::lost);
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            log.warn("The connection of the leases was not closed cleanly: {}", SqlErrors.codeOf(e));
        }
    }

    /** Leaves all leases to other nodes, at once. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}

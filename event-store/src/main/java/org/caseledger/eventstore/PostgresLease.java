package org.caseledger.eventstore;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** One task's lease: an advisory lock of the session of {@link PostgresLeases}, whose thread alone changes it. */
public final class PostgresLease {
    /** "CLle" in ASCII: the first number of our advisory locks; the second is the hash of the task's name. */
    private static final int LOCKS = 0x434C6C65;

    /**
     * How long after it was last asked for the lock counts as held. It ends well before the server gives up a session that
     * asks no more, so a process that was stopped and goes on finds that it holds nothing.
     */
    static final Duration COUNTS = Duration.ofSeconds(5);

    private final String task;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean givenUp;
    private volatile boolean locked;
    private volatile long asked;
    private boolean told;

    PostgresLease(String task) {
        this.task = task;
    }

    /** Whether this node holds it now. */
    public boolean isHeld() {
        return locked && !givenUp && System.nanoTime() - asked < COUNTS.toNanos();
    }

    /** Calls a listener whenever this node got it or lost it. It must be quick. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Leaves it to the other nodes for as long as this process runs. */
    public void giveUp() {
        givenUp = true;
    }

    /**
     * Takes the lock if it is free, and counts it as held from a time on if it is ours.
     *
     * @param from before the session was last seen to live
     */
    void renew(Connection session, long from) throws SQLException {
        if (givenUp) {
            if (locked) {
                lock(session, "pg_advisory_unlock", task);
            }
            locked = false;
        } else if (locked || lock(session, "pg_try_advisory_lock", task)) {
            asked = from;
            locked = true;
        }
        tell();
    }

    /** The session has ended, and the lock with it. */
    void lost() {
        locked = false;
        tell();
    }

    private void tell() {
        boolean now = isHeld();
        if (now != told) {
            told = now;
            listeners.forEach(Runnable::run);
        }
    }

    /** Calls one of the server's functions on a lock. */
    static boolean lock(Connection session, String function, String name) throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT " + function + "(" + LOCKS + ", " + name.hashCode() + ")")) {
            row.next();
            return row.getBoolean(1);
        }
    }
}

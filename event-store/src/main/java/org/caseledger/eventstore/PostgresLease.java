package org.caseledger.eventstore;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The lease of a task or of a share of one: an advisory lock of the session of {@link PostgresLeases}, whose thread alone
 * changes it.
 */
public final class PostgresLease {
    /** "CLle" in ASCII: the first number of our advisory locks; the second is the hash of the task's name. */
    static final int LOCKS = 0x434C6C65;

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
    private volatile boolean wanted;
    private boolean told;

    PostgresLease(String task) {
        this.task = task;
    }

    /** Whether this node holds it now. */
    public boolean isHeld() {
        return locked && !givenUp && System.nanoTime() - asked < COUNTS.toNanos();
    }

    /** Whether another node is to have it, as only a share is: the holder finishes what it began, and gives it up. */
    public boolean isWanted() {
        return wanted && isHeld();
    }

    /** Calls a listener whenever this node got it or lost it, or another is to have it. It must be quick. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Leaves it to the other nodes: a share until this node is dealt it again, else for as long as this process runs. */
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

    /** Takes the lock if it is free, though it may have been given up before. */
    void takeAgain(Connection session, long from) throws SQLException {
        givenUp = false;
        wanted = false;
        renew(session, from);
    }

    /** Whether the lock is this session's, be it given up or not. */
    boolean isLocked() {
        return locked;
    }

    /** Whether another node is to have it. */
    void want(boolean now) {
        boolean news = now && !wanted;
        wanted = now;
        if (news) {
            listeners.forEach(Runnable::run);
        }
    }

    /** The name of its task or share. */
    String task() {
        return task;
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

    /** The second number of a lock, as the server shows it: without a sign. */
    static long number(String name) {
        return Integer.toUnsignedLong(name.hashCode());
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

package org.caseledger.eventstore;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The shares of one task, which the nodes that take part deal out evenly. Each share is a lease; a lock that all of these
 * nodes hold together tells which they are. Every second each looks who holds what: it takes what is free and its due, and
 * its leases say what it holds too many of. Those stay held until whoever uses them gives them up.
 */
public final class PostgresShares {
    private static final Logger log = LoggerFactory.getLogger(PostgresShares.class);

    private final String task;
    private final List<PostgresLease> shares;
    private final String look;
    private volatile boolean joined;
    private boolean present;

    PostgresShares(String task, int count) {
        this.task = task;
        this.shares = IntStream.range(0, count)
                .mapToObj(number -> new PostgresLease(task + "-" + number))
                .toList();
        this.look = look(task, shares);
    }

    /** What asks for one moment of our locks on all nodes. A lock of two numbers has 2 as {@code objsubid}. */
    private static String look(String task, List<PostgresLease> shares) {
        String numbers = shares.stream()
                .map(share -> String.valueOf(PostgresLease.number(share.task())))
                .collect(Collectors.joining(", "));
        return """
                SELECT pid, pid = pg_backend_pid() AS self, bool_or(objid::bigint = %1$d) AS takes_part,
                    count(*) FILTER (WHERE objid::bigint <> %1$d) AS holds
                FROM pg_locks
                WHERE locktype = 'advisory' AND granted AND objsubid = 2 AND classid = %2$d
                    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                    AND objid::bigint IN (%1$d, %3$s)
                GROUP BY pid
                """.formatted(PostgresLease.number(task), PostgresLease.LOCKS, numbers);
    }

    /**
     * One of them, which this node may be dealt once it takes part.
     *
     * @param number from 0
     */
    public PostgresLease share(int number) {
        return shares.get(number);
    }

    /** Takes part from now on, for as long as this process runs. */
    public void join() {
        joined = true;
    }

    /**
     * Keeps what this node holds, leaves what it gave up, and takes or offers what it holds too few or too many of.
     *
     * @param from before the session was last seen to live
     */
    void renew(Connection session, long from) throws SQLException {
        if (!joined) {
            return;
        }
        present = present || PostgresLease.lock(session, "pg_try_advisory_lock_shared", task);
        for (PostgresLease share : held()) {
            share.renew(session, from);
            if (!share.isLocked()) {
                log.info("This node has given {} to another", share.task());
            }
        }
        deal(session, from);
    }

    private void deal(Connection session, long from) throws SQLException {
        int due = due(session);
        for (PostgresLease share : shares) {
            if (held().size() < due && !share.isLocked()) {
                share.takeAgain(session, from);
                if (share.isLocked()) {
                    log.info("This node has taken {}", share.task());
                }
            }
        }
        List<PostgresLease> held = held();
        held.forEach(share -> share.want(held.indexOf(share) >= due));
    }

    private int due(Connection session) throws SQLException {
        SortedMap<Integer, Integer> dealt = new TreeMap<>();
        int free = shares.size();
        int self = 0;
        try (Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery(look)) {
            while (row.next()) {
                int node = row.getInt("pid");
                int holds = row.getInt("holds");
                free -= holds;
                if (row.getBoolean("takes_part")) {
                    dealt.put(node, holds);
                }
                if (row.getBoolean("self")) {
                    self = node;
                }
            }
        }
        return new Dealing(dealt, free).due(self);
    }

    private List<PostgresLease> held() {
        return shares.stream().filter(PostgresLease::isLocked).toList();
    }

    /** The session has ended, and its locks with it. */
    void lost() {
        present = false;
        shares.forEach(PostgresLease::lost);
    }
}

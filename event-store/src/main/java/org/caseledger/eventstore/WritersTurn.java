package org.caseledger.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What puts the commits of many processes to one PostgreSQL ledger into one order: whoever appends holds a lock from before
 * it reads the ledger's head until its transaction ends. So positions are given in order of commit, and nothing can appear
 * before a position that somebody has read.
 */
final class WritersTurn {
    /** Where a new head is told. */
    static final String CHANNEL = "case_ledger_head";

    /** "CLap" in ASCII. */
    private static final long NUMBER = 0x434C6170;

    private final PreparedStatement take;
    private final PreparedStatement announce;

    WritersTurn(Connection connection) throws SQLException {
        take = connection.prepareStatement("SELECT pg_advisory_xact_lock(" + NUMBER + ")");
        announce = connection.prepareStatement("SELECT pg_notify('" + CHANNEL + "', ?)");
    }

    /** Waits until no other process's transaction holds the turn; this one has it until it ends. */
    void take() throws SQLException {
        run(take);
    }

    /** Tells every process of the head, once this transaction is committed. */
    void announce(long head) throws SQLException {
        announce.setString(1, Long.toString(head));
        run(announce);
    }

    private static void run(PreparedStatement statement) throws SQLException {
        try (ResultSet nothing = statement.executeQuery()) {
            nothing.next();
        }
    }
}

package org.caseledger.eventstore.keys;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code keys}, the same in each place: a row for each subject, without a key where it was destroyed, and one that
 * checks the master key.
 */
final class KeyTable {
    /** Under this name a random key is wrapped at first: it shows which master key is that of the others. */
    static final String CHECK = "";

    private KeyTable() {}

    /** Whether no key was ever made. */
    static boolean isEmpty(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT 1 FROM keys LIMIT 1")) {
            return !row.next();
        }
    }

    /** Whether this master key is the one that the keys are wrapped by. */
    static boolean isUnder(MasterKey master, Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT wrapped FROM keys WHERE subject = ?")) {
            select.setString(1, CHECK);
            try (ResultSet row = select.executeQuery()) {
                return row.next() && master.opens(row.getBytes(1), CHECK);
            }
        }
    }

    /** Keys that stand, the check among them. */
    static long rows(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM keys WHERE wrapped IS NOT NULL")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Stores what is wrapped for the subject, or that its key was destroyed, whatever stood there. */
    static void put(Connection connection, String subject, byte @Nullable [] wrapped) throws SQLException {
        try (PreparedStatement put = connection.prepareStatement("""
                INSERT INTO keys (subject, wrapped) VALUES (?, ?)
                ON CONFLICT (subject) DO UPDATE SET wrapped = excluded.wrapped""")) {
            put.setString(1, subject);
            put.setBytes(2, wrapped);
            put.executeUpdate();
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

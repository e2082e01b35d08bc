package org.caseledger.eventstore.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.caseledger.eventstore.Database;
import org.caseledger.eventstore.SqlErrors;
import org.caseledger.eventstore.StoreFileException;

/** The verifier keys of the log that nodes share, so that all of them sign with one key. */
public final class PostgresLogKeys {
    private final Database database;

    /** @param database the log's */
    public PostgresLogKeys(Database database) {
        this.database = database;
    }

    /** All of them, the one in use last. */
    public List<String> all() {
        try (Connection connection = database.openWriter()) {
            return all(connection);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /**
     * Adds some if no others came meanwhile.
     *
     * @param known what {@link #all} said
     * @return whether they were added
     */
    public boolean add(List<String> known, List<String> more) {
        try (Connection connection = database.openWriter()) {
            execute(connection, database.begin());
            execute(connection, "LOCK TABLE keys IN EXCLUSIVE MODE");
            boolean same = all(connection).equals(known);
            if (same) {
                insert(connection, more);
            }
            execute(connection, "COMMIT");
            return same;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static List<String> all(Connection connection) throws SQLException {
        List<String> keys = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT vkey FROM keys ORDER BY id")) {
            while (row.next()) {
                keys.add(row.getString(1));
            }
        }
        return keys;
    }

    private static void insert(Connection connection, List<String> keys) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO keys (vkey) VALUES (?)")) {
            for (String key : keys) {
                insert.setString(1, key);
                insert.executeUpdate();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static StoreFileException failed(SQLException e) {
        return new StoreFileException("the keys of the transparency log cannot be read: " + SqlErrors.codeOf(e), e);
    }
}

package org.caseledger.eventstore.keys;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.caseledger.eventstore.SqliteFile;
import org.caseledger.eventstore.StoreFileException;

/** The file {@code keys.db}: a row for each subject, without a key where it was destroyed, and one that checks the master key. */
final class KeysFile {
    /** Under this name a random key is wrapped at first: it shows which master key is the file's. */
    static final String CHECK = "";

    private static final String NAME = "keys.db";
    /** "CLky" in ASCII. */
    private static final int APPLICATION_ID = 0x434C6B79;

    private static final int VERSION = 1;
    private static final List<String> SCHEMA =
            List.of("CREATE TABLE keys (subject TEXT PRIMARY KEY, wrapped BLOB) WITHOUT ROWID");

    private KeysFile() {}

    static SqliteFile in(Path folder) {
        return new SqliteFile(folder.resolve(NAME), APPLICATION_ID, VERSION, SCHEMA);
    }

    /** Whether this master key is the one that the file's keys are wrapped by. */
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
            return row.getLong(1);
        }
    }

    /**
     * Leaves only what the rows hold, in the file and in its write-ahead log: nothing of what was overwritten.
     *
     * @throws StoreFileException if another program reads the file for long
     */
    static void dropRemnants(Connection connection) throws SQLException {
        execute(connection, "VACUUM");
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
            if (result.getInt(1) != 0) {
                throw new StoreFileException("another program reads keys.db, so that what was overwritten"
                        + " is still in its write-ahead log: let it end, then try again");
            }
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

package org.caseledger.eventstore;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;

/** Copies of our SQLite files, each as it was at one moment, made while its writer goes on writing. */
public final class SqliteCopy {
    private static final int BUSY_TIMEOUT = 10_000;

    private SqliteCopy() {}

    /**
     * Copies what the file holds, and nothing of what was overwritten or removed in it.
     *
     * @param into must not exist
     * @throws StoreFileException if the file can't be read or the copy not be written
     */
    public static void of(Path file, Path into) {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(BUSY_TIMEOUT);
        try (Connection connection = config.createConnection("jdbc:sqlite:" + file);
                PreparedStatement copy = connection.prepareStatement("VACUUM INTO ?")) {
            copy.setString(1, into.toString());
            copy.execute();
        } catch (SQLException e) {
            throw new StoreFileException("the file " + file + " cannot be copied: " + SqlErrors.codeOf(e), e);
        }
    }
}

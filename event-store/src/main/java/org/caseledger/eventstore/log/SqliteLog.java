package org.caseledger.eventstore.log;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.caseledger.eventstore.Folders;
import org.caseledger.eventstore.SqlErrors;
import org.caseledger.eventstore.SqliteCopy;
import org.caseledger.eventstore.SqliteFile;
import org.caseledger.eventstore.StoreFileException;

/** The log of one node in {@code log.db}. The folder is the ledger's, whose lock keeps other processes out. */
public final class SqliteLog {
    /** "CLlg" in ASCII. */
    private static final int APPLICATION_ID = 0x434C6C67;

    private static final String FILE = "log.db";
    private static final int VERSION = 1;
    private static final List<String> SCHEMA = List.of(
            "CREATE TABLE tiles (level INTEGER, idx INTEGER, hashes BLOB NOT NULL, PRIMARY KEY (level, idx)) WITHOUT ROWID",
            "CREATE TABLE checkpoints (size INTEGER PRIMARY KEY, note TEXT NOT NULL)");

    /** Came after the first files were made; who knows nothing of it needs nothing of it. */
    private static final String COSIGNATURES =
            "CREATE TABLE IF NOT EXISTS cosignatures (id INTEGER PRIMARY KEY, size INTEGER NOT NULL, line TEXT NOT NULL, UNIQUE (size, line))";

    private static final String KEEP_AFTER = """
            INSERT INTO checkpoints (size, note) SELECT ?, ?
            WHERE ? = coalesce((SELECT max(size) FROM checkpoints), %d)""".formatted(StoredLog.NOTHING);

    private SqliteLog() {}

    /**
     * Opens the file in a folder, and makes it if it is not there.
     *
     * @throws StoreFileException if the file is not ours or of another version
     */
    public static StoredLog open(Path folder) {
        try {
            Folders.create(folder);
            execute(folder.resolve(FILE), COSIGNATURES);
            return new StoredLog(file(folder.resolve(FILE)), KEEP_AFTER);
        } catch (IOException e) {
            throw new StoreFileException("the transparency log in " + folder + " cannot be opened", e);
        } catch (SQLException e) {
            throw new StoreFileException(
                    "the transparency log in " + folder + " cannot be opened: " + SqlErrors.codeOf(e), e);
        }
    }

    /**
     * Copies what follows from nothing else, which is all but the tiles, from one folder into another that has no such file.
     *
     * @throws StoreFileException if the file can't be read or the copy not be written
     */
    public static void copyWithoutTiles(Path from, Path into) {
        try {
            Folders.create(into);
            SqliteCopy.of(from.resolve(FILE), into.resolve(FILE));
            execute(into.resolve(FILE), "DELETE FROM tiles");
        } catch (IOException e) {
            throw new StoreFileException("the transparency log in " + from + " cannot be copied", e);
        }
    }

    /**
     * Sets the checkpoints apart in a file of another name, for a log that goes on under another name: it has signed none of
     * them. Tiles stay, since they say nothing of names.
     *
     * @param name of the file, in the same folder
     */
    public static void setCheckpointsApart(Path folder, String name) {
        Path apart = folder.resolve(name);
        SqliteCopy.of(folder.resolve(FILE), apart);
        execute(apart, "DELETE FROM tiles");
        for (String table : tablesButTiles(folder.resolve(FILE))) {
            execute(folder.resolve(FILE), "DELETE FROM " + table);
        }
    }

    /** Checkpoints, and whatever else is about them. */
    private static List<String> tablesButTiles(Path path) {
        List<String> tables = new ArrayList<>();
        try (Connection connection = file(path).openReader();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'tiles'")) {
            while (row.next()) {
                tables.add(row.getString(1));
            }
        } catch (SQLException e) {
            throw new StoreFileException("the transparency log " + path + " cannot be read", e);
        }
        return tables;
    }

    private static void execute(Path path, String sql) {
        try (Connection connection = file(path).openWriter();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new StoreFileException("the transparency log " + path + " cannot be written", e);
        }
    }

    private static SqliteFile file(Path path) {
        return new SqliteFile(path, APPLICATION_ID, VERSION, SCHEMA);
    }
}

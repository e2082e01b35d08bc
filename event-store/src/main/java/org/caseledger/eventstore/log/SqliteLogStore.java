package org.caseledger.eventstore.log;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caseledger.eventstore.Folders;
import org.caseledger.eventstore.ReadPool;
import org.caseledger.eventstore.SqliteCopy;
import org.caseledger.eventstore.SqliteFile;
import org.caseledger.eventstore.StoreFileException;

/**
 * Full tiles and signed checkpoints in {@code log.db}.
 *
 * <p><b>What is durable when.</b> Tiles that are kept together are there all or, after a crash, none. A checkpoint is on the
 * disk when {@link #keepCheckpoint} returns. Neither is ever changed or removed.
 *
 * <p>The folder is the ledger's, whose lock keeps other processes out. One thread keeps; any number read.
 */
public final class SqliteLogStore implements AutoCloseable {
    /** "CLlg" in ASCII. */
    private static final int APPLICATION_ID = 0x434C6C67;

    private static final String FILE = "log.db";
    private static final int VERSION = 1;
    private static final List<String> SCHEMA = List.of(
            "CREATE TABLE tiles (level INTEGER, idx INTEGER, hashes BLOB NOT NULL, PRIMARY KEY (level, idx)) WITHOUT ROWID",
            "CREATE TABLE checkpoints (size INTEGER PRIMARY KEY, note TEXT NOT NULL)");
    private static final int READERS = 4;

    private final Connection writer;
    private final PreparedStatement insertTile;
    private final PreparedStatement insertCheckpoint;
    private final ReadPool<LogReader> readers;

    /** A full tile: its hashes, one after the other. */
    @SuppressWarnings("ArrayRecordComponent") // Written at once.
    public record TileRow(int level, long index, byte[] hashes) {}

    /** A checkpoint as it is served. */
    public record CheckpointRow(long size, String note) {}

    /**
     * Opens the file in a folder, and makes it if it is not there.
     *
     * @throws StoreFileException if the file is not ours or of another version
     */
    public static SqliteLogStore open(Path folder) {
        SqliteFile file = new SqliteFile(folder.resolve(FILE), APPLICATION_ID, VERSION, SCHEMA);
        try {
            Folders.create(folder);
            return new SqliteLogStore(file);
        } catch (IOException | SQLException e) {
            throw new StoreFileException("the transparency log in " + folder + " cannot be opened", e);
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

    /** Checkpoints, and whatever else is about them. */
    private static List<String> tablesButTiles(Path path) {
        List<String> tables = new ArrayList<>();
        try (Connection connection = new SqliteFile(path, APPLICATION_ID, VERSION, SCHEMA).openReader();
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
        try (Connection connection = new SqliteFile(path, APPLICATION_ID, VERSION, SCHEMA).openWriter();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new StoreFileException("the transparency log " + path + " cannot be written", e);
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

    private SqliteLogStore(SqliteFile file) throws SQLException {
        writer = file.openWriter();
        insertTile = writer.prepareStatement(
                "INSERT INTO tiles (level, idx, hashes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING");
        insertCheckpoint = writer.prepareStatement("INSERT INTO checkpoints (size, note) VALUES (?, ?)");
        readers = new ReadPool<>(READERS, () -> new LogReader(file.openReader()));
    }

    /** A full tile; nothing where it is not kept. */
    public Optional<byte[]> tile(int level, long index) {
        return read(reader -> reader.tile(level, index));
    }

    /** How many tiles of level 0 are kept; they are the first ones. */
    public long lowestTiles() {
        return read(LogReader::lowestTiles);
    }

    /** Keeps tiles in one transaction; one that is kept already stays as it is. */
    public synchronized void keepTiles(List<TileRow> tiles) {
        try {
            execute("BEGIN IMMEDIATE");
            for (TileRow tile : tiles) {
                insertTile.setInt(1, tile.level());
                insertTile.setLong(2, tile.index());
                insertTile.setBytes(3, tile.hashes());
                insertTile.executeUpdate();
            }
            execute("COMMIT");
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** The checkpoint of the largest tree. */
    public Optional<CheckpointRow> latest() {
        return read(LogReader::latest);
    }

    /** The checkpoint of a tree of exactly this size. */
    public Optional<CheckpointRow> checkpoint(long size) {
        return read(reader -> reader.checkpoint(size));
    }

    /** Checkpoints of larger trees than one of a size, the smallest first. */
    public List<CheckpointRow> checkpointsAfter(long size, int limit) {
        return read(reader -> reader.checkpointsAfter(size, limit));
    }

    /** Keeps a checkpoint; there must be none of its size. */
    public synchronized void keepCheckpoint(CheckpointRow checkpoint) {
        try {
            insertCheckpoint.setLong(1, checkpoint.size());
            insertCheckpoint.setString(2, checkpoint.note());
            insertCheckpoint.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private <T> T read(ReadPool.Query<LogReader, T> query) {
        try {
            return readers.read(query);
        } catch (SQLException e) {
            throw new StoreFileException("the transparency log cannot be read: error " + e.getErrorCode(), e);
        }
    }

    private StoreFileException failed(SQLException e) {
        try {
            if (!writer.getAutoCommit()) {
                execute("ROLLBACK");
            }
        } catch (SQLException afterwards) {
            e.addSuppressed(afterwards);
        }
        return new StoreFileException("the transparency log cannot be written: error " + e.getErrorCode(), e);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = writer.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Lets go of the file. */
    @Override
    public synchronized void close() {
        readers.close();
        try {
            writer.close();
        } catch (SQLException e) {
            throw new StoreFileException("the transparency log cannot be closed: error " + e.getErrorCode(), e);
        }
    }
}

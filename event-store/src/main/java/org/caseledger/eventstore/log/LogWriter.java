package org.caseledger.eventstore.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.caseledger.eventstore.Database;
import org.caseledger.eventstore.log.StoredLog.CheckpointRow;
import org.caseledger.eventstore.log.StoredLog.TileRow;

/** The log's insertions on one connection, which is to be closed after an error. */
final class LogWriter implements AutoCloseable {
    /** Tiles that are sent at once, about 2 MB of them. */
    private static final int BATCH = 256;

    private final Connection connection;
    private final String begin;
    private final PreparedStatement insertTile;
    private final PreparedStatement insertCheckpoint;
    private final PreparedStatement insertCosignature;

    LogWriter(Database database, String keepAfter) throws SQLException {
        connection = database.openWriter();
        begin = database.begin();
        insertTile = connection.prepareStatement(
                "INSERT INTO tiles (level, idx, hashes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING");
        insertCheckpoint = connection.prepareStatement(keepAfter);
        insertCosignature = connection.prepareStatement(
                "INSERT INTO cosignatures (size, line) VALUES (?, ?) ON CONFLICT DO NOTHING");
    }

    void keepTiles(List<TileRow> tiles) throws SQLException {
        execute(begin);
        insert(tiles.iterator());
        execute("COMMIT");
    }

    void replaceTiles(Iterator<TileRow> tiles) throws SQLException {
        execute(begin);
        execute("DELETE FROM tiles");
        insert(tiles);
        execute("COMMIT");
    }

    private void insert(Iterator<TileRow> tiles) throws SQLException {
        for (int waiting = 1; tiles.hasNext(); waiting++) {
            TileRow tile = tiles.next();
            insertTile.setInt(1, tile.level());
            insertTile.setLong(2, tile.index());
            insertTile.setBytes(3, tile.hashes());
            insertTile.addBatch();
            if (waiting % BATCH == 0) {
                insertTile.executeBatch();
            }
        }
        insertTile.executeBatch();
    }

    void takeOver(List<CheckpointRow> following, long after, Map<Long, List<String>> lines) throws SQLException {
        execute(begin);
        long before = after;
        for (CheckpointRow checkpoint : following) {
            keepCheckpoint(checkpoint, before);
            before = checkpoint.size();
            for (String line : lines.getOrDefault(checkpoint.size(), List.of())) {
                keepCosignature(checkpoint.size(), line);
            }
        }
        execute("COMMIT");
    }

    boolean keepCheckpoint(CheckpointRow checkpoint, long after) throws SQLException {
        insertCheckpoint.setLong(1, checkpoint.size());
        insertCheckpoint.setString(2, checkpoint.note());
        insertCheckpoint.setLong(3, after);
        return insertCheckpoint.executeUpdate() == 1;
    }

    void keepCosignature(long size, String line) throws SQLException {
        insertCosignature.setLong(1, size);
        insertCosignature.setString(2, line);
        insertCosignature.executeUpdate();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

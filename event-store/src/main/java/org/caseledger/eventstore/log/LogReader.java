package org.caseledger.eventstore.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caseledger.eventstore.ReadPool;
import org.caseledger.eventstore.log.StoredLog.CheckpointRow;

/** The log's queries on one read-only connection. */
final class LogReader implements ReadPool.Reader {
    private final Connection connection;
    private final PreparedStatement tile;
    private final PreparedStatement lowestTiles;
    private final PreparedStatement latest;
    private final PreparedStatement checkpoint;
    private final PreparedStatement cosignatures;
    private final PreparedStatement cosignaturesWithin;
    private final PreparedStatement checkpointsAfter;

    LogReader(Connection connection) throws SQLException {
        this.connection = connection;
        tile = connection.prepareStatement("SELECT hashes FROM tiles WHERE level = ? AND idx = ?");
        lowestTiles =
                connection.prepareStatement("SELECT idx + 1 FROM tiles WHERE level = 0 ORDER BY idx DESC LIMIT 1");
        latest = connection.prepareStatement("SELECT size, note FROM checkpoints ORDER BY size DESC LIMIT 1");
        checkpoint = connection.prepareStatement("SELECT size, note FROM checkpoints WHERE size = ?");
        cosignatures = connection.prepareStatement("SELECT line FROM cosignatures WHERE size = ? ORDER BY id");
        cosignaturesWithin = connection.prepareStatement(
                "SELECT size, line FROM cosignatures WHERE size > ? AND size <= ? ORDER BY id");
        checkpointsAfter =
                connection.prepareStatement("SELECT size, note FROM checkpoints WHERE size > ? ORDER BY size LIMIT ?");
    }

    Optional<byte[]> tile(int level, long index) throws SQLException {
        tile.setInt(1, level);
        tile.setLong(2, index);
        try (ResultSet row = tile.executeQuery()) {
            return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
        }
    }

    long lowestTiles() throws SQLException {
        try (ResultSet row = lowestTiles.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    Optional<CheckpointRow> latest() throws SQLException {
        return checkpoint(latest);
    }

    Optional<CheckpointRow> checkpoint(long size) throws SQLException {
        checkpoint.setLong(1, size);
        return checkpoint(checkpoint);
    }

    List<String> cosignatures(long size) throws SQLException {
        cosignatures.setLong(1, size);
        List<String> lines = new ArrayList<>();
        try (ResultSet row = cosignatures.executeQuery()) {
            while (row.next()) {
                lines.add(row.getString(1));
            }
        }
        return lines;
    }

    Map<Long, List<String>> cosignatures(long after, long upTo) throws SQLException {
        cosignaturesWithin.setLong(1, after);
        cosignaturesWithin.setLong(2, upTo);
        Map<Long, List<String>> lines = new HashMap<>();
        try (ResultSet row = cosignaturesWithin.executeQuery()) {
            while (row.next()) {
                lines.computeIfAbsent(row.getLong(1), size -> new ArrayList<>()).add(row.getString(2));
            }
        }
        return lines;
    }

    List<CheckpointRow> checkpointsAfter(long size, int limit) throws SQLException {
        checkpointsAfter.setLong(1, size);
        checkpointsAfter.setInt(2, limit);
        List<CheckpointRow> found = new ArrayList<>();
        try (ResultSet row = checkpointsAfter.executeQuery()) {
            while (row.next()) {
                found.add(new CheckpointRow(row.getLong(1), row.getString(2)));
            }
        }
        return found;
    }

    private static Optional<CheckpointRow> checkpoint(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            return row.next() ? Optional.of(new CheckpointRow(row.getLong(1), row.getString(2))) : Optional.empty();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

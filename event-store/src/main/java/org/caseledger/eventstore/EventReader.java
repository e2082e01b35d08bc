package org.caseledger.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ledger's queries on one read-only connection. */
final class EventReader implements ReadPool.Reader {
    private static final String COLUMNS =
            "position, id, type, revision, aggregate_type, aggregate_id, sequence, recorded_at, metadata, payload";

    private final Connection connection;
    private final PreparedStatement fromPosition;
    private final PreparedStatement ofAggregate;
    private final PreparedStatement lastSequence;
    private final PreparedStatement recordedAt;
    private final PreparedStatement aggregates;
    private final PreparedStatement snapshot;

    EventReader(Connection connection) throws SQLException {
        this.connection = connection;
        fromPosition = connection.prepareStatement(
                "SELECT " + COLUMNS + " FROM events WHERE position >= ? ORDER BY position LIMIT ?");
        ofAggregate = connection.prepareStatement("SELECT " + COLUMNS
                + " FROM events WHERE aggregate_id = ? AND sequence >= ? ORDER BY sequence LIMIT ?");
        lastSequence = connection.prepareStatement(
                "SELECT sequence FROM events WHERE aggregate_id = ? ORDER BY sequence DESC LIMIT 1");
        recordedAt = connection.prepareStatement("SELECT recorded_at FROM events WHERE position = ?");
        aggregates = connection.prepareStatement(
                "SELECT DISTINCT aggregate_id FROM events WHERE aggregate_id >= ? AND aggregate_id < ? ORDER BY aggregate_id");
        snapshot = connection.prepareStatement("""
                SELECT -1, id, type, revision, aggregate_type, aggregate_id, sequence, taken_at, metadata, payload
                FROM snapshots WHERE aggregate_id = ?""");
    }

    List<StoredEvent> from(long position, int limit) throws SQLException {
        fromPosition.setLong(1, position);
        fromPosition.setInt(2, limit);
        return events(fromPosition);
    }

    List<StoredEvent> of(String aggregateId, long firstSequence, int limit) throws SQLException {
        ofAggregate.setString(1, aggregateId);
        ofAggregate.setLong(2, firstSequence);
        ofAggregate.setInt(3, limit);
        return events(ofAggregate);
    }

    Optional<Long> lastSequence(String aggregateId) throws SQLException {
        lastSequence.setString(1, aggregateId);
        try (ResultSet row = lastSequence.executeQuery()) {
            return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
        }
    }

    List<String> aggregatesBeginningWith(String prefix) throws SQLException {
        int last = prefix.length() - 1;
        aggregates.setString(1, prefix);
        aggregates.setString(2, prefix.substring(0, last) + (char) (prefix.charAt(last) + 1));
        List<String> found = new ArrayList<>();
        try (ResultSet row = aggregates.executeQuery()) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        return found;
    }

    /**
     * The last position up to another that was recorded by a time; -1 where there is none. Recorded time never decreases
     * along the positions, so halving finds the place without an index.
     *
     * @param millis since 1970
     * @param head is stored, or -1
     */
    long lastRecordedUpTo(long millis, long head) throws SQLException {
        long found = -1;
        long tooLate = head + 1;
        while (tooLate - found > 1) {
            long middle = (found + tooLate) >>> 1;
            if (recordedAt(middle) <= millis) {
                found = middle;
            } else {
                tooLate = middle;
            }
        }
        return found;
    }

    private long recordedAt(long position) throws SQLException {
        recordedAt.setLong(1, position);
        try (ResultSet row = recordedAt.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("position " + position + " is not stored");
            }
            return row.getLong(1);
        }
    }

    /** The kept snapshot; its position means nothing. */
    Optional<StoredEvent> snapshot(String aggregateId) throws SQLException {
        snapshot.setString(1, aggregateId);
        return events(snapshot).stream().findFirst();
    }

    boolean anySnapshot() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT EXISTS (SELECT 1 FROM snapshots)")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static List<StoredEvent> events(PreparedStatement query) throws SQLException {
        List<StoredEvent> events = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                events.add(new StoredEvent(
                        row.getLong(1),
                        text(row, 2),
                        text(row, 3),
                        row.getString(4),
                        text(row, 5),
                        text(row, 6),
                        row.getLong(7),
                        row.getLong(8),
                        row.getBytes(9),
                        row.getBytes(10)));
            }
        }
        return events;
    }

    /** A text that is never null, for less than the driver's own string costs: every reader of the ledger pays it. */
    private static String text(ResultSet row, int column) throws SQLException {
        return new String(row.getBytes(column), UTF_8);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

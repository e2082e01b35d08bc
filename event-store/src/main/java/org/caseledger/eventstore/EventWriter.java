package org.caseledger.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/**
 * The writer's side of the ledger. It alone gives positions and recorded times; both continue from what is stored, and a
 * call that fails uses none up.
 */
final class EventWriter implements WriteSession {
    private final Connection connection;
    private final InstantSource clock;
    private final LedgerHead head;
    private final Consumer<List<StoredEvent>> committed;
    private final List<StoredEvent> group = new ArrayList<>();
    private final PreparedStatement insertEvent;
    private final PreparedStatement replaceSnapshot;
    private long nextPosition;
    private long lastRecordedAt;

    /**
     * Continues from what the file holds.
     *
     * @param committed is told of each group's events once they are on the disk and before anybody else is
     * @throws StoreFileException if that is less than what was committed, because somebody took the file away
     */
    EventWriter(Connection connection, InstantSource clock, LedgerHead head, Consumer<List<StoredEvent>> committed)
            throws SQLException {
        this.connection = connection;
        this.clock = clock;
        this.head = head;
        this.committed = committed;
        insertEvent = connection.prepareStatement("""
                INSERT INTO events (position, id, type, revision, aggregate_type, aggregate_id, sequence, recorded_at,
                  metadata, payload) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""");
        replaceSnapshot = connection.prepareStatement("""
                INSERT INTO snapshots (aggregate_id, id, type, revision, aggregate_type, sequence, taken_at, metadata,
                  payload) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (aggregate_id) DO UPDATE SET id = excluded.id, type = excluded.type,
                  revision = excluded.revision, aggregate_type = excluded.aggregate_type, sequence = excluded.sequence,
                  taken_at = excluded.taken_at, metadata = excluded.metadata, payload = excluded.payload
                WHERE excluded.sequence >= sequence""");
        try (Statement statement = connection.createStatement();
                ResultSet last = statement.executeQuery(
                        "SELECT position, recorded_at FROM events ORDER BY position DESC LIMIT 1")) {
            if (last.next()) {
                nextPosition = last.getLong(1) + 1;
                lastRecordedAt = last.getLong(2);
            } else {
                lastRecordedAt = Long.MIN_VALUE;
            }
        }
        if (nextPosition - 1 < head.position()) { // Positions that others have seen must never be given twice.
            connection.close();
            throw new StoreFileException("the ledger's file no longer holds what was committed: it ends at position "
                    + (nextPosition - 1) + " instead of " + head.position());
        }
        // After a failed group this finds what the file really holds.
        head.advance(nextPosition - 1);
    }

    /** Appends the events of one call at the next positions, all with one recorded time; returns the last position. */
    long append(List<PendingEvent> events) throws SQLException {
        long recordedAt = Math.max(clock.millis(), lastRecordedAt);
        long position = nextPosition;
        List<StoredEvent> stored = new ArrayList<>(events.size());
        for (PendingEvent event : events) {
            StoredEvent next = event.at(position++, recordedAt);
            insert(next);
            stored.add(next);
        }
        group.addAll(stored); // Only now, since a taken sequence undoes the whole call.
        nextPosition = position;
        lastRecordedAt = recordedAt;
        return position - 1;
    }

    /**
     * Appends events just as another ledger stored them, without holding them: all or, where it throws, none.
     *
     * @return how many they were
     * @throws IllegalStateException if the ledger is not empty
     * @throws IllegalArgumentException if their positions are not 0, 1, 2 …, or their recorded times decrease
     */
    long restore(Iterator<StoredEvent> events) throws SQLException {
        if (nextPosition != 0) {
            throw new IllegalStateException("the ledger is not empty");
        }
        long position = 0;
        long recordedAt = lastRecordedAt;
        while (events.hasNext()) {
            StoredEvent event = events.next();
            if (event.position() != position || event.recordedAt() < recordedAt) {
                throw new IllegalArgumentException("the event at position " + event.position()
                        + " does not follow the one before it: its position must be " + position
                        + ", its recorded time at least " + recordedAt);
            }
            insert(event);
            recordedAt = event.recordedAt();
            position++;
        }
        nextPosition = position;
        lastRecordedAt = recordedAt;
        return position;
    }

    /**
     * Appends events just as another store gave them, but for times that go back: those become the time before them.
     *
     * @return the last position
     * @throws IllegalArgumentException if they don't follow what is stored
     */
    long mirror(List<StoredEvent> events) throws SQLException {
        long position = nextPosition;
        long recordedAt = lastRecordedAt;
        List<StoredEvent> stored = new ArrayList<>(events.size());
        for (StoredEvent event : events) {
            if (event.position() != position) {
                throw new IllegalArgumentException("the event at position " + event.position()
                        + " does not follow: its position must be " + position);
            }
            recordedAt = Math.max(recordedAt, event.recordedAt());
            StoredEvent next = event.at(recordedAt);
            insert(next);
            stored.add(next);
            position++;
        }
        group.addAll(stored);
        nextPosition = position;
        lastRecordedAt = recordedAt;
        return position - 1;
    }

    private void insert(StoredEvent event) throws SQLException {
        insertEvent.setLong(1, event.position());
        insertEvent.setString(2, event.id());
        insertEvent.setString(3, event.type());
        insertEvent.setString(4, event.revision());
        insertEvent.setString(5, event.aggregateType());
        insertEvent.setString(6, event.aggregateId());
        insertEvent.setLong(7, event.sequence());
        insertEvent.setLong(8, event.recordedAt());
        insertEvent.setBytes(9, event.metadata());
        insertEvent.setBytes(10, event.payload());
        insertEvent.executeUpdate();
    }

    /** Keeps the snapshot unless a later one of its aggregate is kept; tells whether it did. */
    boolean keep(PendingEvent snapshot, long takenAt) throws SQLException {
        replaceSnapshot.setString(1, snapshot.aggregateId());
        replaceSnapshot.setString(2, snapshot.id());
        replaceSnapshot.setString(3, snapshot.type());
        replaceSnapshot.setString(4, snapshot.revision());
        replaceSnapshot.setString(5, snapshot.aggregateType());
        replaceSnapshot.setLong(6, snapshot.sequence());
        replaceSnapshot.setLong(7, takenAt);
        replaceSnapshot.setBytes(8, snapshot.metadata());
        replaceSnapshot.setBytes(9, snapshot.payload());
        return replaceSnapshot.executeUpdate() == 1;
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public void committed() {
        committed.accept(group);
        group.clear();
        head.advance(nextPosition - 1);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

package org.caseledger.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The writer's side of the ledger. It alone gives positions and recorded times; both continue from what stands when its
 * transaction begins, and a call that fails uses none up.
 */
final class EventWriter implements WriteSession {
    /** No aggregate's id: those have a colon. */
    private static final String TRIAL = "trial";
    /** So many events are sent to the database at once. */
    private static final int BATCH = 1_000;

    private final Connection connection;
    private final InstantSource clock;
    private final LedgerHead head;
    private final @Nullable WritersTurn turn;
    private final Consumer<List<StoredEvent>> committed;
    private final List<StoredEvent> gathered = new ArrayList<>();
    private final List<StoredEvent> group = new ArrayList<>();
    private final PreparedStatement last;
    private final PreparedStatement insertEvent;
    private final PreparedStatement replaceSnapshot;
    private long nextPosition;
    private long lastRecordedAt;

    /**
     * Continues from what the database holds.
     *
     * @param turn with other processes; absent where none writes
     * @param committed is told of each group's events once they are on the disk and before anybody else is
     * @throws StoreFileException if that is less than what was committed, because somebody took the file away
     */
    EventWriter(
            Connection connection,
            InstantSource clock,
            LedgerHead head,
            @Nullable WritersTurn turn,
            Consumer<List<StoredEvent>> committed)
            throws SQLException {
        this.connection = connection;
        this.clock = clock;
        this.head = head;
        this.turn = turn;
        this.committed = committed;
        last = connection.prepareStatement("SELECT position, recorded_at FROM events ORDER BY position DESC LIMIT 1");
        insertEvent = connection.prepareStatement("""
                INSERT INTO events (position, id, type, revision, aggregate_type, aggregate_id, sequence, recorded_at,
                  metadata, payload) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""");
        replaceSnapshot = connection.prepareStatement("""
                INSERT INTO snapshots (aggregate_id, id, type, revision, aggregate_type, sequence, taken_at, metadata,
                  payload) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (aggregate_id) DO UPDATE SET id = excluded.id, type = excluded.type,
                  revision = excluded.revision, aggregate_type = excluded.aggregate_type, sequence = excluded.sequence,
                  taken_at = excluded.taken_at, metadata = excluded.metadata, payload = excluded.payload
                WHERE excluded.sequence >= snapshots.sequence""");
        long seen = head.position();
        readLast();
        if (nextPosition - 1 < seen) { // Positions that others have seen must never be given twice.
            connection.close();
            throw new StoreFileException("the ledger no longer holds what was committed: it ends at position "
                    + (nextPosition - 1) + " instead of " + seen);
        }
        // After a failed group this finds what the database really holds.
        head.advance(nextPosition - 1);
    }

    private void readLast() throws SQLException {
        try (ResultSet row = last.executeQuery()) {
            boolean any = row.next();
            nextPosition = any ? row.getLong(1) + 1 : 0;
            lastRecordedAt = any ? row.getLong(2) : Long.MIN_VALUE;
        }
    }

    @Override
    public boolean together() {
        return true;
    }

    @Override
    public void begun() throws SQLException {
        gathered.clear();
        group.clear();
        if (turn != null) {
            turn.take();
        }
        readLast(); // Only now that nobody else can append.
    }

    /** Appends the events of one call at the next positions, all with one recorded time; returns the last position. */
    long append(List<PendingEvent> events) {
        lastRecordedAt = Math.max(clock.millis(), lastRecordedAt);
        long position = nextPosition + gathered.size();
        for (PendingEvent event : events) {
            gathered.add(event.at(position++, lastRecordedAt));
        }
        return position - 1;
    }

    /**
     * Appends events just as another ledger stored them, without holding them: all or, where it throws, none. It must be
     * alone in its group, since it can't be run twice.
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
        while (events.hasNext()) {
            StoredEvent event = events.next();
            if (event.position() != position || event.recordedAt() < lastRecordedAt) {
                throw new IllegalArgumentException("the event at position " + event.position()
                        + " does not follow the one before it: its position must be " + position
                        + ", its recorded time at least " + lastRecordedAt);
            }
            if (!WholeText.isWhole(event.aggregateId()) || !WholeText.isWhole(event.id())) {
                throw new IllegalArgumentException(
                        "the event at position " + position + " has an id with half a character");
            }
            gathered.add(event);
            lastRecordedAt = event.recordedAt();
            position++;
            if (gathered.size() == BATCH) {
                flush();
                group.clear(); // A whole ledger is not held.
            }
        }
        return position;
    }

    /**
     * Appends events just as another store gave them, but for times that go back: those become the time before them.
     *
     * @return the last position
     * @throws IllegalArgumentException if they don't follow what is stored
     */
    long mirror(List<StoredEvent> events) {
        long position = nextPosition + gathered.size();
        for (StoredEvent event : events) {
            if (event.position() != position) {
                throw new IllegalArgumentException("the event at position " + event.position()
                        + " does not follow: its position must be " + position);
            }
            lastRecordedAt = Math.max(lastRecordedAt, event.recordedAt());
            gathered.add(event.at(lastRecordedAt));
            position++;
        }
        return position - 1;
    }

    @Override
    public void flush() throws SQLException {
        if (gathered.isEmpty()) {
            return;
        }
        try {
            for (StoredEvent event : gathered) {
                add(event);
            }
            insertEvent.executeBatch();
            group.addAll(gathered); // Only now, since a taken sequence undoes all of it.
            nextPosition += gathered.size();
        } finally {
            insertEvent.clearBatch();
            gathered.clear();
        }
        if (turn != null) {
            turn.announce(nextPosition - 1);
        }
    }

    private void add(StoredEvent event) throws SQLException {
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
        insertEvent.addBatch();
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

    /** Writes and takes away again what nobody reads, so that the commit has to reach the disk. */
    boolean tryOut() throws SQLException {
        PendingEvent nothing = new PendingEvent(TRIAL, TRIAL, null, TRIAL, TRIAL, 0, new byte[0], new byte[0]);
        keep(nothing, 0);
        try (PreparedStatement removal = connection.prepareStatement("DELETE FROM snapshots WHERE aggregate_id = ?")) {
            removal.setString(1, TRIAL);
            return removal.executeUpdate() == 1;
        }
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public void committed() {
        try {
            committed.accept(group);
        } finally { // what stands in the file is to be read, whatever came of remembering it
            group.clear();
            head.advance(nextPosition - 1);
        }
    }

    /** A group is stored whole or not at all, and every event has an id of its own. */
    @Override
    public Optional<Boolean> stands(Connection fresh) throws SQLException {
        if (group.isEmpty()) {
            return Optional.empty();
        }
        StoredEvent event = group.getLast();
        try (PreparedStatement query = fresh.prepareStatement("SELECT id FROM events WHERE position = ?")) {
            query.setLong(1, event.position());
            try (ResultSet row = query.executeQuery()) {
                return Optional.of(row.next() && row.getString(1).equals(event.id()));
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

package org.caseledger.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;

/**
 * The ledger in a database: what is appended, and every way to read it.
 *
 * <p><b>What is durable when.</b> An append that returned is on the disk; one that threw left nothing that can be read; one
 * that a crash cut off is there whole or not at all. Events are stored once, in positions 0, 1, 2 … in order of commit,
 * without gaps, so whoever has read up to a position has missed nothing before it.
 *
 * <p><b>Recorded time</b> is given here, in milliseconds, when an event is committed. It never decreases along the
 * positions, even when the clock is set back, and is what reading gives as the event's timestamp.
 *
 * <p>Safe for any number of threads, virtual ones too.
 */
public final class LedgerEngine implements EventStorageEngine, AutoCloseable {
    private static final int GROUP_EVENTS = 512;
    private static final int READERS = 8;
    private static final int PAGE = 1_000;
    /** About 20 MB of events as we have them. */
    private static final int RECENT_EVENTS = 10_000;

    private static final long TAIL_BYTES = 4 << 20;

    private final @Nullable RecentStreams recent;
    private final LedgerTail tail = new LedgerTail(TAIL_BYTES);
    private final Runnable atClose;
    private final Serializer serializer;
    private final EventUpcaster upcasters;
    private final LedgerHead head;
    private final GroupCommit<EventWriter> writer;
    private final ReadPool<EventReader> readers;
    /** Whether there may be one, since to look for it costs as much as to read the aggregate. */
    private volatile boolean snapshots;

    private LedgerEngine(
            Database database,
            boolean shared,
            LedgerHead head,
            Runnable atClose,
            Serializer serializer,
            EventUpcaster upcasters,
            InstantSource clock)
            throws SQLException {
        this.atClose = atClose;
        this.head = head;
        this.serializer = serializer;
        this.upcasters = upcasters;
        this.recent = shared ? null : new RecentStreams(RECENT_EVENTS);
        this.writer = new GroupCommit<>("ledger-writer", GROUP_EVENTS, database.begin(), () -> {
            forgetRecent(); // What a failed group left behind is known only by reading.
            Connection connection = database.openWriter();
            WritersTurn turn = shared ? new WritersTurn(connection) : null;
            return new EventWriter(connection, clock, head, turn, this::remember);
        });
        this.readers = new ReadPool<>(READERS, () -> new EventReader(database.openReader()));
        try {
            this.snapshots = query(EventReader::anySnapshot);
        } catch (RuntimeException e) {
            readers.close();
            writer.close();
            throw e;
        }
    }

    /**
     * A ledger that nobody else writes to meanwhile.
     *
     * @param database holds the events
     * @param atClose lets go of what keeps other processes out; run at the end, but by the caller where this throws
     */
    static LedgerEngine alone(
            Database database, Runnable atClose, Serializer serializer, EventUpcaster upcasters, InstantSource clock)
            throws SQLException {
        return new LedgerEngine(database, false, new LedgerHead(), atClose, serializer, upcasters, clock);
    }

    /**
     * A ledger in PostgreSQL that any number of processes append to.
     *
     * @param database holds the events
     * @param head advanced by whoever listens to the other processes too
     * @param atClose ends the listening; run at the end, but by the caller where this throws
     */
    static LedgerEngine shared(
            PostgresDatabase database,
            LedgerHead head,
            Runnable atClose,
            Serializer serializer,
            EventUpcaster upcasters,
            InstantSource clock)
            throws SQLException {
        return new LedgerEngine(database, true, head, atClose, serializer, upcasters, clock);
    }

    /**
     * Appends the events of one call, all or none, and returns when they are on the disk. An interrupt does not cut it
     * short: the caller learns the outcome and keeps the interrupt.
     *
     * @throws AggregateStreamCreationException if an aggregate's first event is already there
     * @throws ConcurrencyException if an aggregate's later event is already there
     * @throws EventStoreException with a {@link GroupCommitException} as its cause, if the disk is full or fails, or the
     *     server is away: nothing is stored, unless that says that it is not known
     * @throws IllegalArgumentException if an event is not a {@link DomainEventMessage}, or too large
     */
    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        if (events.isEmpty()) {
            return;
        }
        List<PendingEvent> pending =
                events.stream().map(event -> PendingEvent.of(event, serializer)).toList();
        try {
            submit(pending.size(), session -> session.append(pending));
        } catch (SQLException e) {
            throw duplicate(pending.getFirst(), e);
        } catch (GroupCommitException e) {
            throw new EventStoreException(
                    "the events of aggregate " + pending.getFirst().aggregateId() + " from sequence "
                            + pending.getFirst().sequence()
                            + (e.isUnknown() ? " may or may not be stored" : " were not stored"),
                    e);
        }
    }

    private <T> T submit(int weight, GroupCommit.Work<EventWriter, T> work) throws SQLException {
        if (head.isTelling()) {
            throw new IllegalStateException("a listener to appends cannot append");
        }
        return writer.submit(weight, work);
    }

    private static RuntimeException duplicate(PendingEvent first, SQLException cause) {
        return first.sequence() == 0
                ? new AggregateStreamCreationException("aggregate " + first.aggregateId() + " already exists", cause)
                : new ConcurrencyException(
                        "aggregate " + first.aggregateId() + " already has an event at sequence " + first.sequence(),
                        cause);
    }

    /**
     * Fills an empty ledger with the events of another, stamped as they are: ids, positions and recorded times stay. All of
     * them are on the disk when this returns, and none where it throws. Nobody else should be using the ledger meanwhile.
     *
     * @param events in order of position; may throw, which undoes everything
     * @return how many they were
     * @throws IllegalStateException if the ledger is not empty
     * @throws IllegalArgumentException if positions have gaps, recorded times decrease, or an aggregate's sequence repeats
     */
    public long restore(Iterator<StoredEvent> events) {
        try {
            return submit(GROUP_EVENTS, session -> session.restore(events));
        } catch (SQLException e) {
            throw new IllegalArgumentException("an aggregate has two events of one sequence", e);
        } catch (GroupCommitException e) {
            throw new EventStoreException("the events were not stored", e);
        } finally {
            forgetRecent();
        }
    }

    /**
     * Appends events that another store committed, with its ids and positions, and returns when they are on the disk. Their
     * recorded times are the running maximum of those that they came with. Nobody else may append to this ledger.
     *
     * @param events in order of position, not empty
     * @throws IllegalArgumentException if they don't follow what is stored, or an aggregate's sequence repeats
     */
    public void mirror(List<StoredEvent> events) {
        try {
            writer.submit(events.size(), session -> session.mirror(events));
        } catch (SQLException e) {
            throw new IllegalArgumentException("an aggregate has two events of one sequence", e);
        } catch (GroupCommitException e) {
            throw new EventStoreException("the events were not stored", e);
        }
    }

    /** Keeps the snapshot instead of an earlier one of its aggregate; a later one stays. */
    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        PendingEvent pending = PendingEvent.of(snapshot, serializer);
        snapshots = true;
        long takenAt = snapshot.getTimestamp().toEpochMilli();
        try {
            submit(1, session -> session.keep(pending, takenAt));
        } catch (SQLException | GroupCommitException e) {
            throw new EventStoreException("the snapshot of aggregate " + pending.aggregateId() + " was not stored", e);
        }
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateId) {
        if (!snapshots) {
            return Optional.empty();
        }
        return query(reader -> reader.snapshot(aggregateId))
                .flatMap(stored -> EventStreamUtils.upcastAndDeserializeDomainEvents(
                                Stream.of(new StoredEventData(stored)), serializer, upcasters)
                        .asStream()
                        .<DomainEventMessage<?>>map(snapshot -> snapshot)
                        .findFirst());
    }

    /**
     * The aggregate's events in order of sequence. Where nobody else writes, short streams used lately come from memory, just
     * as the file holds them.
     */
    @Override
    public DomainEventStream readEvents(String aggregateId, long firstSequence) {
        if (recent == null || firstSequence > 0) {
            return read(aggregateId, firstSequence);
        }
        return DomainEventStream.of(
                recent.of(aggregateId, () -> read(aggregateId, 0).asStream().collect(Collectors.toList())));
    }

    /** From the file, in pages as the stream is consumed. */
    private DomainEventStream read(String aggregateId, long firstSequence) {
        return upcastOfOne(pages(
                query(reader -> reader.of(aggregateId, firstSequence, PAGE)),
                last -> query(reader -> reader.of(aggregateId, last.sequence() + 1, PAGE))));
    }

    private DomainEventStream upcastOfOne(Stream<StoredEvent> stored) {
        return EventStreamUtils.upcastAndDeserializeDomainEvents(
                stored.map(StoredEventData::new), serializer, upcasters);
    }

    private void forgetRecent() {
        tail.clear();
        if (recent != null) {
            recent.clear();
        }
    }

    /** On the writer's thread, after a commit. What fails here must leave nothing outdated behind. */
    private void remember(List<StoredEvent> committed) {
        tail.committed(committed);
        if (recent == null) {
            return;
        }
        try {
            recent.committed(upcastOfOne(committed.stream()).asStream().toList());
        } catch (RuntimeException | Error e) {
            recent.clear();
            throw e;
        }
    }

    /**
     * The ledger's events after the token, read in pages as the stream is consumed. Ends at the ledger's end and never
     * blocks; {@link LedgerEventSource} waits for what comes later.
     */
    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        Stream<StoredEvent> stored =
                pages(readStored(positionAfter(token), PAGE), last -> readStored(last.position() + 1, PAGE));
        return upcast(stored);
    }

    /** Each page follows from the last event of the one before; a page that is not full is the last. */
    private static Stream<StoredEvent> pages(
            List<StoredEvent> first, Function<StoredEvent, List<StoredEvent>> following) {
        return Stream.iterate(
                        first,
                        page -> !page.isEmpty(),
                        page -> page.size() < PAGE ? List.of() : following.apply(page.getLast()))
                .flatMap(List::stream);
    }

    /** Raw rows as events: upcast, and deserialised when their payload is first asked for. */
    Stream<TrackedEventMessage<?>> upcast(Stream<StoredEvent> stored) {
        return EventUtils.upcastAndDeserializeTrackedEvents(stored.map(StoredEventData::new), serializer, upcasters);
    }

    /**
     * The stored rows from a position on, as they are in the file: not upcast, not deserialised. Those committed last come
     * from memory.
     *
     * @param fromPosition the first position wanted, at least 0
     * @param limit the most rows wanted, at least 1
     * @return the rows in order of position; fewer than the limit only at the ledger's end
     */
    public List<StoredEvent> readStored(long fromPosition, int limit) {
        if (fromPosition < 0 || limit < 1) {
            throw new IllegalArgumentException("cannot read " + limit + " events from position " + fromPosition);
        }
        return tail.from(fromPosition, limit, headPosition())
                .orElseGet(() -> query(reader -> reader.from(fromPosition, limit)));
    }

    /** All events of an aggregate as they are stored, from its first on. */
    public List<StoredEvent> readStored(String aggregateId) {
        return query(reader -> reader.of(aggregateId, 0, Integer.MAX_VALUE));
    }

    /**
     * The ids of the aggregates whose id begins so, in order.
     *
     * @param prefix in ASCII, not empty
     */
    public List<String> aggregatesBeginningWith(String prefix) {
        return query(reader -> reader.aggregatesBeginningWith(prefix));
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateId) {
        return query(reader -> reader.lastSequence(aggregateId));
    }

    /** A token before position 0; never null, in an empty ledger neither. */
    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(-1);
    }

    /** A token at the last committed event; the tail token in an empty ledger. */
    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(headPosition());
    }

    /** A token from which the first event read is the first one recorded at the instant or later. */
    @Override
    public TrackingToken createTokenAt(Instant instant) {
        // A recorded time has no part of a millisecond: it is at or after the instant if it is after the one before.
        return new GlobalSequenceTrackingToken(
                lastRecordedUpTo(millis(instant.equals(Instant.MIN) ? instant : instant.minusNanos(1))));
    }

    /** The position of the last committed event, -1 in an empty ledger. Costs nothing. */
    public long headPosition() {
        return head.position();
    }

    /**
     * Waits until the ledger has come to a position.
     *
     * @return whether it has
     */
    public boolean awaitPosition(long position, Duration longest) throws InterruptedException {
        head.await(() -> headPosition() >= position, longest.toNanos());
        return headPosition() >= position;
    }

    /** The last position recorded at the instant or before, -1 if there is none. */
    public long positionAt(Instant instant) {
        return lastRecordedUpTo(millis(instant));
    }

    private long lastRecordedUpTo(long millis) {
        long head = headPosition();
        return query(reader -> reader.lastRecordedUpTo(millis, head));
    }

    /** Rounded down, and held within what a long can say. */
    private static long millis(Instant instant) {
        long seconds = Math.clamp(instant.getEpochSecond(), Long.MIN_VALUE / 1_000 + 1, Long.MAX_VALUE / 1_000 - 1);
        return seconds * 1_000 + instant.getNano() / 1_000_000;
    }

    /**
     * Calls the listener with the new head position after each commit of events, on the thread that learned of it, one at a
     * time: it must be quick, and must not append. What it throws is logged.
     *
     * @return closing or cancelling it ends the calls
     */
    public Registration onAppend(LongConsumer listener) {
        return head.onAdvance(listener);
    }

    /** How many appends and snapshots wait for the writer now; for gauges. */
    public int waiting() {
        return writer.waiting();
    }

    /**
     * Tries out whether the ledger can be read.
     *
     * @throws EventStoreException if it can't
     */
    public void tryOutReading() {
        query(reader -> reader.from(Math.max(0, headPosition()), 1));
    }

    /**
     * Tries out whether the ledger can be read and written, and leaves it as it was.
     *
     * @throws EventStoreException if it can't
     */
    public void tryOutWriting() {
        tryOutReading();
        try {
            writer.submit(1, EventWriter::tryOut);
        } catch (SQLException | GroupCommitException e) {
            throw new EventStoreException("the ledger could not be written", e);
        }
    }

    LedgerHead head() {
        return head;
    }

    /**
     * The first position that a reader with this token still wants.
     *
     * @throws IllegalArgumentException if the token is of another kind of store
     */
    static long positionAfter(@Nullable TrackingToken token) {
        if (token == null) {
            return 0;
        }
        if (WrappedToken.unwrapLowerBound(token) instanceof GlobalSequenceTrackingToken global) {
            return global.getGlobalIndex() + 1;
        }
        throw new IllegalArgumentException("the ledger knows only GlobalSequenceTrackingToken, not "
                + token.getClass().getName());
    }

    private <T> T query(ReadPool.Query<EventReader, T> query) {
        try {
            return readers.read(query);
        } catch (SQLException e) {
            throw new EventStoreException("the ledger could not be read: " + SqlErrors.codeOf(e), e);
        } catch (StoreFileException e) { // A connection more could not be opened.
            throw new EventStoreException("the ledger could not be read: " + e.getMessage(), e);
        }
    }

    /**
     * Whether a failure of this engine says that the database's server is away, so that it may go well later. Nothing was
     * stored then, except where {@link GroupCommitException#isUnknown} tells otherwise.
     */
    public static boolean isAway(Throwable failure) {
        return SqlErrors.isAway(failure);
    }

    /** Commits what waits and lets go of the folder. Later calls are refused with an {@link IllegalStateException}. */
    @Override
    public void close() {
        readers.close();
        writer.close(); // Last, so that it leaves one file with everything in it, and no write-ahead log.
        atClose.run();
    }
}

package org.caseledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseledger.eventstore.Events.event;
import static org.caseledger.eventstore.Events.events;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Two nodes on one PostgreSQL")
class NodesTest {
    private static final int WRITERS = 16;
    private static final int CALLS = 40;

    @TempDir
    Path folder;

    private volatile Instant hereNow = Instant.parse("2026-11-20T09:00:00Z");
    private volatile Instant thereNow = hereNow;
    private LedgerEngine here;
    private LedgerEngine there;

    @BeforeEach
    void open() {
        here = Store.POSTGRES.open(folder, NoOpEventUpcaster.INSTANCE, () -> hereNow);
        there = Store.POSTGRES.open(folder, NoOpEventUpcaster.INSTANCE, () -> thereNow);
    }

    @AfterEach
    void close() {
        if (there != null) {
            there.close();
            here.close();
        }
    }

    @Test
    void append_at_once_and_readers_on_both_see_every_event_once_in_order_of_commit() throws Exception {
        int total = 2 * WRITERS * CALLS * 3;
        List<Future<?>> writers = new ArrayList<>();
        List<Future<List<Long>>> readers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (LedgerEngine node : List.of(here, there, here, there)) {
                readers.add(threads.submit(() -> read(node, total)));
            }
            for (int writer = 0; writer < WRITERS; writer++) {
                String name = "-" + writer;
                writers.add(threads.submit(() -> write(here, "here" + name)));
                writers.add(threads.submit(() -> write(there, "there" + name)));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
            for (Future<List<Long>> reader : readers) {
                assertThat(reader.get(60, TimeUnit.SECONDS))
                        .containsExactlyElementsOf(
                                LongStream.range(0, total).boxed().toList());
            }
        }
        assertThat(here.readStored(0, total))
                .extracting(StoredEvent::recordedAt)
                .isSorted();
    }

    @Test
    void find_each_others_sequences_taken() throws Exception {
        AtomicInteger won = new AtomicInteger();
        AtomicInteger lost = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < 2 * WRITERS; writer++) {
                LedgerEngine node = writer % 2 == 0 ? here : there;
                threads.execute(() -> {
                    for (int i = 0; i < CALLS; i++) {
                        try {
                            node.appendEvents(event("shared", i));
                            won.incrementAndGet();
                        } catch (ConcurrencyException | AggregateStreamCreationException e) {
                            lost.incrementAndGet();
                        }
                    }
                });
            }
        }
        assertThat(won).hasValue(CALLS);
        assertThat(lost).hasValue(2 * WRITERS * CALLS - CALLS);
        assertThat(Events.texts(here, "shared")).hasSize(CALLS).isEqualTo(Events.texts(there, "shared"));
        assertThat(here.readStored(0, 1_000)).hasSize(CALLS);
    }

    @Test
    void read_at_once_what_the_other_appended() {
        here.appendEvents(events("audit-1", 0, 2));
        assertThat(Events.texts(there, "audit-1")).hasSize(2);
        there.appendEvents(event("audit-1", 2));
        assertThat(Events.texts(here, "audit-1")).hasSize(3);
        assertThatThrownBy(() -> here.appendEvents(event("audit-1", 2))).isInstanceOf(ConcurrencyException.class);
    }

    @Test
    void record_times_that_never_decrease_though_one_clock_is_behind() {
        Instant nine = hereNow;
        thereNow = nine.minusSeconds(60);
        here.appendEvents(event("a", 0));
        there.appendEvents(event("b", 0));
        thereNow = nine.plusSeconds(60);
        there.appendEvents(event("c", 0));
        here.appendEvents(event("d", 0));

        long then = nine.toEpochMilli();
        assertThat(here.readStored(0, 10))
                .extracting(StoredEvent::recordedAt)
                .containsExactly(then, then, then + 60_000, then + 60_000);
        assertThat(here.positionAt(nine)).isEqualTo(1);
    }

    /** Sooner than a heartbeat would: at least once, on a machine that may stand still for a moment. */
    @Test
    void wake_each_other() throws Exception {
        NavigableSet<Duration> taken = new TreeSet<>();
        try (var stream = new LedgerEventSource(there).openStream(null)) {
            for (int sequence = 0; sequence < 5; sequence++) {
                here.appendEvents(event("a", sequence));
                long appended = System.nanoTime();
                stream.nextAvailable();
                taken.add(Duration.ofNanos(System.nanoTime() - appended));
            }
        }
        assertThat(taken.first()).isLessThan(Duration.ofMillis(500));
    }

    @Test
    void make_up_for_what_was_not_told() throws SQLException {
        cutListeners();
        here.appendEvents(event("a", 0));
        Waiting.until(() -> there.headPosition() == 0);
    }

    @Test
    void every_query_has_its_index() throws SQLException {
        here.appendEvents(events("a", 0, 2_000));
        try (Connection connection =
                        PostgresLedger.database(Store.server(folder)).openReader();
                Statement statement = connection.createStatement()) {
            statement.execute("SET enable_seqscan = off");
            for (String query : List.of(
                    "SELECT * FROM events WHERE position >= 5 ORDER BY position LIMIT 10",
                    "SELECT * FROM events WHERE aggregate_id = 'a' AND sequence >= 5 ORDER BY sequence LIMIT 10",
                    "SELECT DISTINCT aggregate_id FROM events WHERE aggregate_id >= 'a' AND aggregate_id < 'b'"
                            + " ORDER BY aggregate_id",
                    "SELECT position FROM events ORDER BY position DESC LIMIT 1",
                    "SELECT max(position) FROM events")) {
                assertThat(plan(statement, query)).contains("Index").doesNotContain("Seq Scan");
            }
        }
    }

    private static String plan(Statement statement, String query) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (ResultSet line = statement.executeQuery("EXPLAIN " + query)) {
            while (line.next()) {
                plan.append(line.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }

    private void cutListeners() throws SQLException {
        try (Connection connection =
                        PostgresLedger.database(Store.server(folder)).openWriter();
                Statement statement = connection.createStatement()) {
            Waiting.until(() -> ofListeners(statement, "count(*)") == 2);
            assertThat(ofListeners(statement, "count(pg_terminate_backend(pid))"))
                    .isEqualTo(2);
        }
    }

    private static int ofListeners(Statement statement, String counted) {
        try (ResultSet row = statement.executeQuery("SELECT " + counted + " FROM pg_stat_activity"
                + " WHERE pid <> pg_backend_pid() AND query ~ '^(LISTEN|SELECT max)'")) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean write(LedgerEngine node, String aggregate) {
        for (int i = 0; i < CALLS; i++) {
            node.appendEvents(events(aggregate, i * 3, i * 3 + 3));
            assertThat(node.lastSequenceNumberFor(aggregate)).contains(i * 3L + 2);
        }
        return true;
    }

    private static List<Long> read(LedgerEngine node, int events) throws InterruptedException {
        List<Long> positions = new ArrayList<>();
        try (var stream = new LedgerEventSource(node).openStream(null)) {
            while (positions.size() < events) {
                positions.add(stream.nextAvailable().trackingToken().position().orElseThrow());
            }
        }
        return positions;
    }
}

package org.caseledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseledger.eventstore.Events.event;
import static org.caseledger.eventstore.Events.events;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A PostgreSQL that is lost and comes back")
class ServerLossTest {
    private static final int CRASHES = 3;
    private static final int WRITERS = 12;

    @AutoClose
    private TemporaryPostgres postgres;

    @BeforeEach
    void start() {
        postgres = TemporaryPostgres.startOrSkip();
    }

    private LedgerEngine open() {
        return PostgresLedger.open(
                postgres.server(), Events.serializer(), NoOpEventUpcaster.INSTANCE, Clock.systemUTC());
    }

    @Test
    void has_every_acknowledged_append_once_however_often_it_crashed() throws Exception {
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        AtomicBoolean enough = new AtomicBoolean();
        try (LedgerEngine here = open();
                LedgerEngine there = open()) {
            List<Future<?>> writers = new ArrayList<>();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int w = 0; w < WRITERS; w++) {
                    LedgerEngine node = w % 2 == 0 ? here : there;
                    String name = "audit-" + w;
                    writers.add(threads.submit(() -> write(node, name, acknowledged, enough)));
                }
                for (int crash = 1; crash <= CRASHES; crash++) {
                    int before = acknowledged.size();
                    Waiting.until(() -> acknowledged.size() > before + 200);
                    postgres.crash();
                    postgres.start();
                }
                int before = acknowledged.size();
                Waiting.until(() -> acknowledged.size() > before + 200);
                enough.set(true);
                for (Future<?> writer : writers) {
                    writer.get(60, TimeUnit.SECONDS);
                }
            }
            Set<String> stored = new HashSet<>();
            long position = 0;
            for (StoredEvent event : there.readStored(0, Integer.MAX_VALUE)) {
                assertThat(event.position()).isEqualTo(position++);
                assertThat(stored.add(event.aggregateId() + "#" + event.sequence()))
                        .isTrue();
            }
            assertThat(stored).containsAll(acknowledged);
            long end = position - 1;
            Waiting.until(() -> here.headPosition() == end && there.headPosition() == end);
        }
    }

    /** One event after another; after a failure it goes on where the aggregate then ends. */
    private static int write(LedgerEngine node, String aggregate, Set<String> acknowledged, AtomicBoolean enough) {
        int failures = 0;
        long next = 0;
        while (!enough.get()) {
            try {
                node.appendEvents(event(aggregate, next));
                acknowledged.add(aggregate + "#" + next);
                next++;
            } catch (EventStoreException away) {
                failures++;
                next = nextSequence(node, aggregate);
            }
        }
        return failures;
    }

    private static long nextSequence(LedgerEngine node, String aggregate) {
        long[] next = new long[1];
        Waiting.until(() -> {
            try {
                next[0] = node.lastSequenceNumberFor(aggregate).orElse(-1L) + 1;
                return true;
            } catch (EventStoreException stillAway) {
                return false;
            }
        });
        return next[0];
    }

    @Test
    void fails_appends_and_reads_clearly_meanwhile_and_serves_both_when_it_is_back() throws Exception {
        try (LedgerEngine engine = open();
                var stream = new LedgerEventSource(engine).openStream(null)) {
            engine.appendEvents(event("audit-1", 0));
            assertThat(stream.nextAvailable().trackingToken().position()).hasValue(0);
            postgres.stop();

            assertThatThrownBy(() -> engine.appendEvents(event("audit-1", 1)))
                    .isInstanceOf(EventStoreException.class)
                    .hasMessageEndingWith("were not stored")
                    .satisfies(
                            failure -> assertThat(LedgerEngine.isAway(failure)).isTrue());
            assertThatThrownBy(() -> engine.readStored(0, 1))
                    .isInstanceOf(EventStoreException.class)
                    .satisfies(
                            failure -> assertThat(LedgerEngine.isAway(failure)).isTrue());
            postgres.start();

            engine.appendEvents(events("audit-1", 1, 3));
            assertThat(Events.texts(engine, "audit-1")).hasSize(3);
            assertThat(stream.nextAvailable().trackingToken().position()).hasValue(1);
        }
    }

    @Test
    void is_not_noticed_by_whoever_asks_only_when_it_is_back() {
        try (LedgerEngine engine = open()) {
            engine.appendEvents(event("audit-1", 0));
            assertThat(engine.readStored(0, 1)).hasSize(1);
            postgres.stop();
            postgres.start();

            engine.appendEvents(event("audit-1", 1));
            assertThat(engine.readStored(0, 10)).hasSize(2);
        }
    }

    @Test
    void names_no_value_of_a_taken_key() {
        try (LedgerEngine engine = open()) {
            engine.appendEvents(event("audit-1", 0));
            assertThatThrownBy(() -> engine.appendEvents(event("audit-1", 0, "a secret")))
                    .rootCause()
                    .hasMessageNotContaining("secret");
        }
    }
}

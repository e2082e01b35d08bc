package org.caseledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.eventstore.Events.event;
import static org.caseledger.eventstore.Events.events;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("64 writers at once")
class ConcurrentWritersTest extends EngineTest {
    private static final int WRITERS = 64;

    @Test
    void to_distinct_aggregates_all_succeed() throws Exception {
        int appends = 100;
        inParallel(WRITERS, writer -> {
            for (int i = 0; i < appends; i++) {
                engine.appendEvents(event("audit-" + writer, i));
            }
        });

        assertThat(engine.headPosition()).isEqualTo(WRITERS * appends - 1);
        for (int writer = 0; writer < WRITERS; writer++) {
            assertThat(Events.texts(engine, "audit-" + writer))
                    .containsExactlyElementsOf(events("audit-" + writer, 0, appends).stream()
                            .map(Events::text)
                            .toList());
        }
    }

    @Test
    void to_one_aggregate_exactly_one_wins_each_sequence() throws Exception {
        AtomicInteger won = new AtomicInteger();
        AtomicInteger lost = new AtomicInteger();
        inParallel(WRITERS, writer -> {
            for (int i = 0; i < 50; i++) {
                try {
                    engine.appendEvents(event("audit-1", i, "by " + writer));
                    won.incrementAndGet();
                } catch (ConcurrencyException | AggregateStreamCreationException e) {
                    lost.incrementAndGet();
                }
            }
        });

        assertThat(won).hasValue(50);
        assertThat(lost).hasValue(WRITERS * 50 - 50);
        assertThat(Events.texts(engine, "audit-1")).hasSize(50);
        assertThat(engine.headPosition()).isEqualTo(49);
    }

    @Test
    void readers_see_every_event_once_and_in_order_meanwhile() throws Exception {
        int total = WRITERS * 60;
        AtomicLong known = new AtomicLong(-1);
        AtomicBoolean announcedTwice = new AtomicBoolean();
        List<Future<List<Long>>> readers = new ArrayList<>();
        engine.onAppend(head -> {
            if (known.getAndSet(head) >= head) {
                announcedTwice.set(true);
            }
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int reader = 0; reader < 3; reader++) {
                readers.add(threads.submit(() -> read(total)));
            }
            inParallel(WRITERS, writer -> {
                for (int i = 0; i < 20; i++) {
                    engine.appendEvents(events("audit-" + writer, i * 3, i * 3 + 3));
                    assertThat(engine.lastSequenceNumberFor("audit-" + writer)).contains(i * 3L + 2);
                }
            });
            for (Future<List<Long>> reader : readers) {
                assertThat(reader.get())
                        .containsExactlyElementsOf(
                                LongStream.range(0, total).boxed().toList());
            }
        }
        assertThat(known).hasValue(total - 1);
        assertThat(announcedTwice).isFalse();
    }

    private List<Long> read(int events) throws InterruptedException {
        List<Long> positions = new ArrayList<>();
        try (var stream = new LedgerEventSource(engine).openStream(null)) {
            while (positions.size() < events) {
                positions.add(stream.nextAvailable().trackingToken().position().orElseThrow());
            }
        }
        return positions;
    }

    @FunctionalInterface
    private interface Writer {
        void write(int writer) throws Exception;
    }

    private static void inParallel(int writers, Writer writer) throws Exception {
        List<Future<?>> done = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int w = 0; w < writers; w++) {
                int number = w;
                done.add(threads.submit(() -> {
                    writer.write(number);
                    return number;
                }));
            }
        }
        for (Future<?> one : done) {
            one.get();
        }
    }
}

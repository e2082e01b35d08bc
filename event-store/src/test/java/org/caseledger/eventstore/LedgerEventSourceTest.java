package org.caseledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseledger.eventstore.Events.event;
import static org.caseledger.eventstore.Events.events;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Streaming")
class LedgerEventSourceTest extends EngineTest {
    private LedgerEventSource source;

    @BeforeEach
    void source() {
        source = new LedgerEventSource(engine);
    }

    @Test
    void a_stream_gives_what_is_there_and_then_what_comes() throws Exception {
        engine.appendEvents(events("audit-1", 0, 2));
        try (var stream = source.openStream(source.createTailToken())) {
            assertThat(stream.peek()).map(LedgerEventSourceTest::position).contains(0L);
            assertThat(position(stream.nextAvailable())).isZero();
            assertThat(position(stream.nextAvailable())).isEqualTo(1);
            assertThat(stream.hasNextAvailable()).isFalse();
            assertThat(stream.peek()).isEmpty();

            engine.appendEvents(event("audit-1", 2));
            assertThat(stream.hasNextAvailable()).isTrue();
            assertThat(position(stream.nextAvailable())).isEqualTo(2);
        }
    }

    @Test
    void waiting_ends_with_a_commit() throws Exception {
        try (var stream = source.openStream(null)) {
            CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> {
                try {
                    return stream.hasNextAvailable(1, TimeUnit.HOURS);
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            engine.appendEvents(event("audit-1", 0));

            assertThat(waiting.get(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void waiting_ends_with_the_time_or_with_closing() throws Exception {
        var stream = source.openStream(null);
        assertThat(stream.hasNextAvailable(1, TimeUnit.NANOSECONDS)).isFalse();

        CompletableFuture<?> waiting = CompletableFuture.runAsync(() -> assertThatThrownBy(stream::nextAvailable)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the stream is closed"));
        stream.close();
        waiting.get(60, TimeUnit.SECONDS);
        assertThat(stream.hasNextAvailable()).isFalse();
    }

    @Test
    void the_callback_is_run_after_every_commit_until_the_stream_is_closed() {
        AtomicInteger called = new AtomicInteger();
        try (var stream = source.openStream(null)) {
            assertThat(stream.setOnAvailableCallback(called::incrementAndGet)).isTrue();
            assertThat(called).hasValue(0);
            engine.appendEvents(event("audit-1", 0));
            engine.appendEvents(event("audit-1", 1));
            assertThat(called).hasValue(2);
        }
        engine.appendEvents(event("audit-1", 2));
        assertThat(called).hasValue(2);
    }

    @Test
    void the_callback_is_run_at_once_when_events_wait() {
        engine.appendEvents(event("audit-1", 0));
        AtomicInteger called = new AtomicInteger();
        try (var stream = source.openStream(null)) {
            stream.setOnAvailableCallback(called::incrementAndGet);
        }
        assertThat(called).hasValue(1);
    }

    @Test
    void a_listener_that_fails_hinders_nobody() {
        AtomicInteger heard = new AtomicInteger(-1);
        engine.onAppend(head -> {
            throw new AssertionError("a test's");
        });
        var hearing = engine.onAppend(head -> heard.set((int) head));

        engine.appendEvents(events("audit-1", 0, 3));
        hearing.cancel();
        engine.appendEvents(event("audit-2", 0));

        assertThat(heard).hasValue(2);
        assertThat(engine.headPosition()).isEqualTo(3);
    }

    @Test
    void a_listener_cannot_append_and_wait_for_itself() {
        AtomicInteger refused = new AtomicInteger();
        engine.onAppend(head -> {
            try {
                engine.appendEvents(event("audit-2", 0));
            } catch (IllegalStateException e) {
                refused.incrementAndGet();
            }
        });
        engine.appendEvents(event("audit-1", 0));

        assertThat(refused).hasValue(1);
    }

    @Test
    void a_pooled_processor_handles_every_event_once() {
        List<Long> handled = Collections.synchronizedList(new ArrayList<>());
        engine.appendEvents(events("audit-1", 0, 1_500));
        // One, as in the product: Axon's coordinator asks its stream for more after it has let another of its tasks
        // begin.
        var reader = Executors.newSingleThreadScheduledExecutor();
        var threads = Executors.newScheduledThreadPool(2);
        var processor = PooledStreamingEventProcessor.builder()
                .name("test")
                .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                        .eventHandlers((EventMessageHandler) event -> {
                            handled.add(position((TrackedEventMessage<?>) event));
                            return handled;
                        })
                        .build())
                .messageSource(source)
                .tokenStore(new InMemoryTokenStore())
                .transactionManager(NoTransactionManager.instance())
                .coordinatorExecutor(reader)
                .workerExecutor(threads)
                .initialSegmentCount(1)
                .batchSize(100)
                .build();
        processor.start();
        try {
            Waiting.until(() -> handled.size() >= 1_500);
            for (int i = 1_500; i < 1_600; i++) {
                engine.appendEvents(event("audit-1", i));
            }
            Waiting.until(() -> handled.size() >= 1_600);
        } finally {
            processor.shutDown();
            reader.shutdownNow();
            threads.shutdownNow();
        }
        assertThat(handled)
                .containsExactlyElementsOf(LongStream.range(0, 1_600).boxed().toList());
    }

    @Test
    void axons_embedded_store_publishes_and_loads_without_reading_in_the_background() {
        EmbeddedEventStore store =
                EmbeddedEventStore.builder().storageEngine(engine).build();
        try {
            EventMessage<?> command = event("audit-1", 0);
            DefaultUnitOfWork.startAndGet(command).execute(() -> {
                store.publish(event("audit-1", 0), event("audit-1", 1));
                assertThat(engine.headPosition()).isEqualTo(-1);
            });

            assertThat(engine.headPosition()).isEqualTo(1);
            assertThat(store.readEvents("audit-1").asStream().map(Events::text))
                    .containsExactly("audit-1#0", "audit-1#1");
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> thread.getThreadGroup() != null
                            && thread.getThreadGroup().getName().equals(EmbeddedEventStore.class.getSimpleName()))
                    .isEmpty();
        } finally {
            store.shutDown();
        }
    }

    private static long position(TrackedEventMessage<?> event) {
        return event.trackingToken().position().orElseThrow();
    }
}

package org.caseledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;
import static org.caseledger.eventstore.Events.event;
import static org.caseledger.eventstore.Events.events;
import static org.caseledger.eventstore.Events.list;
import static org.caseledger.eventstore.Events.texts;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Appending")
class AppendingTest extends EngineTest {

    @Test
    void an_appended_event_is_read_back_as_it_was() {
        DomainEventMessage<?> event = event("audit-1", 0);

        engine.appendEvents(event);

        DomainEventMessage<?> read = engine.readEvents("audit-1").next();
        assertThat(read.getIdentifier()).isEqualTo(event.getIdentifier());
        assertThat(read.getType()).isEqualTo("Audit");
        assertThat(read.getAggregateIdentifier()).isEqualTo("audit-1");
        assertThat(read.getSequenceNumber()).isZero();
        assertThat(read.getPayload()).isEqualTo(event.getPayload());
        assertThat(read.getMetaData()).isEqualTo(MetaData.with("by", "A-1"));
    }

    @Test
    void an_aggregate_is_read_in_order_from_any_sequence() {
        engine.appendEvents(events("audit-1", 0, 3));
        engine.appendEvents(events("audit-2", 0, 2));
        engine.appendEvents(events("audit-1", 3, 5));

        assertThat(texts(engine, "audit-1"))
                .containsExactly("audit-1#0", "audit-1#1", "audit-1#2", "audit-1#3", "audit-1#4");
        assertThat(engine.readEvents("audit-1", 3).asStream().map(Events::text))
                .containsExactly("audit-1#3", "audit-1#4");
        assertThat(engine.readEvents("audit-3").hasNext()).isFalse();
    }

    @Test
    void an_aggregate_longer_than_a_page_is_read_whole() {
        engine.appendEvents(events("audit-1", 0, 2_500));

        var stream = engine.readEvents("audit-1");

        assertThat(stream.asStream().map(DomainEventMessage::getSequenceNumber))
                .hasSize(2_500)
                .isSorted();
        assertThat(stream.getLastSequenceNumber()).isEqualTo(2_499);
    }

    @Test
    void the_last_sequence_of_an_aggregate_is_known() {
        engine.appendEvents(events("audit-1", 0, 3));

        assertThat(engine.lastSequenceNumberFor("audit-1")).contains(2L);
        assertThat(engine.lastSequenceNumberFor("audit-2")).isEmpty();
    }

    @Test
    void a_sequence_that_is_taken_is_a_concurrency_exception() {
        engine.appendEvents(events("audit-1", 0, 2));

        assertThatThrownBy(() -> engine.appendEvents(event("audit-1", 1, "late")))
                .isInstanceOf(ConcurrencyException.class)
                .hasMessage("aggregate audit-1 already has an event at sequence 1");
        assertThat(texts(engine, "audit-1")).containsExactly("audit-1#0", "audit-1#1");
    }

    @Test
    void an_aggregate_that_exists_cannot_be_created_again() {
        engine.appendEvents(event("audit-1", 0));

        assertThatThrownBy(() -> engine.appendEvents(event("audit-1", 0, "again")))
                .isInstanceOf(AggregateStreamCreationException.class)
                .hasMessage("aggregate audit-1 already exists");
    }

    @Test
    void the_events_of_one_call_are_stored_all_or_none() {
        engine.appendEvents(event("audit-1", 2));

        assertThatThrownBy(() -> engine.appendEvents(events("audit-1", 0, 4)))
                .isInstanceOf(AggregateStreamCreationException.class);

        assertThat(texts(engine, "audit-1")).containsExactly("audit-1#2");
        assertThat(engine.headPosition()).isZero();
    }

    @Test
    void a_failed_call_uses_no_position() {
        engine.appendEvents(event("audit-1", 0));
        assertThat(catchThrowable(() -> engine.appendEvents(list(event("audit-2", 0), event("audit-1", 0)))))
                .isNotNull();
        engine.appendEvents(event("audit-3", 0));

        assertThat(engine.readStored(0, 10))
                .extracting(StoredEvent::position, StoredEvent::aggregateId)
                .containsExactly(tuple(0L, "audit-1"), tuple(1L, "audit-3"));
    }

    @Test
    void aggregates_are_found_by_how_their_ids_begin() {
        engine.appendEvents(event("subject:b", 0));
        engine.appendEvents(event("subject:a", 0));
        engine.appendEvents(event("subject:b", 1));
        engine.appendEvents(event("subject", 0));
        engine.appendEvents(event("subjects:a", 0));

        assertThat(engine.aggregatesBeginningWith("subject:")).containsExactly("subject:a", "subject:b");
        assertThat(engine.aggregatesBeginningWith("team:")).isEmpty();
    }

    @Test
    void a_duplicate_in_a_group_fails_alone() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger commits = new AtomicInteger();
        List<Future<?>> distinct = new ArrayList<>();
        List<Future<?>> same = new ArrayList<>();
        holdWriterAtFirstCommit(release, commits);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> first = threads.submit(() -> engine.appendEvents(event("first", 0)));
            Waiting.until(() -> commits.get() == 1);
            for (int i = 0; i < 20; i++) {
                String aggregate = "audit-" + i;
                distinct.add(threads.submit(() -> engine.appendEvents(events(aggregate, 0, 2))));
                same.add(threads.submit(() -> engine.appendEvents(events("same", 0, 2))));
            }
            Waiting.until(() -> engine.waiting() == 40);
            release.countDown();
            first.get();
            for (Future<?> append : distinct) {
                append.get();
            }
        }

        assertThat(commits).as("the forty came in one group").hasValue(2);
        assertThat(same)
                .filteredOn(append -> append.state() == Future.State.SUCCESS)
                .hasSize(1);
        assertThat(same)
                .filteredOn(append -> append.state() == Future.State.FAILED)
                .hasSize(19)
                .allSatisfy(append ->
                        assertThat(append.exceptionNow()).isInstanceOf(AggregateStreamCreationException.class));
        assertThat(engine.headPosition()).isEqualTo(42);
        assertThat(engine.readStored(0, 100))
                .extracting(StoredEvent::position)
                .hasSize(43)
                .isSorted();
    }

    @Test
    void an_interrupted_caller_still_gets_the_outcome_and_keeps_its_interrupt() {
        Thread.currentThread().interrupt();

        engine.appendEvents(event("audit-1", 0));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(texts(engine, "audit-1")).containsExactly("audit-1#0");
    }

    @Test
    void an_event_of_no_aggregate_is_refused() {
        assertThatThrownBy(() -> engine.appendEvents(GenericEventMessage.asEventMessage(new Events.Noted("loose"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("events of aggregates only")
                .hasMessageNotContaining("loose");
        assertThatThrownBy(() -> engine.appendEvents(
                        new GenericDomainEventMessage<>(null, "audit-1", 0, new Events.Noted("typeless"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_event_beyond_1_MiB_is_refused() {
        String text = "x".repeat(PendingEvent.MAX_BYTES);

        assertThatThrownBy(() -> engine.appendEvents(event("audit-1", 0, text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("an event may have 1048576 bytes");
    }

    /** Stored, it would be another id, and the event another leaf of the log. */
    @Test
    void an_id_with_half_a_character_is_refused() {
        assertThatThrownBy(() -> engine.appendEvents(event("audit-\ud800", 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("whole characters");
        engine.appendEvents(event("audit-\ud83d\ude00", 0));

        assertThat(engine.headPosition()).isEqualTo(0);
    }

    @Test
    void appending_nothing_is_nothing() {
        engine.appendEvents(List.of());

        assertThat(engine.headPosition()).isEqualTo(-1);
    }

    @Test
    void a_closed_engine_refuses() {
        engine.close();

        assertThatThrownBy(() -> engine.appendEvents(event("audit-1", 0)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the store is closed");
        assertThatThrownBy(() -> engine.readEvents("audit-1")).isInstanceOf(IllegalStateException.class);
    }

    /** Listeners run on the writer's thread, so one that waits holds it. */
    private void holdWriterAtFirstCommit(CountDownLatch release, AtomicInteger commits) {
        engine.onAppend(head -> {
            if (commits.incrementAndGet() == 1) {
                Waiting.uninterruptibly(release);
            }
        });
    }
}

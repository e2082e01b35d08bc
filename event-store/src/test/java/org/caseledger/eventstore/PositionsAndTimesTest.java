package org.caseledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseledger.eventstore.Events.event;
import static org.caseledger.eventstore.Events.events;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Positions, recorded times and tokens")
class PositionsAndTimesTest extends EngineTest {

    @Test
    void an_empty_ledger_has_no_position() {
        assertThat(engine.headPosition()).isEqualTo(-1);
        assertThat(engine.positionAt(Instant.MAX)).isEqualTo(-1);
        assertThat(engine.readStored(0, 10)).isEmpty();
        assertThat(engine.createHeadToken()).isEqualTo(engine.createTailToken());
    }

    @Test
    void positions_are_dense_from_zero_and_go_on_after_reopening() {
        engine.appendEvents(events("audit-1", 0, 3));
        engine.appendEvents(event("audit-2", 0));
        reopen();
        assertThat(engine.headPosition()).isEqualTo(3);
        engine.appendEvents(event("audit-3", 0));

        assertThat(engine.readStored(0, 100)).extracting(StoredEvent::position).containsExactly(0L, 1L, 2L, 3L, 4L);
    }

    @Test
    void stored_rows_are_read_in_pages_as_they_are() {
        engine.appendEvents(events("audit-1", 0, 5));

        StoredEvent third = engine.readStored(2, 2).getFirst();

        assertThat(engine.readStored(2, 2)).hasSize(2);
        assertThat(third.position()).isEqualTo(2);
        assertThat(third.type()).isEqualTo(Events.Noted.class.getName());
        assertThat(third.revision()).isNull();
        assertThat(third.aggregateType()).isEqualTo("Audit");
        assertThat(third.sequence()).isEqualTo(2);
        assertThat(third.recordedAt()).isEqualTo(now.toEpochMilli());
        assertThat(third.payload()).asString().isEqualTo("{\"text\":\"audit-1#2\"}");
        assertThat(third.metadata()).asString().contains("\"by\":\"A-1\"");
        assertThatThrownBy(() -> engine.readStored(-1, 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> engine.readStored(0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_recorded_time_is_the_ledgers_and_the_timestamp_that_is_read() {
        now = Instant.parse("2030-01-02T03:04:05.678901Z");

        engine.appendEvents(event("audit-1", 0));

        assertThat(engine.readEvents("audit-1").next().getTimestamp())
                .isEqualTo(Instant.parse("2030-01-02T03:04:05.678Z"));
    }

    @Test
    void recorded_time_never_decreases_when_the_clock_is_set_back() {
        Instant nine = now;
        engine.appendEvents(event("audit-1", 0));
        now = nine.minusSeconds(3_600);
        engine.appendEvents(event("audit-2", 0));
        reopen();
        engine.appendEvents(event("audit-3", 0));
        now = nine.plusMillis(1);
        engine.appendEvents(event("audit-4", 0));

        long then = nine.toEpochMilli();
        assertThat(engine.readStored(0, 10))
                .extracting(StoredEvent::recordedAt)
                .containsExactly(then, then, then, then + 1);
    }

    @Test
    void the_events_of_one_call_have_one_recorded_time() {
        engine.close();
        List<Instant> ticks = new ArrayList<>();
        try (var ticking = store.open(folder, NoOpEventUpcaster.INSTANCE, () -> {
            ticks.add(now.plusSeconds(ticks.size()));
            return ticks.getLast();
        })) {
            ticking.appendEvents(events("audit-1", 0, 3));

            assertThat(ticking.readStored(0, 10).stream()
                            .map(StoredEvent::recordedAt)
                            .distinct())
                    .hasSize(1);
        }
    }

    @Test
    void an_instant_resolves_to_the_last_position_recorded_by_then() {
        Instant nine = now;
        appendAt(nine, "a", 2);
        appendAt(nine.plusMillis(10), "b", 3);
        appendAt(nine.plusMillis(20), "c", 1);

        assertThat(engine.positionAt(nine.minusMillis(1))).isEqualTo(-1);
        assertThat(engine.positionAt(nine)).isEqualTo(1);
        assertThat(engine.positionAt(nine.plusNanos(9_999_999))).isEqualTo(1);
        assertThat(engine.positionAt(nine.plusMillis(10))).isEqualTo(4);
        assertThat(engine.positionAt(nine.plusMillis(19))).isEqualTo(4);
        assertThat(engine.positionAt(nine.plusMillis(20))).isEqualTo(5);
        assertThat(engine.positionAt(Instant.MAX)).isEqualTo(5);
        assertThat(engine.positionAt(Instant.MIN)).isEqualTo(-1);
    }

    @Test
    void every_instant_resolves_as_a_scan_would() {
        Instant nine = now;
        for (int i = 0; i < 60; i++) {
            appendAt(nine.plusMillis((long) i * i / 7), "audit-" + i, 1 + i % 3);
        }
        List<StoredEvent> all = engine.readStored(0, 1_000);

        for (long millis = -2; millis < 510; millis++) {
            Instant instant = nine.plusMillis(millis);
            long scanned = all.stream()
                    .filter(event -> event.recordedAt() <= instant.toEpochMilli())
                    .mapToLong(StoredEvent::position)
                    .max()
                    .orElse(-1);
            assertThat(engine.positionAt(instant)).isEqualTo(scanned);
        }
    }

    @Test
    void from_the_tail_token_everything_is_read() {
        engine.appendEvents(events("audit-1", 0, 3));

        assertThat(positions(engine.createTailToken())).containsExactly(0L, 1L, 2L);
        assertThat(positions(null)).containsExactly(0L, 1L, 2L);
    }

    @Test
    void from_the_head_token_only_what_comes_later_is_read() {
        engine.appendEvents(events("audit-1", 0, 3));
        TrackingToken head = engine.createHeadToken();

        assertThat(positions(head)).isEmpty();
        engine.appendEvents(events("audit-1", 3, 5));
        assertThat(positions(head)).containsExactly(3L, 4L);
    }

    @Test
    void from_a_token_at_an_instant_the_events_recorded_then_or_later_are_read() {
        Instant nine = now;
        appendAt(nine, "a", 2);
        appendAt(nine.plusMillis(10), "b", 2);

        assertThat(positions(engine.createTokenAt(nine))).containsExactly(0L, 1L, 2L, 3L);
        assertThat(positions(engine.createTokenAt(nine.plusNanos(1)))).containsExactly(2L, 3L);
        assertThat(positions(engine.createTokenAt(nine.plusMillis(10)))).containsExactly(2L, 3L);
        assertThat(positions(engine.createTokenAt(nine.plusMillis(11)))).isEmpty();
        assertThat(positions(engine.createTokenAt(Instant.MIN))).hasSize(4);
    }

    @Test
    void a_token_is_the_position() {
        engine.appendEvents(events("audit-1", 0, 2));

        assertThat(engine.readEvents(engine.createTailToken(), false).map(TrackedEventMessage::trackingToken))
                .containsExactly(new GlobalSequenceTrackingToken(0), new GlobalSequenceTrackingToken(1));
    }

    @Test
    void a_replays_token_reads_from_where_the_replay_stands_and_a_foreign_one_is_refused() {
        engine.appendEvents(events("audit-1", 0, 4));
        TrackingToken replay =
                ReplayToken.createReplayToken(engine.createHeadToken(), new GlobalSequenceTrackingToken(1));

        assertThat(positions(replay)).containsExactly(2L, 3L);
        assertThatThrownBy(() -> positions(GapAwareTrackingToken.newInstance(3, List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("GlobalSequenceTrackingToken");
    }

    @Test
    void more_than_a_page_is_read_once_and_in_order() {
        engine.appendEvents(events("audit-1", 0, 2_000));
        engine.appendEvents(events("audit-2", 0, 501));

        assertThat(positions(null))
                .containsExactlyElementsOf(LongStream.range(0, 2_501).boxed().toList());
    }

    private void appendAt(Instant instant, String aggregate, int events) {
        now = instant;
        engine.appendEvents(events(aggregate, 0, events));
    }

    private List<Long> positions(@Nullable TrackingToken token) {
        return engine.readEvents(token, false)
                .map(event -> event.trackingToken().position().orElseThrow())
                .toList();
    }
}

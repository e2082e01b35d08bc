package org.caseledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.eventstore.Events.event;
import static org.caseledger.eventstore.Events.events;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The ledger's tail")
class LedgerTailTest extends EngineTest {
    private static final int BYTES_EACH = 100;
    private static final long UNKNOWN_FURTHER = -1;

    private final LedgerTail tail = new LedgerTail(5 * BYTES_EACH);

    private static StoredEvent stored(long position) {
        return new StoredEvent(
                position, "id", "Noted", null, "Audit", "a", position, 0, new byte[40], new byte[BYTES_EACH - 40]);
    }

    private void committed(long from, long end) {
        tail.committed(
                LongStream.range(from, end).mapToObj(LedgerTailTest::stored).toList());
    }

    private Optional<List<Long>> held(long from, int limit, long head) {
        return tail.from(from, limit, head)
                .map(events -> events.stream().map(StoredEvent::position).toList());
    }

    @Test
    void gives_what_was_committed_last_and_nothing_from_before_that() {
        committed(0, 2);
        committed(2, 4);

        assertThat(held(0, 4, UNKNOWN_FURTHER)).contains(List.of(0L, 1L, 2L, 3L));
        assertThat(held(1, 2, UNKNOWN_FURTHER)).contains(List.of(1L, 2L));
        assertThat(held(4, 1, UNKNOWN_FURTHER)).isEmpty();

        committed(4, 7);

        assertThat(held(1, 2, UNKNOWN_FURTHER))
                .as("two made room for the bytes of the last")
                .isEmpty();
        assertThat(held(2, 9, UNKNOWN_FURTHER)).contains(List.of(2L, 3L, 4L, 5L, 6L));
    }

    @Test
    void holds_nothing_but_an_event_that_is_too_large_for_all_others() {
        LedgerTail narrow = new LedgerTail(BYTES_EACH - 1);

        narrow.committed(List.of(stored(0)));
        narrow.committed(List.of(stored(1)));

        assertThat(narrow.from(0, 1, UNKNOWN_FURTHER)).isEmpty();
        assertThat(narrow.from(1, 1, UNKNOWN_FURTHER)).isEmpty();
    }

    @Test
    void gives_fewer_than_wanted_only_where_the_ledger_is_known_to_go_no_further() {
        committed(0, 3);

        assertThat(held(0, 4, 2)).contains(List.of(0L, 1L, 2L));
        assertThat(held(0, 4, 3)).as("another process appended").isEmpty();
        assertThat(held(0, 3, 3)).contains(List.of(0L, 1L, 2L));
    }

    @Test
    void begins_anew_after_what_another_process_appended() {
        committed(0, 2);
        committed(3, 5);

        assertThat(held(0, 2, 4)).isEmpty();
        assertThat(held(3, 2, 4)).contains(List.of(3L, 4L));
    }

    @Test
    void holds_nothing_once_told_to_forget() {
        committed(0, 2);

        tail.clear();

        assertThat(held(0, 2, 1)).isEmpty();
        committed(2, 3);
        assertThat(held(2, 1, 2)).contains(List.of(2L));
    }

    @Test
    void never_holds_more_events_than_it_has_places() {
        LedgerTail wide = new LedgerTail(Long.MAX_VALUE);
        for (long from = 0; from < 10_000; from += 100) {
            wide.committed(LongStream.range(from, from + 100)
                    .mapToObj(LedgerTailTest::stored)
                    .toList());
        }

        assertThat(wide.from(10_000 - 8_192 - 1, 1, 9_999)).isEmpty();
        assertThat(wide.from(10_000 - 8_192, 10_000, 9_999).orElseThrow())
                .extracting(StoredEvent::position)
                .containsExactlyElementsOf(
                        LongStream.range(10_000 - 8_192, 10_000).boxed().toList());
    }

    @Test
    void is_what_the_database_holds() {
        engine.appendEvents(events("a", 0, 3));
        engine.appendEvents(List.of(event("b", 0), event("a", 3, "Ynys Môn")));
        List<StoredEvent> fromMemory = engine.readStored(0, 10);

        reopen();

        assertThat(fromMemory).hasSize(5);
        assertThat(engine.readStored(0, 10))
                .usingRecursiveComparison()
                .as("read from the database")
                .isEqualTo(fromMemory);
    }
}

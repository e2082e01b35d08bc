package org.caseledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass(name = "on {0}")
@EnumSource(Store.class)
class RestoringTest {

    private static final byte[] JSON = "{}".getBytes(StandardCharsets.UTF_8);

    @Parameter
    Store store = Store.SQLITE;

    @TempDir
    private Path folder;

    private static StoredEvent event(long position, String aggregate, long sequence, long recordedAt) {
        return new StoredEvent(
                position, "id-" + position, "Told", "1", "thing", aggregate, sequence, recordedAt, JSON, JSON);
    }

    private LedgerEngine open() {
        return store.open(folder);
    }

    @Test
    void keepsPositionsAndRecordedTimesAndGoesOnAfterThem() {
        try (LedgerEngine engine = open()) {
            long restored = engine.restore(
                    List.of(event(0, "thing:1", 0, 1_000), event(1, "thing:2", 0, 1_000), event(2, "thing:1", 1, 2_000))
                            .iterator());

            assertThat(restored).isEqualTo(3);
            assertThat(engine.headPosition()).isEqualTo(2);
            assertThat(engine.readStored(0, 10))
                    .extracting(StoredEvent::position, StoredEvent::id, StoredEvent::recordedAt)
                    .containsExactly(tuple(0L, "id-0", 1_000L), tuple(1L, "id-1", 1_000L), tuple(2L, "id-2", 2_000L));
            assertThat(engine.lastSequenceNumberFor("thing:1")).contains(1L);
            assertThatThrownBy(() -> engine.restore(
                            List.of(event(0, "thing:3", 0, 3_000)).iterator()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("not empty");
        }
    }

    @Test
    void restoresNothingWhereOneEventDoesNotFollowTheOthers() {
        List<List<StoredEvent>> wrong = List.of(
                List.of(event(0, "thing:1", 0, 1_000), event(2, "thing:2", 0, 1_000)),
                List.of(event(0, "thing:1", 0, 1_000), event(1, "thing:2", 0, 999)),
                List.of(event(0, "thing:1", 0, 1_000), event(1, "thing:1", 0, 1_000)),
                List.of(event(0, "thing:\udc00", 0, 1_000)));
        try (LedgerEngine engine = open()) {
            for (List<StoredEvent> events : wrong) {
                assertThatThrownBy(() -> engine.restore(events.iterator()))
                        .isInstanceOf(IllegalArgumentException.class);
                assertThat(engine.headPosition()).isEqualTo(-1);
                assertThat(engine.readStored(0, 10)).isEmpty();
            }
            assertThat(engine.restore(List.of(event(0, "thing:1", 0, 1_000)).iterator()))
                    .isEqualTo(1);
        }
    }
}

package org.caseledger.eventstore.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseledger.eventstore.log.StoredLog.NOTHING;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.caseledger.eventstore.log.StoredLog.CheckpointRow;
import org.caseledger.eventstore.log.StoredLog.TileRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the log's tables promise on every database. */
abstract class StoredLogTest {

    /** Opens the log of this test, or opens it again. */
    abstract StoredLog open();

    @Test
    void keeps_tiles_and_checkpoints_after_it_was_closed() {
        try (StoredLog store = open()) {
            assertThat(store.lowestTiles()).isZero();
            assertThat(store.latest()).isEmpty();
            store.keepTiles(List.of(tile(0, 0, 1), tile(0, 1, 2), tile(1, 0, 3)));
            assertThat(store.keepCheckpoint(new CheckpointRow(512, "first"), NOTHING))
                    .isTrue();
            assertThat(store.keepCheckpoint(new CheckpointRow(600, "second"), 512))
                    .isTrue();
        }
        try (StoredLog store = open()) {
            assertThat(store.lowestTiles()).isEqualTo(2);
            assertThat(store.tile(0, 1)).contains(new byte[] {2});
            assertThat(store.tile(1, 0)).contains(new byte[] {3});
            assertThat(store.tile(0, 2)).isEmpty();
            assertThat(store.latest()).contains(new CheckpointRow(600, "second"));
            assertThat(store.checkpoint(512)).contains(new CheckpointRow(512, "first"));
            assertThat(store.checkpoint(513)).isEmpty();
            assertThat(store.checkpointsAfter(NOTHING, 1)).containsExactly(new CheckpointRow(512, "first"));
            assertThat(store.checkpointsAfter(512, 9)).containsExactly(new CheckpointRow(600, "second"));
        }
    }

    @Test
    void changes_nothing_that_it_keeps() {
        try (StoredLog store = open()) {
            store.keepTiles(List.of(tile(0, 0, 1)));
            store.keepTiles(List.of(tile(0, 0, 9), tile(0, 1, 2)));
            store.keepCheckpoint(new CheckpointRow(3, "signed"), NOTHING);

            assertThat(store.tile(0, 0)).contains(new byte[] {1});
            assertThat(store.tile(0, 1)).contains(new byte[] {2});
            assertThat(store.keepCheckpoint(new CheckpointRow(3, "another"), NOTHING))
                    .isFalse();
            assertThat(store.latest()).contains(new CheckpointRow(3, "signed"));
        }
    }

    @Test
    void replaces_all_of_its_tiles_or_none() {
        try (StoredLog store = open()) {
            store.keepTiles(List.of(tile(0, 0, 1), tile(0, 1, 2)));
            store.keepCheckpoint(new CheckpointRow(3, "signed"), NOTHING);
            Iterator<TileRow> breaksOff =
                    Stream.of(9, 0).map(number -> tile(0, 0, 9 / number)).iterator();

            assertThatThrownBy(() -> store.replaceTiles(breaksOff)).isInstanceOf(ArithmeticException.class);
            assertThat(store.tile(0, 0)).contains(new byte[] {1});

            store.replaceTiles(List.of(tile(0, 0, 7)).iterator());
            assertThat(store.tile(0, 0)).contains(new byte[] {7});
            assertThat(store.tile(0, 1)).isEmpty();
            assertThat(store.latest()).contains(new CheckpointRow(3, "signed"));
        }
    }

    @Test
    void takes_a_checkpoint_after_the_newest_alone() {
        try (StoredLog one = open()) {
            one.keepCheckpoint(new CheckpointRow(3, "first"), NOTHING);
            assertThat(one.keepCheckpoint(new CheckpointRow(9, "of one"), 3)).isTrue();

            assertThat(one.keepCheckpoint(new CheckpointRow(7, "smaller, after the same"), 3))
                    .isFalse();
            assertThat(one.keepCheckpoint(new CheckpointRow(11, "larger, after the same"), 3))
                    .isFalse();
            assertThat(one.checkpointsAfter(NOTHING, 9))
                    .containsExactly(new CheckpointRow(3, "first"), new CheckpointRow(9, "of one"));
        }
    }

    @Test
    void keeps_the_lines_of_witnesses_in_the_order_in_which_they_came() {
        try (StoredLog store = open()) {
            store.keepCosignature(7, "second by name, first to come");
            store.keepCosignature(7, "another");
            store.keepCosignature(7, "another");
        }
        try (StoredLog store = open()) {
            assertThat(store.cosignatures(7)).containsExactly("second by name, first to come", "another");
            assertThat(store.cosignatures(8)).isEmpty();
        }
    }

    @Test
    void is_copied_as_far_as_is_wanted_and_goes_on_from_there(@TempDir Path folder) {
        CheckpointRow first = new CheckpointRow(3, "first");
        CheckpointRow second = new CheckpointRow(5, "second");
        CheckpointRow third = new CheckpointRow(9, "third");
        try (StoredLog store = open();
                StoredLog copy = SqliteLog.open(folder)) {
            store.takeOver(List.of(first, second, third), NOTHING, Map.of());
            store.keepCosignature(5, "a witness's");
            store.keepCosignature(5, "another's");
            store.keepCosignature(9, "under the third");

            LogCopy.run(store, copy, 8);

            assertThat(copy.checkpointsAfter(NOTHING, 9)).containsExactly(first, second);
            assertThat(copy.cosignatures(NOTHING, 9)).isEqualTo(Map.of(5L, List.of("a witness's", "another's")));

            LogCopy.run(store, copy, Long.MAX_VALUE);

            assertThat(copy.checkpointsAfter(NOTHING, 9)).containsExactly(first, second, third);
            assertThat(copy.cosignatures(NOTHING, 9)).isEqualTo(store.cosignatures(NOTHING, 9));
            assertThat(copy.cosignatures(5, 9)).isEqualTo(Map.of(9L, List.of("under the third")));
        }
    }

    static TileRow tile(int level, long index, int content) {
        return new TileRow(level, index, new byte[] {(byte) content});
    }
}

package org.caseledger.eventstore.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.caseledger.eventstore.StoreFileException;
import org.caseledger.eventstore.log.SqliteLogStore.CheckpointRow;
import org.caseledger.eventstore.log.SqliteLogStore.TileRow;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The file of the transparency log")
class SqliteLogStoreTest {

    @TempDir
    private Path folder;

    @Test
    void keeps_tiles_and_checkpoints_after_it_was_closed() {
        try (SqliteLogStore store = SqliteLogStore.open(folder)) {
            assertThat(store.lowestTiles()).isZero();
            assertThat(store.latest()).isEmpty();
            store.keepTiles(List.of(tile(0, 0, 1), tile(0, 1, 2), tile(1, 0, 3)));
            store.keepCheckpoint(new CheckpointRow(512, "first"));
            store.keepCheckpoint(new CheckpointRow(600, "second"));
        }
        try (SqliteLogStore store = SqliteLogStore.open(folder)) {
            assertThat(store.lowestTiles()).isEqualTo(2);
            assertThat(store.tile(0, 1)).contains(new byte[] {2});
            assertThat(store.tile(1, 0)).contains(new byte[] {3});
            assertThat(store.tile(0, 2)).isEmpty();
            assertThat(store.latest()).contains(new CheckpointRow(600, "second"));
            assertThat(store.checkpoint(512)).contains(new CheckpointRow(512, "first"));
            assertThat(store.checkpoint(513)).isEmpty();
        }
    }

    @Test
    void changes_nothing_that_it_keeps() {
        try (SqliteLogStore store = SqliteLogStore.open(folder)) {
            store.keepTiles(List.of(tile(0, 0, 1)));
            store.keepTiles(List.of(tile(0, 0, 9), tile(0, 1, 2)));
            store.keepCheckpoint(new CheckpointRow(3, "signed"));

            assertThat(store.tile(0, 0)).contains(new byte[] {1});
            assertThat(store.tile(0, 1)).contains(new byte[] {2});
            CheckpointRow another = new CheckpointRow(3, "another");
            assertThatThrownBy(() -> store.keepCheckpoint(another)).isInstanceOf(StoreFileException.class);
            assertThat(store.latest()).contains(new CheckpointRow(3, "signed"));
        }
    }

    @Test
    void sets_checkpoints_apart_and_keeps_its_tiles() {
        try (SqliteLogStore store = SqliteLogStore.open(folder)) {
            store.keepTiles(List.of(tile(0, 0, 1)));
            store.keepCheckpoint(new CheckpointRow(3, "signed"));
            store.keepCheckpoint(new CheckpointRow(4, "later"));

            assertThat(store.checkpointsAfter(-1, 1)).containsExactly(new CheckpointRow(3, "signed"));
            assertThat(store.checkpointsAfter(3, 9)).containsExactly(new CheckpointRow(4, "later"));
        }

        SqliteLogStore.setCheckpointsApart(folder, "before.db");

        try (SqliteLogStore store = SqliteLogStore.open(folder)) {
            assertThat(store.tile(0, 0)).contains(new byte[] {1});
            assertThat(store.latest()).isEmpty();
        }
        assertThat(folder.resolve("before.db")).isNotEmptyFile();
    }

    @Test
    void is_copied_without_its_tiles() {
        try (SqliteLogStore store = SqliteLogStore.open(folder)) {
            store.keepTiles(List.of(tile(0, 0, 1)));
            store.keepCheckpoint(new CheckpointRow(3, "signed"));

            SqliteLogStore.copyWithoutTiles(folder, folder.resolve("copy"));
        }
        try (SqliteLogStore copy = SqliteLogStore.open(folder.resolve("copy"))) {
            assertThat(copy.lowestTiles()).isZero();
            assertThat(copy.latest()).contains(new CheckpointRow(3, "signed"));
        }
    }

    private static TileRow tile(int level, long index, int content) {
        return new TileRow(level, index, new byte[] {(byte) content});
    }
}

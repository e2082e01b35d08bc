package org.caseledger.eventstore.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.eventstore.log.StoredLog.NOTHING;

import java.nio.file.Path;
import java.util.List;
import org.caseledger.eventstore.log.StoredLog.CheckpointRow;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The file of the transparency log")
class SqliteLogTest extends StoredLogTest {

    @TempDir
    private Path folder;

    @Override
    StoredLog open() {
        return SqliteLog.open(folder);
    }

    @Test
    void sets_checkpoints_apart_and_keeps_its_tiles() {
        try (StoredLog store = open()) {
            store.keepTiles(List.of(tile(0, 0, 1)));
            store.keepCheckpoint(new CheckpointRow(3, "signed"), NOTHING);
            store.keepCheckpoint(new CheckpointRow(4, "later"), 3);
        }

        SqliteLog.setCheckpointsApart(folder, "before.db");

        try (StoredLog store = open()) {
            assertThat(store.tile(0, 0)).contains(new byte[] {1});
            assertThat(store.latest()).isEmpty();
        }
        assertThat(folder.resolve("before.db")).isNotEmptyFile();
    }

    @Test
    void is_copied_without_its_tiles() {
        try (StoredLog store = open()) {
            store.keepTiles(List.of(tile(0, 0, 1)));
            store.keepCheckpoint(new CheckpointRow(3, "signed"), NOTHING);

            SqliteLog.copyWithoutTiles(folder, folder.resolve("copy"));
        }
        try (StoredLog copy = SqliteLog.open(folder.resolve("copy"))) {
            assertThat(copy.lowestTiles()).isZero();
            assertThat(copy.latest()).contains(new CheckpointRow(3, "signed"));
        }
    }
}

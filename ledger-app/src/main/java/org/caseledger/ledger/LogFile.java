package org.caseledger.ledger;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.caseledger.eventstore.log.SqliteLogStore;
import org.caseledger.eventstore.log.SqliteLogStore.CheckpointRow;
import org.caseledger.eventstore.log.SqliteLogStore.TileRow;
import org.caseledger.query.log.LogStore;
import org.caseledger.query.log.Tile;

/**
 * The log's tiles and checkpoints in {@code log.db}, and its newest checkpoint once more beside the key that signed it:
 * whoever holds the key knows what it has promised last, even when the log is lost.
 */
public final class LogFile implements LogStore {

    private final SqliteLogStore file;
    private final Consumer<String> beside;

    private LogFile(SqliteLogStore file, Consumer<String> beside) {
        this.file = file;
        this.beside = beside;
    }

    /**
     * The log of a ledger.
     *
     * @param keys the folder of its key, whose newest checkpoint it takes over where the file has lost it
     * @throws CannotStart where the checkpoint there is another log's, or says something else than the file's
     */
    public static LogFile of(SqliteLogStore file, Path keys, String origin) {
        PromisedCheckpoint promised = new PromisedCheckpoint(keys);
        promised.read(origin).ifPresent(last -> takeOver(file, last));
        return new LogFile(file, promised::keep);
    }

    /** Tiles and checkpoints alone. */
    public static LogFile alone(SqliteLogStore file) {
        return new LogFile(file, note -> {});
    }

    /**
     * Keeps a checkpoint that the file may have lost.
     *
     * @throws CannotStart where it has one of this size that says something else
     */
    public static void takeOver(SqliteLogStore file, SignedCheckpoint promised) {
        Optional<CheckpointRow> kept = file.checkpoint(promised.size());
        if (kept.isPresent()) {
            PromisedCheckpoint.requireSame(kept.get().note(), promised.note());
        } else {
            file.keepCheckpoint(new CheckpointRow(promised.size(), promised.note()));
        }
    }

    @Override
    public Optional<byte[]> tile(Tile tile) {
        return file.tile(tile.level(), tile.index());
    }

    @Override
    public long lowestTiles() {
        return file.lowestTiles();
    }

    @Override
    public void keep(List<FullTile> tiles) {
        file.keepTiles(tiles.stream()
                .map(full -> new TileRow(full.tile().level(), full.tile().index(), full.hashes()))
                .toList());
    }

    @Override
    public Optional<SignedCheckpoint> latest() {
        return file.latest().map(row -> new SignedCheckpoint(row.size(), row.note()));
    }

    @Override
    public Optional<SignedCheckpoint> of(long size) {
        return file.checkpoint(size).map(row -> new SignedCheckpoint(row.size(), row.note()));
    }

    @Override
    public void keep(SignedCheckpoint checkpoint) {
        file.keepCheckpoint(new CheckpointRow(checkpoint.size(), checkpoint.note()));
        beside.accept(checkpoint.note());
    }
}

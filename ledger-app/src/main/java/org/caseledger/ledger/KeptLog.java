package org.caseledger.ledger;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.caseledger.eventstore.Database;
import org.caseledger.eventstore.PostgresListener;
import org.caseledger.eventstore.log.PostgresLog;
import org.caseledger.eventstore.log.StoredLog;
import org.caseledger.eventstore.log.StoredLog.CheckpointRow;
import org.caseledger.eventstore.log.StoredLog.TileRow;
import org.caseledger.query.log.LogStore;
import org.caseledger.query.log.Tile;

/**
 * The log's tiles and checkpoints in their tables, and the newest checkpoint that this node has kept once more beside the
 * key that signed it: whoever holds the key knows what it has promised last, even when the log is lost.
 */
public final class KeptLog implements LogStore, AutoCloseable {

    private final StoredLog tables;
    private final Consumer<String> beside;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Optional<PostgresListener> others;

    private KeptLog(StoredLog tables, Optional<Database> shared, Consumer<String> beside) {
        this.tables = tables;
        this.beside = beside;
        this.others = shared.map(database ->
                new PostgresListener(database, PostgresLog.CHANNEL, () -> listeners.forEach(Runnable::run)));
    }

    /**
     * The log of a ledger.
     *
     * @param shared where the tables are, if other nodes use them too
     * @param keys the folder of its key, whose newest checkpoint it takes over where the tables have lost it
     * @throws CannotStart where the checkpoint there is another log's, or says something else than the tables'
     */
    public static KeptLog of(StoredLog tables, Optional<Database> shared, Path keys, String origin) {
        PromisedCheckpoint promised = new PromisedCheckpoint(keys);
        promised.read(origin).ifPresent(last -> takeOver(tables, last));
        return new KeptLog(tables, shared, promised::keep);
    }

    /** Tiles and checkpoints alone. */
    public static KeptLog alone(StoredLog tables) {
        return new KeptLog(tables, Optional.empty(), note -> {});
    }

    /**
     * Keeps a checkpoint that the tables may have lost.
     *
     * @throws CannotStart where they have one of this size that says something else
     */
    public static void takeOver(StoredLog tables, SignedCheckpoint promised) {
        CheckpointRow row = new CheckpointRow(promised.size(), promised.note());
        boolean settled = false;
        while (!settled) {
            Optional<CheckpointRow> kept = tables.checkpoint(promised.size());
            kept.ifPresent(there -> PromisedCheckpoint.requireSame(there.note(), promised.note()));
            long newest = tables.latest().map(CheckpointRow::size).orElse(NOTHING);
            settled = kept.isPresent() || tables.keepCheckpoint(row, newest);
        }
    }

    @Override
    public Optional<byte[]> tile(Tile tile) {
        return tables.tile(tile.level(), tile.index());
    }

    @Override
    public long lowestTiles() {
        return tables.lowestTiles();
    }

    @Override
    public void keep(List<FullTile> tiles) {
        tables.keepTiles(tiles.stream()
                .map(full -> new TileRow(full.tile().level(), full.tile().index(), full.hashes()))
                .toList());
    }

    @Override
    public Optional<SignedCheckpoint> latest() {
        return tables.latest().map(row -> new SignedCheckpoint(row.size(), row.note()));
    }

    @Override
    public Optional<SignedCheckpoint> of(long size) {
        return tables.checkpoint(size).map(row -> new SignedCheckpoint(row.size(), row.note()));
    }

    @Override
    public boolean keep(SignedCheckpoint checkpoint, long after) {
        boolean kept = tables.keepCheckpoint(new CheckpointRow(checkpoint.size(), checkpoint.note()), after);
        if (kept) {
            beside.accept(checkpoint.note());
        }
        return kept;
    }

    @Override
    public List<String> cosignatures(long size) {
        return tables.cosignatures(size);
    }

    @Override
    public void keepCosignature(long size, String line) {
        tables.keepCosignature(size, line);
    }

    @Override
    public boolean isShared() {
        return others.isPresent();
    }

    @Override
    public void onKept(Runnable listener) {
        listeners.add(listener);
    }

    /** Hears no more of other nodes. The tables stay open. */
    @Override
    public void close() {
        others.ifPresent(PostgresListener::close);
    }
}

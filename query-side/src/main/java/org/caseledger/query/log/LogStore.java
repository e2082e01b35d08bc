package org.caseledger.query.log;

import java.util.List;
import java.util.Optional;

/**
 * Where the log keeps what it may not or need not work out again. Tiles follow from the ledger and could be made again;
 * checkpoints could not: once signed, they are promises.
 */
public interface LogStore {

    /** The size that stands for the checkpoint before the first. */
    long NOTHING = -1;

    /** A full tile: 256 hashes of 32 bytes, one after the other. Nothing where it is not kept. */
    Optional<byte[]> tile(Tile tile);

    /** How many full tiles of the lowest level are kept, which are the first ones. */
    long lowestTiles();

    /** Keeps full tiles, all of them or, after a crash, none. One that is kept already is never changed. */
    void keep(List<FullTile> tiles);

    /** The checkpoint of the largest tree. */
    Optional<SignedCheckpoint> latest();

    /** The checkpoint of a tree of exactly this size. */
    Optional<SignedCheckpoint> of(long size);

    /**
     * Keeps a checkpoint for ever if another one is still the newest: it is on the disk when this returns, and only then may
     * anybody see it. Of several nodes that try at once, one succeeds.
     *
     * @param after the size of that other one; {@link #NOTHING} where none was kept
     * @return whether it was kept; if not, there is a newer one
     */
    boolean keep(SignedCheckpoint checkpoint, long after);

    /** Whether other nodes keep theirs here too. */
    boolean isShared();

    /** Calls a listener whenever another node may have kept a checkpoint or a witness's line. It must be quick. */
    void onKept(Runnable listener);

    /** The lines that witnesses have put under the checkpoint of a size, each with its end, in the order they came. */
    List<String> cosignatures(long size);

    /** Keeps a witness's line for ever. */
    void keepCosignature(long size, String line);

    /** A full tile with its hashes, one after the other. */
    @SuppressWarnings("ArrayRecordComponent") // handed on to be written, never compared
    record FullTile(Tile tile, byte[] hashes) {}

    /**
     * A signed note.
     *
     * @param size of the tree that it vouches for
     * @param note as it is served, signatures included
     */
    record SignedCheckpoint(long size, String note) {}
}

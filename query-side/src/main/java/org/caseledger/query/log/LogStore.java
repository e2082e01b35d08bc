package org.caseledger.query.log;

import java.util.List;
import java.util.Optional;

/**
 * Where the log keeps what it may not or need not work out again. Tiles follow from the ledger and could be made again;
 * checkpoints could not: once signed, they are promises.
 */
public interface LogStore {

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

    /** Keeps a checkpoint for ever: it is on the disk when this returns, and only then may anybody see it. */
    void keep(SignedCheckpoint checkpoint);

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

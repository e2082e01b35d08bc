package org.caseledger.query.log;

/**
 * Neighbouring hashes of the tree, up to 256 (C2SP tlog-tiles). At level 0 they are the leaves' hashes; at each level above,
 * every hash is the root of a full tile of the level below.
 *
 * @param level 0 to 63
 * @param index its place in the level, from 0
 */
public record Tile(int level, long index) {

    /** Levels of the tree that one tile spans. */
    public static final int HEIGHT = 8;

    /** Hashes in a full tile. */
    public static final int WIDTH = 1 << HEIGHT;

    /** Of the levels' numbers. */
    public static final int HIGHEST_LEVEL = 63;

    /** How many hashes this tile has in a tree of a size: 0 to {@link #WIDTH}. */
    public int widthIn(long size) {
        int shift = HEIGHT * level;
        long hashes = shift >= Long.SIZE ? 0 : size >>> shift;
        return (int) Math.clamp(hashes - index * WIDTH, 0L, WIDTH);
    }

    /** The tile one level above in which this tile, when full, is a hash. */
    Tile above() {
        return new Tile(level + 1, index / WIDTH);
    }
}

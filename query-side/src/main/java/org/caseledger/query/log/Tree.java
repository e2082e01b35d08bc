package org.caseledger.query.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caseledger.query.log.LogStore.FullTile;

/**
 * The Merkle tree over the ledger as far as it is known: full tiles in the store, what is not full yet here. Appending
 * costs the same however large the tree is. One thread appends; others may read what lies within a size that they were
 * given after it was reached.
 */
final class Tree {

    private final LogStore store;
    private final List<Row> rows = new ArrayList<>();
    private final List<FullTile> full = new ArrayList<>();
    private volatile long size;

    /** The hashes at the right end of a level which don't fill a tile. */
    private static final class Row {
        private final byte[] hashes = new byte[Tile.WIDTH * Hash.LENGTH];
        private int width;
    }

    /** The tree over the tiles that the store has; what came after their last leaf is to be appended again. */
    Tree(LogStore store) {
        this.store = store;
        long tiles = store.lowestTiles();
        size = tiles * Tile.WIDTH;
        for (int level = 1; tiles > 0; level++, tiles /= Tile.WIDTH) {
            for (long index = tiles - tiles % Tile.WIDTH; index < tiles; index++) {
                add(level, root(kept(new Tile(level - 1, index)), Tile.WIDTH));
            }
        }
    }

    /** How many leaves it has. */
    long size() {
        return size;
    }

    /** Adds a leaf at the end. Full tiles wait for {@link #keepFull}. */
    synchronized void append(Hash leaf) {
        add(0, leaf);
        size++;
    }

    private void add(int level, Hash hash) {
        while (rows.size() <= level) {
            rows.add(new Row());
        }
        Row row = rows.get(level);
        hash.writeTo(row.hashes, row.width);
        row.width++;
        if (row.width == Tile.WIDTH) {
            // the size still says what was there before this leaf
            Tile tile = new Tile(level, (size >>> (Tile.HEIGHT * level)) / Tile.WIDTH);
            full.add(new FullTile(tile, row.hashes.clone()));
            row.width = 0;
            add(level + 1, root(row.hashes, Tile.WIDTH));
        }
    }

    /** Hands the tiles that became full to the store. */
    void keepFull() {
        keepFull(size);
    }

    /** Hands the tiles over the first leaves that became full to the store. */
    void keepFull(long leaves) {
        List<FullTile> tiles;
        synchronized (this) {
            // they became full one after the other, those of several levels at one leaf together
            tiles = full.stream()
                    .takeWhile(tile -> tile.tile().widthIn(leaves) == Tile.WIDTH)
                    .toList();
        }
        if (!tiles.isEmpty()) {
            store.keep(tiles);
            synchronized (this) {
                full.subList(0, tiles.size()).clear();
            }
        }
    }

    /**
     * The first hashes of a tile, one after the other.
     *
     * @param width how many; the tile must have them
     */
    byte[] hashes(Tile tile, int width) {
        byte[] found = known(tile).or(() -> store.tile(tile)).orElseThrow();
        byte[] some = new byte[width * Hash.LENGTH];
        System.arraycopy(found, 0, some, 0, some.length);
        return some;
    }

    /** The tile if it is not in the store yet. */
    private synchronized Optional<byte[]> known(Tile tile) {
        for (FullTile waiting : full) {
            if (waiting.tile().equals(tile)) {
                return Optional.of(waiting.hashes());
            }
        }
        boolean last =
                tile.level() < rows.size() && tile.index() == (size >>> (Tile.HEIGHT * tile.level())) / Tile.WIDTH;
        return last ? Optional.of(rows.get(tile.level()).hashes.clone()) : Optional.empty();
    }

    private byte[] kept(Tile tile) {
        return store.tile(tile).orElseThrow(() -> new IllegalStateException("The log has lost its tile " + tile));
    }

    /** The root of the first leaves. */
    Hash root(long leaves) {
        return leaves == 0 ? Hash.OF_NOTHING : over(0, leaves);
    }

    /** The root over the leaves from one, included, to another, excluded, as RFC 6962 splits them. */
    private Hash over(long from, long to) {
        long leaves = to - from;
        if (Long.bitCount(leaves) == 1) {
            return perfect(Long.numberOfTrailingZeros(leaves), from / leaves);
        }
        long left = Long.highestOneBit(leaves);
        return Hash.ofNode(over(from, from + left), over(from + left, to));
    }

    /** The root of a full subtree of a height, the index-th of its kind. */
    private Hash perfect(int height, long index) {
        int level = height / Tile.HEIGHT;
        int hashes = 1 << (height % Tile.HEIGHT);
        long first = index * hashes;
        byte[] row = hashes(new Tile(level, first / Tile.WIDTH), (int) (first % Tile.WIDTH) + hashes);
        byte[] wanted = new byte[hashes * Hash.LENGTH];
        System.arraycopy(row, row.length - wanted.length, wanted, 0, wanted.length);
        return root(wanted, hashes);
    }

    /** The root over hashes whose number is a power of two. */
    private static Hash root(byte[] row, int hashes) {
        List<Hash> level = new ArrayList<>(hashes);
        for (int i = 0; i < hashes; i++) {
            level.add(Hash.at(row, i));
        }
        while (level.size() > 1) {
            List<Hash> above = new ArrayList<>(level.size() / 2);
            for (int i = 0; i < level.size(); i += 2) {
                above.add(Hash.ofNode(level.get(i), level.get(i + 1)));
            }
            level = above;
        }
        return level.getFirst();
    }

    /** The hashes that lead from a leaf to the root of the first leaves, the leaf's sibling first (RFC 6962, 2.1.1). */
    List<Hash> inclusion(long leaf, long leaves) {
        if (leaf < 0 || leaf >= leaves || leaves > size) {
            throw new IllegalArgumentException("There is no leaf " + leaf + " in " + leaves + " leaves of " + size);
        }
        List<Hash> path = new ArrayList<>();
        include(leaf, 0, leaves, path);
        return path;
    }

    private void include(long leaf, long from, long to, List<Hash> path) {
        if (to - from == 1) {
            return;
        }
        long middle = from + split(to - from);
        if (leaf < middle) {
            include(leaf, from, middle, path);
            path.add(over(middle, to));
        } else {
            include(leaf, middle, to, path);
            path.add(over(from, middle));
        }
    }

    /** The hashes that show a smaller tree to be the beginning of a larger one (RFC 6962, 2.1.2); none from nothing. */
    List<Hash> consistency(long smaller, long larger) {
        if (smaller < 0 || smaller > larger || larger > size) {
            throw new IllegalArgumentException(
                    "There is no way from " + smaller + " to " + larger + " leaves of " + size);
        }
        List<Hash> path = new ArrayList<>();
        if (smaller > 0 && smaller < larger) {
            consist(smaller, 0, larger, true, path);
        }
        return path;
    }

    private void consist(long smaller, long from, long to, boolean whole, List<Hash> path) {
        long leaves = to - from;
        if (smaller == leaves) {
            if (!whole) {
                path.add(over(from, to));
            }
            return;
        }
        long middle = split(leaves);
        if (smaller <= middle) {
            consist(smaller, from, from + middle, whole, path);
            path.add(over(from + middle, to));
        } else {
            consist(smaller - middle, from + middle, to, false, path);
            path.add(over(from, from + middle));
        }
    }

    /** The largest power of two that is less than a number of leaves, which is at least 2. */
    private static long split(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }
}

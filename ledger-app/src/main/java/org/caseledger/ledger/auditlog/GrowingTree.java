package org.caseledger.ledger.auditlog;

import java.util.ArrayList;
import java.util.List;
import org.caseledger.query.log.Tile;
import org.caseledger.verifier.Bytes;

/**
 * A Merkle tree that is read from its first leaf to its last. It keeps the right edge alone, at most 255 hashes a level, which
 * is all that its root and its newest tiles need.
 */
final class GrowingTree {

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private final List<Row> rows = new ArrayList<>();
    private long size;

    /** The hashes of a level that don't fill a tile yet. */
    private static final class Row {
        private final List<byte[]> hashes = new ArrayList<>();
        private long index;
    }

    /** Who is shown each tile. */
    interface Tiles {
        /** Is shown a tile with all the hashes that it has by then. */
        void see(Tile tile, List<byte[]> hashes);
    }

    long size() {
        return size;
    }

    /** Adds an entry at the end, and shows the tiles that it fills. */
    void add(byte[] entry, Tiles full) {
        size++;
        add(0, Bytes.sha256(LEAF, entry), full);
    }

    private void add(int level, byte[] hash, Tiles full) {
        if (rows.size() == level) {
            rows.add(new Row());
        }
        Row row = rows.get(level);
        row.hashes.add(hash);
        if (row.hashes.size() == Tile.WIDTH) {
            List<byte[]> tile = List.copyOf(row.hashes);
            full.see(new Tile(level, row.index), tile);
            row.hashes.clear();
            row.index++;
            add(level + 1, root(tile), full);
        }
    }

    /** Shows the tiles that are not full. */
    void showPartial(Tiles partial) {
        for (int level = 0; level < rows.size(); level++) {
            Row row = rows.get(level);
            if (!row.hashes.isEmpty()) {
                partial.see(new Tile(level, row.index), List.copyOf(row.hashes));
            }
        }
    }

    /** The root of what was added (RFC 6962, 2.1). */
    byte[] root() {
        List<byte[]> rest = List.of();
        for (Row row : rows) {
            List<byte[]> level = new ArrayList<>(row.hashes);
            level.addAll(rest);
            rest = level.isEmpty() ? List.of() : List.of(root(level));
        }
        return rest.isEmpty() ? Bytes.sha256() : rest.getFirst();
    }

    private static byte[] root(List<byte[]> hashes) {
        if (hashes.size() == 1) {
            return hashes.getFirst();
        }
        int left = Integer.highestOneBit(hashes.size() - 1);
        return Bytes.sha256(NODE, root(hashes.subList(0, left)), root(hashes.subList(left, hashes.size())));
    }
}

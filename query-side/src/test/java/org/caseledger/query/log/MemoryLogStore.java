package org.caseledger.query.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A store that a crash empties, of one node or of several. */
public final class MemoryLogStore implements LogStore {

    private final Map<Tile, byte[]> tiles = new HashMap<>();
    private final TreeMap<Long, SignedCheckpoint> checkpoints = new TreeMap<>();

    private final Map<Long, List<String>> cosignatures = new HashMap<>();
    private final List<Runnable> listeners = new ArrayList<>();
    private final boolean shared;

    /** One node's. */
    public MemoryLogStore() {
        this(false);
    }

    MemoryLogStore(boolean shared) {
        this.shared = shared;
    }

    @Override
    public synchronized Optional<byte[]> tile(Tile tile) {
        return Optional.ofNullable(tiles.get(tile));
    }

    @Override
    public synchronized long lowestTiles() {
        return tiles.keySet().stream().filter(tile -> tile.level() == 0).count();
    }

    @Override
    public synchronized void keep(List<FullTile> full) {
        full.forEach(tile -> tiles.putIfAbsent(tile.tile(), tile.hashes()));
    }

    @Override
    public synchronized Optional<SignedCheckpoint> latest() {
        return Optional.ofNullable(checkpoints.lastEntry()).map(Map.Entry::getValue);
    }

    @Override
    public synchronized Optional<SignedCheckpoint> of(long size) {
        return Optional.ofNullable(checkpoints.get(size));
    }

    @Override
    public synchronized boolean keep(SignedCheckpoint checkpoint, long after) {
        boolean newest = after == latest().map(SignedCheckpoint::size).orElse(NOTHING);
        if (newest) {
            checkpoints.put(checkpoint.size(), checkpoint);
            listeners.forEach(Runnable::run);
        }
        return newest;
    }

    @Override
    public boolean isShared() {
        return shared;
    }

    @Override
    public void onKept(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public synchronized List<String> cosignatures(long size) {
        return List.copyOf(cosignatures.getOrDefault(size, List.of()));
    }

    @Override
    public synchronized void keepCosignature(long size, String line) {
        cosignatures.computeIfAbsent(size, any -> new ArrayList<>()).add(line);
    }
}

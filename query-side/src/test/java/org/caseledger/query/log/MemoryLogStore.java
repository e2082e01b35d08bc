package org.caseledger.query.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A store that a crash empties. */
public final class MemoryLogStore implements LogStore {

    private final Map<Tile, byte[]> tiles = new HashMap<>();
    private final TreeMap<Long, SignedCheckpoint> checkpoints = new TreeMap<>();

    private final Map<Long, List<String>> cosignatures = new HashMap<>();

    @Override
    public Optional<byte[]> tile(Tile tile) {
        return Optional.ofNullable(tiles.get(tile));
    }

    @Override
    public long lowestTiles() {
        return tiles.keySet().stream().filter(tile -> tile.level() == 0).count();
    }

    @Override
    public void keep(List<FullTile> full) {
        full.forEach(tile -> tiles.putIfAbsent(tile.tile(), tile.hashes()));
    }

    @Override
    public Optional<SignedCheckpoint> latest() {
        return Optional.ofNullable(checkpoints.lastEntry()).map(Map.Entry::getValue);
    }

    @Override
    public Optional<SignedCheckpoint> of(long size) {
        return Optional.ofNullable(checkpoints.get(size));
    }

    @Override
    public void keep(SignedCheckpoint checkpoint) {
        checkpoints.put(checkpoint.size(), checkpoint);
    }

    @Override
    public List<String> cosignatures(long size) {
        return List.copyOf(cosignatures.getOrDefault(size, List.of()));
    }

    @Override
    public void keepCosignature(long size, String line) {
        cosignatures.computeIfAbsent(size, any -> new ArrayList<>()).add(line);
    }
}

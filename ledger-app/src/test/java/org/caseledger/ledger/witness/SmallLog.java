package org.caseledger.ledger.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.caseledger.query.log.Hash;
import org.caseledger.query.log.Leaves;
import org.caseledger.query.log.LogKey;
import org.caseledger.query.log.LogStore;
import org.caseledger.query.log.Tile;
import org.caseledger.query.log.TransparencyLog;
import org.caseledger.verifier.VerifierKey;

/** A ledger of a few words with a transparency log, all in memory; its operator may change what may not change. */
public final class SmallLog {

    private final LogKey key;
    private final List<byte[]> words = new ArrayList<>();
    private final TransparencyLog log;

    private SmallLog(LogKey key) {
        this.key = key;
        this.log = new TransparencyLog(new Words(), new Memory(), key);
    }

    /** An empty one with a key of its own. */
    public static SmallLog called(String name) {
        return new SmallLog(LogKey.make(name, new SecureRandom()));
    }

    /** One of the same name and key that may tell another history. */
    public SmallLog twin() {
        return new SmallLog(key);
    }

    /** Adds words and signs them. */
    public SmallLog tell(String... more) {
        for (String word : more) {
            words.add(word.getBytes(UTF_8));
        }
        log.follow();
        return this;
    }

    /** Adds so many words. */
    public SmallLog grow(int count) {
        for (int i = 0; i < count; i++) {
            words.add(("word " + words.size()).getBytes(UTF_8));
        }
        log.follow();
        return this;
    }

    public TransparencyLog log() {
        return log;
    }

    public VerifierKey verifierKey() {
        return VerifierKey.parse(key.verifierKey());
    }

    /** Its newest checkpoint. */
    public String note() {
        return log.checkpoint().orElseThrow();
    }

    /** A request as a log sends it. */
    String request(long oldSize) {
        return request(oldSize, log.consistency(oldSize, log.signedSize()));
    }

    String request(long oldSize, List<Hash> proof) {
        StringBuilder lines = new StringBuilder();
        proof.forEach(hash -> lines.append(hash.base64()).append('\n'));
        return "old " + oldSize + "\n" + lines + "\n" + note();
    }

    private final class Words implements Leaves {
        @Override
        public long count() {
            return words.size();
        }

        @Override
        public List<byte[]> read(long from, int limit) {
            return List.copyOf(words.subList((int) from, (int) Math.min(words.size(), from + limit)));
        }

        @Override
        public List<Leaf> of(String aggregateId) {
            return List.of();
        }

        @Override
        public void onAppend(LongConsumer listener) {
            // the test says when to sign
        }
    }

    private static final class Memory implements LogStore {
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
            full.forEach(tile -> tiles.put(tile.tile(), tile.hashes()));
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
        public boolean keep(SignedCheckpoint checkpoint, long after) {
            boolean newest = after == latest().map(SignedCheckpoint::size).orElse(NOTHING);
            if (newest) {
                checkpoints.put(checkpoint.size(), checkpoint);
            }
            return newest;
        }

        @Override
        public boolean isShared() {
            return false;
        }

        @Override
        public void onKept(Runnable listener) {
            // there are no other nodes
        }

        @Override
        public List<String> cosignatures(long size) {
            return cosignatures.getOrDefault(size, List.of());
        }

        @Override
        public void keepCosignature(long size, String line) {
            cosignatures.computeIfAbsent(size, any -> new ArrayList<>()).add(line);
        }
    }
}

package org.caseledger.eventstore.keys;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The subjects' keys used last, bounded. Keeps and gives copies. A key that was read before its destruction cannot enter
 * after it: whoever reads takes the generation first, and every destruction ends one.
 */
final class KeyCache {
    private final int capacity;
    // All guarded by this.
    private final Map<String, byte[]> keys;
    private long generation;

    /** @param capacity the most keys held; the one unused longest makes room */
    KeyCache(int capacity) {
        this.capacity = capacity;
        this.keys = new LinkedHashMap<>(16, 0.75f, true);
    }

    synchronized Optional<byte[]> get(String subject) {
        byte @Nullable [] key = keys.get(subject);
        return key == null ? Optional.empty() : Optional.of(key.clone());
    }

    /** To be taken before reading what is then put. */
    synchronized long generation() {
        return generation;
    }

    /** Keeps the key unless something was destroyed since the generation was taken. */
    synchronized void put(String subject, byte[] key, long readIn) {
        if (readIn != generation) {
            return;
        }
        keys.put(subject, key.clone());
        if (keys.size() > capacity) {
            var eldest = keys.entrySet().iterator();
            Arrays.fill(eldest.next().getValue(), (byte) 0);
            eldest.remove();
        }
    }

    /** To be called once the destruction is on the disk. */
    synchronized void destroyed(String subject) {
        generation++;
        byte @Nullable [] key = keys.remove(subject);
        if (key != null) {
            Arrays.fill(key, (byte) 0);
        }
    }

    synchronized void clear() {
        generation++;
        keys.values().forEach(key -> Arrays.fill(key, (byte) 0));
        keys.clear();
    }
}

package org.caseledger.query.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;

/** A ledger that is a list, so that a test can also change what may not change. */
public final class MemoryLeaves implements Leaves {

    final List<byte[]> all = new ArrayList<>();
    private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();

    /** A ledger of so many unlike events. */
    static MemoryLeaves of(int count) {
        MemoryLeaves leaves = new MemoryLeaves();
        leaves.grow(count);
        return leaves;
    }

    synchronized void grow(int count) {
        for (int i = 0; i < count; i++) {
            all.add(("event " + all.size()).getBytes(UTF_8));
        }
        listeners.forEach(listener -> listener.accept(all.size() - 1));
    }

    @Override
    public synchronized long count() {
        return all.size();
    }

    @Override
    public synchronized List<byte[]> read(long from, int limit) {
        return List.copyOf(all.subList((int) from, (int) Math.min(all.size(), from + limit)));
    }

    @Override
    public List<Leaf> of(String aggregateId) {
        return List.of();
    }

    @Override
    public void onAppend(LongConsumer listener) {
        listeners.add(listener);
    }
}

package org.caseledger.query.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** A ledger that is a list, so that a test can also change what may not change. */
public final class MemoryLeaves implements Leaves {

    final List<byte[]> all = new ArrayList<>();

    /** A ledger of so many unlike events. */
    static MemoryLeaves of(int count) {
        MemoryLeaves leaves = new MemoryLeaves();
        leaves.grow(count);
        return leaves;
    }

    void grow(int count) {
        for (int i = 0; i < count; i++) {
            all.add(("event " + all.size()).getBytes(UTF_8));
        }
    }

    @Override
    public long count() {
        return all.size();
    }

    @Override
    public List<byte[]> read(long from, int limit) {
        return List.copyOf(all.subList((int) from, (int) Math.min(all.size(), from + limit)));
    }

    @Override
    public List<Leaf> of(String aggregateId) {
        return List.of();
    }

    @Override
    public void onAppend(LongConsumer listener) {
        // nobody waits for a list
    }
}

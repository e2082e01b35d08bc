package org.caseledger.query.log;

import java.util.List;
import java.util.function.LongConsumer;

/** The ledger as the log sees it: its events in canonical form, in order, once they are on the disk. */
public interface Leaves {

    /** How many there are. */
    long count();

    /**
     * Some of them in order.
     *
     * @param from the first's position
     * @param limit at most so many; fewer only where there are no more
     */
    List<byte[]> read(long from, int limit);

    /** All of one aggregate's, from its first on. */
    List<Leaf> of(String aggregateId);

    /** An event in canonical form at its position. */
    @SuppressWarnings("ArrayRecordComponent") // handed on to be hashed and written, never compared
    record Leaf(long position, byte[] bytes) {}

    /** Calls a listener after each commit with the last position. It must be quick. */
    void onAppend(LongConsumer listener);
}

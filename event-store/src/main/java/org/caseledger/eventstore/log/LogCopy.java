package org.caseledger.eventstore.log;

import java.util.List;
import org.caseledger.eventstore.log.StoredLog.CheckpointRow;

/** Brings the checkpoints of a log, and the witnesses' lines under them, into another place. Tiles follow from the events. */
public final class LogCopy {
    private static final int PAGE = 1_000;

    private LogCopy() {}

    /**
     * Goes over all of them, the smallest tree first, while others may add more; what is there already stays as it is.
     *
     * @param upTo the size of the largest tree to copy
     */
    public static void run(StoredLog from, StoredLog into, long upTo) {
        long after = StoredLog.NOTHING;
        List<CheckpointRow> page = page(from, after, upTo);
        while (!page.isEmpty()) {
            long last = page.getLast().size();
            into.takeOver(page, after, from.cosignatures(after, last));
            after = last;
            page = page(from, after, upTo);
        }
    }

    private static List<CheckpointRow> page(StoredLog from, long after, long upTo) {
        return from.checkpointsAfter(after, PAGE).stream()
                .filter(checkpoint -> checkpoint.size() <= upTo)
                .toList();
    }
}

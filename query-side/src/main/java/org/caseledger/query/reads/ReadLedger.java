package org.caseledger.query.reads;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where looks are recorded. */
public interface ReadLedger {

    /** Records a look; it is on the disk when this returns. */
    void record(Look look);

    /** The looks that a search asks for. */
    List<RecordedLook> find(Search search);

    /**
     * Which looks to find; what is absent restricts nothing.
     *
     * @param from the first moment
     * @param until the moment before which they were
     * @param after those that follow this sequence
     * @param before those that come before this sequence
     * @param limit how many at most, at least 1
     */
    record Search(
            @Nullable String actor,
            @Nullable String authority,
            @Nullable String auditId,
            @Nullable String subject,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable Long after,
            @Nullable Long before,
            int limit,
            boolean newestFirst) {}
}

package org.caseledger.query.privacy;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about a data subject's texts.
 *
 * @param subject as sealed texts name them
 * @param holds the legal holds that stand, in the order in which they were placed
 * @param erased their erasure; absent where the texts can be read
 * @param version of what was decided: the sequence of the last event
 */
public record SubjectRecord(
        String subject, List<Hold> holds, @Nullable Decision erased, long version) {

    public SubjectRecord {
        holds = List.copyOf(holds);
    }

    /** A legal hold. */
    public record Hold(String hold, Decision placed) {}

    /**
     * When, by whom and why something was decided.
     *
     * @param position of its event in the ledger
     */
    public record Decision(LocalDate on, String by, String reason, long position) {}
}

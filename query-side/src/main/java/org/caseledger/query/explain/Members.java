package org.caseledger.query.explain;

import java.util.List;
import org.caseledger.query.lineage.Subject.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The things in one part of a cell.
 *
 * @param count how many there are
 * @param complete whether all of them are listed; if not, filters make them fewer
 */
record Members(int count, boolean complete, List<Member> members) {

    /**
     * One of them.
     *
     * @param id absent where it is withheld
     * @param why it is where it is
     * @param as what it brings to a figure that doesn't just count
     * @param withheld whether the reader has still to grade this audit without knowing the other's grading
     */
    record Member(
            Kind kind,
            @Nullable String id,
            @Nullable String why,
            @Nullable String as,
            List<Event> events,
            boolean withheld) {}
}

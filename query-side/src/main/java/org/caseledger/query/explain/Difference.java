package org.caseledger.query.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.caseledger.query.lineage.Part;
import org.caseledger.query.lineage.Subject.Kind;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Where two reports of one view differ, and what made them differ.
 *
 * @param settings what only one of them knew of teams and frameworks, which decide for every audit
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Difference(
        String view,
        Map<String, String> filters,
        @Nullable YearMonth from,
        @Nullable YearMonth to,
        @Nullable String by,
        Report report,
        Report other,
        List<Event> settings,
        List<CellDifference> cells) {

    /** The day and the knowledge of one of the reports. */
    public record Report(LocalDate asAt, Instant knownAt, long position) {}

    /**
     * A figure that differs.
     *
     * @param row what tells its row from the others
     * @param from what the report says; null where it says nothing
     * @param to what the other says
     */
    public record CellDifference(
            Map<String, String> row,
            String cell,
            @Nullable JsonNode from,
            @Nullable JsonNode to,
            Changes changed) {}

    /** The things that are elsewhere in the figure's cell, or bring something else to it: see {@link Members}. */
    public record Changes(int count, boolean complete, List<Change> members) {}

    /**
     * One of them.
     *
     * @param from absent where the report doesn't know it
     * @param events which of its events count in one of the reports and not in the other; there may be none where only
     *     the day has moved on, or a setting changed
     */
    public record Change(
            Kind kind,
            @Nullable String id,
            @Nullable Place from,
            @Nullable Place to,
            List<Event> events,
            boolean withheld) {}

    /**
     * Where a thing is in a cell.
     *
     * @param why it is there
     * @param as what it brings to a figure that doesn't just count
     */
    public record Place(Part part, String why, @Nullable String as) {}
}

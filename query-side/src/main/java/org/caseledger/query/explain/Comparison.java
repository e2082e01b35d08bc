package org.caseledger.query.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.caseledger.query.explain.Difference.CellDifference;
import org.caseledger.query.explain.Difference.Change;
import org.caseledger.query.explain.Difference.Changes;
import org.caseledger.query.explain.Difference.Place;
import org.caseledger.query.lineage.Cell;
import org.caseledger.query.lineage.Line;
import org.caseledger.query.lineage.Part;
import org.caseledger.query.lineage.Subject;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compares two reports of one view, cell by cell. */
final class Comparison<A, B> {

    private final Explained<A> report;
    private final Explained<B> other;
    private final Blindness blindness;

    Comparison(Explained<A> report, Explained<B> other, Blindness blindness) {
        this.report = report;
        this.other = other;
        this.blindness = blindness;
    }

    /** The figures that differ, in the order of the reports' rows. */
    List<CellDifference> cells() {
        Set<Map<String, String>> rows = new LinkedHashSet<>(report.rows().keySet());
        rows.addAll(other.rows().keySet());
        List<CellDifference> cells = new ArrayList<>();
        rows.forEach(row -> compare(row, cells));
        return cells;
    }

    private void compare(Map<String, String> row, List<CellDifference> cells) {
        Map<String, JsonNode> before = report.rows().getOrDefault(row, Map.of());
        Map<String, JsonNode> after = other.rows().getOrDefault(row, Map.of());
        if (before.equals(after)) {
            return;
        }
        Side<A> from = new Side<>(report, row);
        Side<B> to = new Side<>(other, row);
        Set<String> figures = new LinkedHashSet<>(before.keySet());
        figures.addAll(after.keySet());
        figures.removeAll(row.keySet());
        for (String figure : figures) {
            JsonNode was = before.get(figure);
            JsonNode is = after.get(figure);
            if (Objects.equals(was, is)) {
                continue;
            }
            Changes changed = changes(from, to, figure);
            // A figure that appears or goes with its row, and for which nothing counts, tells nobody anything.
            if (changed.count() > 0 || (was != null && is != null)) {
                cells.add(new CellDifference(row, figure, was, is, changed));
            }
        }
    }

    private Changes changes(Side<A> from, Side<B> to, String figure) {
        Set<String> ids = new LinkedHashSet<>(from.things.keySet());
        ids.addAll(to.things.keySet());
        List<Change> changes = new ArrayList<>();
        int count = 0;
        for (String id : ids) {
            if (from.differs(id, to, figure) && ++count <= Explanations.MOST) {
                changes.add(change(id, from, to, figure));
            }
        }
        return new Changes(count, count <= Explanations.MOST, changes);
    }

    private Change change(String id, Side<A> from, Side<B> to, String figure) {
        Subject before = from.subject(id);
        Subject after = to.subject(id);
        Subject subject = Objects.requireNonNull(after == null ? before : after);
        if (blindness.hides(subject)) {
            return new Change(subject.kind(), null, null, null, List.of(), true);
        }
        return new Change(
                subject.kind(), id, from.place(id, figure), to.place(id, figure), between(before, after), false);
    }

    /** The events that count in one report alone. */
    private List<Event> between(@Nullable Subject before, @Nullable Subject after) {
        Set<Event> then = new LinkedHashSet<>(before == null ? List.of() : report.events(before));
        Set<Event> now = new LinkedHashSet<>(after == null ? List.of() : other.events(after));
        List<Event> only = new ArrayList<>(
                then.stream().filter(event -> !now.contains(event)).toList());
        now.stream().filter(event -> !then.contains(event)).forEach(only::add);
        return only;
    }

    /** What one report has behind a row. */
    private static final class Side<T> {

        private final Explained<T> explained;
        private final @Nullable Line<T> line;
        private final Map<String, T> things = new LinkedHashMap<>();

        Side(Explained<T> explained, Map<String, String> row) {
            this.explained = explained;
            this.line = explained.lines().stream()
                    .filter(candidate -> candidate.row().equals(row))
                    .findFirst()
                    .orElse(null);
            if (line != null) {
                line.candidates()
                        .forEach(thing -> things.put(explained.subject(thing).id(), thing));
            }
        }

        @Nullable
        Subject subject(String id) {
            T thing = things.get(id);
            return thing == null ? null : explained.subject(thing);
        }

        private @Nullable Cell<T> cell(String figure) {
            return line == null ? null : line.cell(figure).orElse(null);
        }

        /** Whether a thing counts otherwise there. What isn't known in one of the reports counts in it for nothing. */
        boolean differs(String id, Side<?> there, String figure) {
            Part here = part(id, figure);
            Part other = there.part(id, figure);
            if (cell(figure) == null || there.cell(figure) == null) {
                // Where one report has no such figure, such as a grade of another scale, there is no base to be in.
                return here == Part.NUMERATOR || other == Part.NUMERATOR;
            }
            return here != other || !Objects.equals(as(id, figure), there.as(id, figure));
        }

        private Part part(String id, String figure) {
            Cell<T> cell = cell(figure);
            T thing = things.get(id);
            return cell == null || thing == null ? Part.LEFT_OUT : cell.part(thing);
        }

        private @Nullable String as(String id, String figure) {
            Cell<T> cell = cell(figure);
            T thing = things.get(id);
            return cell == null || thing == null || cell.part(thing) == Part.LEFT_OUT
                    ? null
                    : cell.as().apply(thing);
        }

        @Nullable
        Place place(String id, String figure) {
            Cell<T> cell = cell(figure);
            T thing = things.get(id);
            if (thing == null) {
                return null;
            }
            return cell == null
                    ? new Place(Part.LEFT_OUT, explained.lineage().inWords().apply(thing), null)
                    : new Place(cell.part(thing), explained.why(cell, thing), as(id, figure));
        }
    }
}

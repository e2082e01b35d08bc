package org.caseledger.query.trend;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.caseledger.query.lineage.Cell;
import org.caseledger.query.lineage.Figure;
import org.caseledger.query.lineage.Line;
import org.caseledger.query.lineage.Lineage;
import org.caseledger.query.lineage.Part;
import org.caseledger.query.problem.Problems;
import org.caseledger.query.problem.Problems.FieldError;
import org.caseledger.query.statistics.Share;

/**
 * One figure of each group, counted from what stands behind it.
 *
 * @param row what the rows have in common that tells them from others, such as the domain
 * @param shares whether the figure is a share; else only the numerators mean something
 * @param points in order of the groups
 */
record Series(Map<String, String> row, boolean shares, List<Point> points) {

    private static final String GROUP = "group";

    /** A group's figure. */
    record Point(String group, Share share) {}

    /**
     * Counts one figure.
     *
     * @param others what the rows are told from others by, beside their group
     * @throws org.springframework.web.ErrorResponseException 404 where the view has no groups; 400 where several rows of
     *     a group may be meant, or there is no such figure that counts
     */
    static <T> Series of(Lineage<T> lineage, Map<String, String> others, String figure) {
        if (!GROUP.equals(lineage.key())) {
            throw Problems.unknown("no-groups", "The rows of this view are not by round, team or area.");
        }
        List<Line<T>> lines = lineage.lines().stream()
                .filter(line -> line.row().entrySet().containsAll(others.entrySet()))
                .toList();
        if (lines.isEmpty()) {
            return new Series(others, true, List.of());
        }
        List<Line<T>> having =
                lines.stream().filter(line -> line.cell(figure).isPresent()).toList();
        Figure kind = having.stream()
                .flatMap(line -> line.cell(figure).stream())
                .map(cell -> cell.figures().get(figure))
                .findFirst()
                .orElse(Figure.DERIVED);
        return switch (kind) {
            case PERCENT, INTERVAL -> new Series(common(having), true, points(having, figure));
            case COUNT -> {
                Map<String, String> row = common(having);
                yield new Series(row, false, points(like(row, lines), figure));
            }
            case DERIVED -> throw noSuch(lines);
        };
    }

    /** A figure that only rows have in which it occurs, such as a transition, is zero in the others. */
    private static <T> List<Line<T>> like(Map<String, String> row, List<Line<T>> lines) {
        return lines.stream()
                .filter(line -> line.row().entrySet().containsAll(row.entrySet()))
                .toList();
    }

    private static <T> Map<String, String> common(List<Line<T>> lines) {
        List<Map<String, String>> rows =
                lines.stream().map(Series::withoutGroup).distinct().toList();
        if (rows.size() > 1) {
            throw Problems.malformed(
                    "ambiguous-group",
                    "Each group has several rows, which don't add up: say which. There are: "
                            + rows.stream().map(Map::toString).sorted().collect(Collectors.joining("; ")) + ".",
                    rows.getFirst().keySet().stream()
                            .map(key -> new FieldError(key, "names one of several rows"))
                            .toList());
        }
        return rows.getFirst();
    }

    private static Map<String, String> withoutGroup(Line<?> line) {
        Map<String, String> row = new TreeMap<>(line.row());
        row.remove(GROUP);
        return row;
    }

    private static <T> List<Point> points(List<Line<T>> lines, String figure) {
        return lines.stream()
                .map(line -> new Point(
                        line.row().getOrDefault(GROUP, ""),
                        line.cell(figure).map(cell -> share(line, cell)).orElse(new Share(0, 0))))
                .toList();
    }

    private static <T> Share share(Line<T> line, Cell<T> cell) {
        int numerator = 0;
        int denominator = 0;
        for (T thing : line.candidates()) {
            Part part = cell.part(thing);
            numerator += part == Part.NUMERATOR ? 1 : 0;
            denominator += part == Part.LEFT_OUT ? 0 : 1;
        }
        return new Share(numerator, denominator);
    }

    private static <T> RuntimeException noSuch(List<Line<T>> lines) {
        Predicate<Map.Entry<String, Figure>> counts =
                entry -> entry.getValue() == Figure.COUNT || entry.getValue() == Figure.PERCENT;
        TreeSet<String> keys = lines.stream()
                .flatMap(line -> line.cells().stream())
                .flatMap(cell -> cell.figures().entrySet().stream())
                .filter(counts)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        return Problems.malformed(
                "unknown-cell",
                "Say which count or share. There are: " + String.join(", ", keys) + ".",
                List.of(new FieldError("cell", "is missing, or no count or share of these rows")));
    }

    /** The points that have something to be a share of. */
    List<Point> based() {
        return points.stream().filter(point -> point.share().hasBase()).toList();
    }
}

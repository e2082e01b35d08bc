package org.caseledger.query.explain;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.caseledger.query.answer.Parameters;
import org.caseledger.query.lineage.Cell;
import org.caseledger.query.lineage.Line;
import org.caseledger.query.problem.Problems;
import org.caseledger.query.problem.Problems.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * Which figure is meant.
 *
 * @param group what names the row; may be left out where there is only one
 * @param others what else the row is told from the others by, such as {@code domain} and {@code scale}
 * @param cell the figure's key
 */
record Target(
        @Nullable String group,
        Map<String, String> others,
        @Nullable String cell) {

    /** What rows may be told from each other by beside their group. */
    static final List<String> OTHERS = List.of("domain", "scale", "role");

    private static final int MOST_NAMED = 100;

    static Target read(Parameters parameters) {
        Map<String, String> others = new TreeMap<>();
        for (String key : OTHERS) {
            String value = parameters.text(key);
            if (value != null) {
                others.put(key, value);
            }
        }
        return new Target(parameters.textOrEmpty("group"), others, parameters.text("cell"));
    }

    /** What is meant. */
    record Found<T>(Line<T> line, Cell<T> cell, String key) {}

    <T> Found<T> in(Explained<T> explained) {
        Line<T> line = line(explained);
        String key = cell == null ? "" : cell;
        return line.cell(key)
                .map(found -> new Found<>(line, found, key))
                .orElseThrow(() -> Problems.malformed(
                        "unknown-cell",
                        "Say which figure of the row. There are: " + keys(line) + ".",
                        List.of(new FieldError("cell", cell == null ? "is missing" : "is no figure of this row"))));
    }

    private static String keys(Line<?> line) {
        return line.cells().stream()
                .flatMap(found -> found.figures().keySet().stream())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private <T> Line<T> line(Explained<T> explained) {
        String key = explained.lineage().key();
        List<Line<T>> lines = explained.lines().stream()
                .filter(line -> group == null || group.equals(line.row().get(key)))
                .filter(line -> line.row().entrySet().containsAll(others.entrySet()))
                .toList();
        if (lines.isEmpty()) {
            throw Problems.unknown("unknown-group", "There is no such row. " + rows(explained.lines()));
        }
        if (lines.size() > 1) {
            throw Problems.malformed(
                    "ambiguous-group",
                    "Several rows may be meant: say which by group, " + String.join(", ", OTHERS) + " or the filters. "
                            + rows(lines),
                    List.of(new FieldError("group", group == null ? "is missing" : "names several rows")));
        }
        return lines.getFirst();
    }

    private static <T> String rows(List<Line<T>> lines) {
        if (lines.isEmpty()) {
            return "With these filters and this window there are none.";
        }
        TreeSet<String> rows = lines.stream().map(line -> inWords(line)).collect(Collectors.toCollection(TreeSet::new));
        return "There " + (rows.size() == 1 ? "is: " : "are: ")
                + rows.stream().limit(MOST_NAMED).collect(Collectors.joining("; "))
                + (rows.size() > MOST_NAMED ? "; and more." : ".");
    }

    private static String inWords(Line<?> line) {
        return line.row().isEmpty()
                ? "one row without a name"
                : line.row().entrySet().stream()
                        .map(key -> key.getKey() + " " + key.getValue())
                        .sorted()
                        .collect(Collectors.joining(", "));
    }
}

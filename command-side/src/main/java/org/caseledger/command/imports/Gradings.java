package org.caseledger.command.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.caseledger.command.Rejected;

/**
 * Tells the rows of one grading as one command; where that is refused, row by row, so that only bad rows are left out.
 *
 * @param <C> what one row tells
 */
final class Gradings<C> {

    /** Rows of one grading that stand further apart in the file are told apart. */
    private static final int ROWS_AT_ONCE = 10_000;

    private final ImportJob job;
    private final ImportTarget target;
    private final Function<C, String> grading;
    private final Function<List<C>, Object> command;
    private final Map<String, List<Line<C>>> gradings = new LinkedHashMap<>();
    private int held;

    /**
     * @param grading what the rows of one grading have in common
     * @param command what they tell together
     */
    Gradings(ImportJob job, ImportTarget target, Function<C, String> grading, Function<List<C>, Object> command) {
        this.job = job;
        this.target = target;
        this.grading = grading;
        this.command = command;
    }

    /** Takes a row; it is told by the next {@link #tellHeld} at the latest. */
    void hold(Line<C> row) {
        gradings.computeIfAbsent(grading.apply(row.command()), key -> new ArrayList<>())
                .add(row);
        held++;
        if (held == ROWS_AT_ONCE) {
            tellHeld();
        }
    }

    void tellHeld() {
        try (AtOnce work = new AtOnce()) {
            gradings.values().forEach(rows -> work.run(() -> tell(rows)));
        }
        gradings.clear();
        held = 0;
    }

    private void tell(List<Line<C>> rows) {
        try {
            job.taken(rows.size(), target.take(together(rows)));
        } catch (Rejected oneOfThem) {
            rows.forEach(
                    row -> Importer.take(job, new Line<>(row.source(), row.line(), together(List.of(row))), target));
        }
    }

    private Object together(List<Line<C>> rows) {
        return command.apply(rows.stream().map(Line::command).toList());
    }
}

package org.caseledger.calculator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An audit: the file's row, and what was told of it later. */
final class Audit {

    /** What happens to an audit; on one day in this order. */
    private static final List<String> STEPS = List.of(
            "exempted",
            "submitted",
            "second_submitted",
            "amended",
            "flagged",
            "reconciled",
            "moderated",
            "rejected",
            "reflection_returned");

    private final List<Map<String, String>> rows = new ArrayList<>();
    private final String teamFirstTold;

    Audit(Map<String, String> fileRow) {
        teamFirstTold = fileRow.getOrDefault("team", "");
        rows.add(new LinkedHashMap<>(fileRow));
    }

    /**
     * A later row; a correction replaces the wrong value where it stands, in the last row that says something of it, or
     * whose submission left it open.
     */
    void add(Map<String, String> later) {
        String corrected = later.getOrDefault("corrected", "");
        if (corrected.isEmpty()) {
            rows.add(new LinkedHashMap<>(later));
            return;
        }
        Map<String, String> wrong = rows.getFirst();
        for (Map<String, String> row : rows) {
            boolean leftOpen = row.containsKey(corrected)
                    && !row.getOrDefault("submitted_on", "").isEmpty();
            if (leftOpen || !row.getOrDefault(corrected, "").isEmpty()) {
                wrong = row;
            }
        }
        wrong.put(corrected, later.getOrDefault("value", ""));
    }

    /** A domain's grade from a file: it belongs to the grading of the file's row. */
    void addDomain(String stage, String domain, String grade) {
        rows.getFirst().put(stage + ":" + domain, grade);
    }

    /** A cell of its allocation. */
    String cell(String column) {
        return rows.getFirst().getOrDefault(column, "");
    }

    /** The team that was registered by its mention, also where the mention was a mistake. */
    String teamFirstTold() {
        return teamFirstTold;
    }

    boolean isLooped() {
        return !cell("second_auditor").isEmpty();
    }

    boolean isReAudit() {
        return !cell("re_audit_of").isEmpty();
    }

    boolean allocatedBy(String day) {
        return cell("allocated_on").compareTo(day) <= 0;
    }

    boolean allocatedSince(String day) {
        return day.compareTo(cell("allocated_on")) <= 0;
    }

    /** How it is at the end of a day. */
    State on(String day) {
        State state = new State(this);
        for (Step step : steps()) {
            if (step.on.compareTo(day) <= 0) {
                state.take(step.what, step.on, step.row);
            }
        }
        return state;
    }

    /** Whether it came to stand at a grade by a day, perhaps for hours. */
    boolean everStoodAt(String grade, String day) {
        State state = new State(this);
        boolean stood = false;
        for (Step step : steps()) {
            if (step.on.compareTo(day) <= 0) {
                state.take(step.what, step.on, step.row);
                stood |= grade.equals(state.standing());
            }
        }
        return stood;
    }

    private record Step(String on, String what, Map<String, String> row) {}

    private List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (Map<String, String> row : rows) {
            for (String what : STEPS) {
                String on = row.getOrDefault(what + "_on", "");
                if (!on.isEmpty()) {
                    steps.add(new Step(on, what, row));
                }
            }
        }
        steps.sort(Comparator.comparing(Step::on));
        return steps;
    }
}

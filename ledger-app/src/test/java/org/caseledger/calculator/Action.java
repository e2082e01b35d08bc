package org.caseledger.calculator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An action: the file's row, and what was told of it later. */
final class Action {

    private static final List<String> STEPS = List.of("completed", "reopened", "extended", "cancelled");

    private final Map<String, String> row;
    private final List<Step> steps = new ArrayList<>();

    private record Step(String on, String what, Map<String, String> row) {}

    Action(Map<String, String> row) {
        this.row = row;
        add(row);
    }

    void add(Map<String, String> later) {
        for (String what : STEPS) {
            String on = later.getOrDefault(what + "_on", "");
            if (!on.isEmpty()) {
                steps.add(new Step(on, what, later));
            }
        }
        steps.sort(Comparator.comparing(Step::on));
    }

    String cell(String column) {
        return row.getOrDefault(column, "");
    }

    boolean cancelledBy(String day) {
        return steps.stream().anyMatch(step -> step.what.equals("cancelled") && step.on.compareTo(day) <= 0);
    }

    /** The day of a completion that nobody took back by a day. */
    @Nullable
    String completedBy(String day) {
        String completed = null;
        for (Step step : steps) {
            if (step.on.compareTo(day) <= 0 && step.what.equals("completed")) {
                completed = step.on;
            }
            if (step.on.compareTo(day) <= 0 && step.what.equals("reopened")) {
                completed = null;
            }
        }
        return completed;
    }

    /** The due date in force on a day. */
    String dueOn(String day) {
        String due = cell("due_on");
        for (Step step : steps) {
            if (step.on.compareTo(day) <= 0 && step.what.equals("extended")) {
                due = step.row.getOrDefault("due_on", "");
            }
        }
        return due;
    }

    /** {@code onTime}, {@code late}, {@code overdue} or {@code notYetDue} against a due date. */
    String timeliness(String dueOn, String day) {
        String completed = completedBy(day);
        if (completed != null) {
            return completed.compareTo(dueOn) <= 0 ? "onTime" : "late";
        }
        return dueOn.compareTo(day) < 0 ? "overdue" : "notYetDue";
    }
}

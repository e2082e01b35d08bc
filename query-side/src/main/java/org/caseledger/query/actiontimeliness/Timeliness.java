package org.caseledger.query.actiontimeliness;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.caseledger.query.facts.ActionAt;
import org.caseledger.query.view.Percent;
import org.jspecify.annotations.Nullable;

/** How many actions are where, measured against one of their due dates. Every action is in exactly one place. */
public record Timeliness(int onTime, int late, int overdue, int notYetDue, Percents percents) {

    /** The shares of all the actions. */
    public record Percents(
            @Nullable Double onTime,
            @Nullable Double late,
            @Nullable Double overdue,
            @Nullable Double notYetDue) {}

    static Timeliness of(List<ActionAt> actions, Function<ActionAt, LocalDate> due, LocalDate asAt) {
        int onTime = 0;
        int late = 0;
        int overdue = 0;
        for (ActionAt action : actions) {
            LocalDate dueOn = due.apply(action);
            LocalDate completedOn = action.completedOn();
            if (completedOn == null) {
                overdue += dueOn.isBefore(asAt) ? 1 : 0;
            } else if (completedOn.isAfter(dueOn)) {
                late++;
            } else {
                onTime++;
            }
        }
        int total = actions.size();
        int notYetDue = total - onTime - late - overdue;
        return new Timeliness(
                onTime,
                late,
                overdue,
                notYetDue,
                new Percents(
                        Percent.of(onTime, total),
                        Percent.of(late, total),
                        Percent.of(overdue, total),
                        Percent.of(notYetDue, total)));
    }
}

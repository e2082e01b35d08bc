package org.caseledger.query.actiontimeliness;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.caseledger.query.facts.ActionAt;
import org.caseledger.query.statistics.Interval;
import org.caseledger.query.view.Percent;
import org.jspecify.annotations.Nullable;

/** How many actions are where, measured against one of their due dates. Every action is in exactly one place. */
public record Timeliness(int onTime, int late, int overdue, int notYetDue, Percents percents, Intervals intervals) {

    /** The shares of all the actions. */
    public record Percents(
            @Nullable Double onTime,
            @Nullable Double late,
            @Nullable Double overdue,
            @Nullable Double notYetDue) {}

    /** Of those shares. */
    public record Intervals(
            @Nullable Interval onTime,
            @Nullable Interval late,
            @Nullable Interval overdue,
            @Nullable Interval notYetDue) {}

    static Timeliness of(List<ActionAt> actions, Function<ActionAt, LocalDate> due, LocalDate asAt) {
        Map<Place, Integer> counts = new EnumMap<>(Place.class);
        actions.forEach(action -> counts.merge(Place.of(action, due, asAt), 1, Integer::sum));
        int total = actions.size();
        int onTime = counts.getOrDefault(Place.ON_TIME, 0);
        int late = counts.getOrDefault(Place.LATE, 0);
        int overdue = counts.getOrDefault(Place.OVERDUE, 0);
        int notYetDue = counts.getOrDefault(Place.NOT_YET_DUE, 0);
        return new Timeliness(
                onTime,
                late,
                overdue,
                notYetDue,
                new Percents(
                        Percent.of(onTime, total),
                        Percent.of(late, total),
                        Percent.of(overdue, total),
                        Percent.of(notYetDue, total)),
                new Intervals(
                        Interval.ofShare(onTime, total),
                        Interval.ofShare(late, total),
                        Interval.ofShare(overdue, total),
                        Interval.ofShare(notYetDue, total)));
    }
}

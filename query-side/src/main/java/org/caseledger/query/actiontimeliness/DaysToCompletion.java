package org.caseledger.query.actiontimeliness;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.caseledger.query.facts.ActionAt;
import org.jspecify.annotations.Nullable;

/**
 * The Kaplan-Meier estimate of the days that an action takes. Leaving out the actions that are still open would flatter:
 * the slow ones are just those; here each counts as not done for as long as it was watched.
 */
final class DaysToCompletion {

    /** Products of shares miss a half by rounding alone. */
    private static final double HALF = 0.5 + 1e-9;

    private DaysToCompletion() {}

    private static final class Day {
        private int completed;
        private int stillOpen;
    }

    /** The first day by which at least half are expected to be done; null where that day has not been seen. */
    static @Nullable Long median(List<ActionAt> actions, LocalDate asAt) {
        int watched = actions.size();
        double notDone = 1.0;
        for (Map.Entry<Long, Day> day : days(actions, asAt).entrySet()) {
            notDone *= 1.0 - (double) day.getValue().completed / watched;
            if (notDone <= HALF) {
                return day.getKey();
            }
            watched -= day.getValue().completed + day.getValue().stillOpen;
        }
        return null;
    }

    private static Map<Long, Day> days(List<ActionAt> actions, LocalDate asAt) {
        Map<Long, Day> days = new TreeMap<>();
        for (ActionAt action : actions) {
            Day day = days.computeIfAbsent(days(action, asAt), key -> new Day());
            if (action.completedOn() == null) {
                day.stillOpen++;
            } else {
                day.completed++;
            }
        }
        return days;
    }

    /** How long an action took, or has been open. */
    static long days(ActionAt action, LocalDate asAt) {
        LocalDate completedOn = action.completedOn();
        return ChronoUnit.DAYS.between(action.raised().effectiveOn(), completedOn == null ? asAt : completedOn);
    }
}

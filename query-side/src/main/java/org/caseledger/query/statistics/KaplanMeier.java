package org.caseledger.query.statistics;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How long things take, where some are not done yet. Leaving those out would flatter: the slow ones are just those; here
 * each counts as not done for as long as it was watched. E. L. Kaplan and P. Meier, Nonparametric estimation from
 * incomplete observations, J. Am. Stat. Assoc. 53 (1958).
 */
public final class KaplanMeier {

    /** Products of shares miss a quarter or a half by rounding alone. */
    private static final double HAIR = 1e-9;

    private static final class Day {
        private int done;
        private int stillOpen;
    }

    private final Map<Long, Day> days = new TreeMap<>();
    private int total;

    /** Counts something that was done after some days. */
    public void done(long after) {
        day(after).done++;
    }

    /** Counts something that wasn't done when it was last looked at. */
    public void stillOpen(long after) {
        day(after).stillOpen++;
    }

    private Day day(long number) {
        total++;
        return days.computeIfAbsent(number, key -> new Day());
    }

    /**
     * The first day by which at least a share is expected to be done: 0.5 for the median. Null where that day has not been
     * seen.
     */
    public @Nullable Long quantile(double share) {
        int watched = total;
        double notDone = 1.0;
        for (Map.Entry<Long, Day> day : days.entrySet()) {
            notDone *= 1.0 - (double) day.getValue().done / watched;
            if (notDone <= 1 - share + HAIR) {
                return day.getKey();
            }
            watched -= day.getValue().done + day.getValue().stillOpen;
        }
        return null;
    }
}

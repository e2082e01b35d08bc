package org.caseledger.query.statistics;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Between which limits single values vary while nothing but chance is at work: the chart of individual values and moving
 * ranges, D. J. Wheeler, Understanding Variation (1993), for counts that are no share of anything.
 *
 * @param centre the values' mean
 * @param range the mean of the ranges between neighbours
 */
public record XmR(double centre, double range) {

    /** Three sigma, where the mean range of two neighbours is 1.128 sigma. */
    private static final double RANGES = 3 / 1.128;

    /** The chart of some values in order; null where there are fewer than two. */
    public static @Nullable XmR of(List<? extends Number> values) {
        if (values.size() < 2) {
            return null;
        }
        double mean = values.stream().mapToDouble(Number::doubleValue).average().orElseThrow();
        double range = IntStream.range(1, values.size())
                .mapToDouble(i ->
                        Math.abs(values.get(i).doubleValue() - values.get(i - 1).doubleValue()))
                .average()
                .orElseThrow();
        return new XmR(mean, range);
    }

    /** The lower limit, which for counts may lie below any that can be. */
    public double lower() {
        return centre - RANGES * range;
    }

    public double upper() {
        return centre + RANGES * range;
    }
}

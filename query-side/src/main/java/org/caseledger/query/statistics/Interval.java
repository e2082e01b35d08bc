package org.caseledger.query.statistics;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Between which percentages the true share lies, with 95 % confidence, rounded to one decimal.
 *
 * @param low at least 0
 * @param high at most 100
 */
public record Interval(double low, double high) {

    private static final double Z = NormalDistribution.of(0, 1).inverseCumulativeProbability(0.975);

    /**
     * The score interval without continuity correction: E. B. Wilson, Probable inference, the law of succession, and
     * statistical inference, J. Am. Stat. Assoc. 22 (1927); method 3 of R. G. Newcombe, Statistics in Medicine 17 (1998).
     * Null where there is nothing to have a share of.
     */
    public static @Nullable Interval ofShare(long numerator, long denominator) {
        if (denominator == 0) {
            return null;
        }
        double n = denominator;
        double share = numerator / n;
        double middle = share + Z * Z / (2 * n);
        double half = Z * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
        double scale = 1 + Z * Z / n;
        // At 0 and 100 % the limits are exact; floating point would miss them by a hair.
        double low = numerator == 0 ? 0 : (middle - half) / scale;
        double high = numerator == denominator ? 1 : (middle + half) / scale;
        return new Interval(tenths(low), tenths(high));
    }

    /** The interval between two shares, 0 to 1. */
    public static Interval between(double low, double high) {
        return new Interval(tenths(low), tenths(high));
    }

    /** The interval of each count's share, in the counts' order. */
    public static <K> Map<K, @Nullable Interval> ofEach(Map<K, Integer> counts, long denominator) {
        Map<K, @Nullable Interval> intervals = new LinkedHashMap<>();
        counts.forEach((key, count) -> intervals.put(key, ofShare(count, denominator)));
        return intervals;
    }

    private static double tenths(double share) {
        return Math.round(share * 1000) / 10.0;
    }

    /** As it stands in JSON: {@code [low, high]}. */
    @JsonValue
    public List<Double> ends() {
        return List.of(low, high);
    }
}

package org.caseledger.query.view;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shares in percent, rounded half up to one decimal. */
public final class Percent {

    private Percent() {}

    /** Numerator over denominator; null where there is nothing to have a share of. Whole numbers all the way, so exact. */
    public static @Nullable Double of(long numerator, long denominator) {
        if (denominator == 0) {
            return null;
        }
        long tenths = (2000 * numerator + denominator) / (2 * denominator);
        return tenths / 10.0;
    }

    /** The share of each count, in the counts' order. */
    public static <K> Map<K, @Nullable Double> ofEach(Map<K, Integer> counts, long denominator) {
        Map<K, @Nullable Double> percents = new LinkedHashMap<>();
        counts.forEach((key, count) -> percents.put(key, of(count, denominator)));
        return percents;
    }
}

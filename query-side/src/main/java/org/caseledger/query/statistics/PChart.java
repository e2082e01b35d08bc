package org.caseledger.query.statistics;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Between which limits a share varies from one sample to the next while nothing but chance is at work: W. A. Shewhart's
 * control chart for proportions, with three sigma limits for each sample's own size.
 *
 * @param centre the share of all samples together, 0 to 1
 */
public record PChart(double centre) {

    private static final double SIGMAS = 3;

    /** The chart of some samples, each with a base; null where there is none. */
    public static @Nullable PChart of(Collection<Share> samples) {
        return samples.isEmpty() ? null : new PChart(Share.sum(samples).value());
    }

    /** The lower limit for a sample of a size, at least 0. */
    public double lower(int size) {
        return Math.max(0, centre - reach(size));
    }

    /** The upper limit for a sample of a size, at most 1. */
    public double upper(int size) {
        return Math.min(1, centre + reach(size));
    }

    private double reach(int size) {
        return SIGMAS * Math.sqrt(centre * (1 - centre) / size);
    }
}

package org.caseledger.query.statistics;

import java.util.Collection;

/**
 * How many of how many.
 *
 * @param numerator at least 0
 * @param denominator at least the numerator
 */
public record Share(int numerator, int denominator) {

    /** The share of all of them together. */
    public static Share sum(Collection<Share> shares) {
        return new Share(
                shares.stream().mapToInt(Share::numerator).sum(),
                shares.stream().mapToInt(Share::denominator).sum());
    }

    /** Whether there is anything to have a share of. */
    public boolean hasBase() {
        return denominator > 0;
    }

    /** The share, 0 to 1; only where it has a base. */
    public double value() {
        return (double) numerator / denominator;
    }
}

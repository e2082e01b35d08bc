package org.caseledger.query.statistics;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Between which limits the share of a team or area lies by chance alone, were it no different from all of them together:
 * exact binomial limits, interpolated as in D. J. Spiegelhalter, Funnel plots for comparing institutional performance,
 * Statistics in Medicine 24 (2005), appendix A.1.1.
 *
 * @param overall the share of all of them together, 0 to 1
 */
public record Funnel(double overall) {

    /** The limit below which a group of a size comes with a probability; 0 to 1. */
    public double limit(int size, double probability) {
        if (overall == 0 || overall == 1) {
            // Nothing varies, so nothing lies between.
            return overall;
        }
        BinomialDistribution chance = BinomialDistribution.of(size, overall);
        int count = chance.inverseCumulativeProbability(probability);
        double upTo = chance.cumulativeProbability(count);
        double at = chance.probability(count);
        double part = (upTo - probability) / at;
        return Math.clamp((count - part) / size, 0.0, 1.0);
    }
}

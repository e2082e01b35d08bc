package org.caseledger.query.statistics;

import org.apache.commons.statistics.inference.FisherExactTest;
import org.jspecify.annotations.Nullable;

/** Whether two shares differ by more than chance: R. A. Fisher's exact test, two-sided. */
public final class FisherExact {

    private FisherExact() {}

    /**
     * How probable a difference like this one, or a less probable one, is where nothing has changed; 0 to 1. Null where
     * one of them has no base.
     */
    public static @Nullable Double p(Share one, Share other) {
        if (!one.hasBase() || !other.hasBase()) {
            return null;
        }
        int counted = one.numerator() + other.numerator();
        if (counted == 0 || counted == one.denominator() + other.denominator()) {
            return 1.0;
        }
        return FisherExactTest.withDefaults()
                .test(new int[][] {row(one), row(other)})
                .getPValue();
    }

    private static int[] row(Share share) {
        return new int[] {share.numerator(), share.denominator() - share.numerator()};
    }
}

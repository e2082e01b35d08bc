package org.caseledger.query.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {

    /**
     * R. G. Newcombe, Two-sided confidence intervals for the single proportion: comparison of seven methods, Statistics
     * in Medicine 17 (1998) 857-872, table I, method 3: 0.2553 to 0.3662, 0.0624 to 0.1605, 0 to 0.1611 and 0.0061 to
     * 0.1718.
     */
    @ParameterizedTest
    @CsvSource({"81,263,25.5,36.6", "15,148,6.2,16.0", "0,20,0,16.1", "1,29,0.6,17.2"})
    void agreesWithNewcombe(long numerator, long denominator, double low, double high) {
        // The paper's 0.1605 is 0.16048, so 16.0 is right.
        assertThat(Interval.ofShare(numerator, denominator)).isEqualTo(new Interval(low, high));
    }

    @Test
    void endsWhereSharesEndAndIsAbsentWhereThereIsNone() {
        assertThat(Interval.ofShare(20, 20)).isEqualTo(new Interval(83.9, 100));
        assertThat(Interval.ofShare(0, 0)).isNull();
    }
}

package org.caseledger.query.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * The remissions of E. J. Freireich and others, The effect of 6-mercaptopurine on the duration of steroid-induced
 * remissions in acute leukemia, Blood 21 (1963), as D. R. Cox and D. Oakes tabulate them in Analysis of Survival Data
 * (1984): medians of 23 and 8 weeks.
 */
class KaplanMeierTest {

    private static KaplanMeier told(long[] done, long[] stillOpen) {
        KaplanMeier estimate = new KaplanMeier();
        for (long days : done) {
            estimate.done(days);
        }
        for (long days : stillOpen) {
            estimate.stillOpen(days);
        }
        return estimate;
    }

    @Test
    void countsThoseStillOpenForAsLongAsTheyWereWatched() {
        KaplanMeier treated = told(
                new long[] {6, 6, 6, 7, 10, 13, 16, 22, 23}, new long[] {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35});
        assertThat(treated.quantile(0.5)).isEqualTo(23);
        assertThat(treated.quantile(0.25)).isEqualTo(13);
        assertThat(treated.quantile(0.75)).isNull();
    }

    @Test
    void givesTheOrdinaryQuantilesWhereAllIsDone() {
        KaplanMeier untreated =
                told(new long[] {1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23}, new long[0]);
        assertThat(untreated.quantile(0.5)).isEqualTo(8);
        assertThat(untreated.quantile(0.25)).isEqualTo(4);
        assertThat(untreated.quantile(0.75)).isEqualTo(12);
    }

    @Test
    void isAbsentWhereNothingWasWatched() {
        assertThat(new KaplanMeier().quantile(0.5)).isNull();
    }
}

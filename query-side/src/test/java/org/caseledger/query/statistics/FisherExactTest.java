package org.caseledger.query.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Against published worked examples. */
class FisherExactTest {

    /** R. A. Fisher, The Design of Experiments (1935), chapter 2: three of four cups told right; 34 of 70 as improbable. */
    @Test
    void tastesTheTea() {
        assertThat(FisherExact.p(new Share(3, 4), new Share(1, 4))).isCloseTo(34 / 70.0, within(1e-12));
    }

    /** R. A. Fisher, The logic of inductive inference, J. R. Stat. Soc. 98 (1935): convicted twins; R gives 0.0005367. */
    @Test
    void judgesTheTwins() {
        assertThat(FisherExact.p(new Share(2, 17), new Share(10, 13))).isCloseTo(0.0005367, within(5e-8));
    }

    @Test
    void findsNoChangeWhereNothingOrEverythingIsCounted() {
        assertThat(FisherExact.p(new Share(0, 4), new Share(0, 9))).isEqualTo(1);
        assertThat(FisherExact.p(new Share(4, 4), new Share(9, 9))).isEqualTo(1);
        assertThat(FisherExact.p(new Share(0, 0), new Share(1, 9))).isNull();
    }
}

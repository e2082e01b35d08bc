package org.caseledger.query.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FunnelTest {

    /**
     * The formula of D. J. Spiegelhalter, Statistics in Medicine 24 (2005), appendix A.1.1, by hand: of ten at one half,
     * 11/1024 lie at one or fewer and 56/1024 at two or fewer, so that the 2.5 % point is 2 - (56 - 25.6)/45 = 1.32444.
     */
    @Test
    void interpolatesBetweenTheCountsOnEitherSide() {
        Funnel funnel = new Funnel(0.5);

        assertThat(funnel.limit(10, 0.025)).isCloseTo(0.132444, within(1e-6));
        assertThat(funnel.limit(10, 0.975)).isCloseTo(1 - 0.132444 - 0.1, within(1e-6));
    }

    @Test
    void narrowsWithTheBaseAndWidensWithTheProbability() {
        Funnel funnel = new Funnel(0.3);

        assertThat(funnel.limit(40, 0.025)).isGreaterThan(funnel.limit(10, 0.025));
        assertThat(funnel.limit(40, 0.975)).isLessThan(funnel.limit(10, 0.975));
        assertThat(funnel.limit(40, 0.001)).isLessThan(funnel.limit(40, 0.025));
        assertThat(funnel.limit(40, 0.999)).isGreaterThan(funnel.limit(40, 0.975));
    }

    @Test
    void isALineWhereAllOrNoneAreCounted() {
        assertThat(new Funnel(0).limit(7, 0.975)).isZero();
        assertThat(new Funnel(1).limit(7, 0.025)).isEqualTo(1);
    }
}

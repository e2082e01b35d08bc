package org.caseledger.query.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Against published worked examples. */
class ControlChartsTest {

    /** NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.3.2 Proportions control charts: 30 wafers of 50 chips. */
    @Test
    void drawsTheHandbooksProportions() {
        List<Share> wafers = Stream.of(
                        12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12,
                        7, 13, 9, 6)
                .map(defective -> new Share(defective, 50))
                .toList();

        PChart chart = Objects.requireNonNull(PChart.of(wafers));

        assertThat(chart.centre()).isCloseTo(0.2313, within(0.0001));
        assertThat(chart.lower(50)).isCloseTo(0.0524, within(0.0001));
        assertThat(chart.upper(50)).isCloseTo(0.4102, within(0.0001));
    }

    /** NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2 Individuals control charts: ten flow rates. */
    @Test
    void drawsTheHandbooksIndividualsAndMovingRanges() {
        XmR chart = Objects.requireNonNull(XmR.of(List.of(49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1)));

        assertThat(chart.centre()).isCloseTo(50.81, within(0.005));
        assertThat(chart.range()).isCloseTo(1.8778, within(0.00005));
        assertThat(chart.upper()).isCloseTo(55.8041, within(0.00005));
        assertThat(chart.lower()).isCloseTo(45.8159, within(0.00005));
    }

    @Test
    void drawsNothingFromTooLittle() {
        assertThat(PChart.of(List.of())).isNull();
        assertThat(XmR.of(List.of(3))).isNull();
    }

    @Test
    void leavesNoShareBelowNoneOrAboveAll() {
        PChart chart = new PChart(0.05);
        assertThat(chart.lower(10)).isZero();
        assertThat(new PChart(0.95).upper(10)).isEqualTo(1);
    }
}

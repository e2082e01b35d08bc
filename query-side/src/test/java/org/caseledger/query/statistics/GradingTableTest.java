package org.caseledger.query.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class GradingTableTest {

    private static GradingTable table(int[]... rows) {
        GradingTable table = new GradingTable(rows.length);
        for (int first = 0; first < rows.length; first++) {
            for (int second = 0; second < rows.length; second++) {
                table.add(first, second, rows[first][second]);
            }
        }
        return table;
    }

    private static int[] row(int... counts) {
        return counts;
    }

    private static double kappa(GradingTable table, Weights weights) {
        return Objects.requireNonNull(table.kappa(weights));
    }

    private static double gwet(GradingTable table, Weights weights) {
        return Objects.requireNonNull(table.gwet(weights));
    }

    /** J. Cohen, A coefficient of agreement for nominal scales (1960), table 1: proportions of 200, kappa .492. */
    @Test
    void agreesWithCohen() {
        GradingTable table = table(row(88, 14, 18), row(10, 40, 10), row(2, 6, 12));
        assertThat(kappa(table, Weights.IDENTITY)).isEqualTo(0.492, within(0.0005));
    }

    /** J. L. Fleiss, B. Levin, M. C. Paik, Statistical Methods for Rates and Proportions (2003), table 18.1: .68. */
    @Test
    void agreesWithFleissLevinAndPaik() {
        GradingTable table = table(row(75, 1, 4), row(5, 4, 1), row(0, 0, 10));
        assertThat(kappa(table, Weights.IDENTITY)).isEqualTo(0.68, within(0.005));
    }

    /** Stata Base Reference Manual, kappa, examples 1 to 3: two radiologists' mammograms; weights w and w2. */
    @Test
    void agreesWithStatasManual() {
        GradingTable table = table(row(21, 12, 0, 0), row(4, 17, 1, 0), row(3, 9, 15, 2), row(0, 0, 0, 1));
        assertThat(kappa(table, Weights.IDENTITY)).isEqualTo(0.4728, within(0.00005));
        assertThat(kappa(table, Weights.LINEAR)).isEqualTo(0.5684, within(0.00005));
        assertThat(kappa(table, Weights.QUADRATIC)).isEqualTo(0.6714, within(0.00005));
    }

    /**
     * K. L. Gwet, Handbook of Inter-Rater Reliability, 4th ed. (2014): two abstractors, 100 pregnancies; the figures as
     * his package irrCAC gives them for its dataset cont3x3abstractors.
     */
    @Test
    void agreesWithGwet() {
        GradingTable table = table(row(13, 0, 0), row(0, 20, 7), row(0, 4, 56));
        assertThat(gwet(table, Weights.IDENTITY)).isEqualTo(0.8493305, within(0.0000001));
        assertThat(gwet(table, Weights.LINEAR)).isEqualTo(0.900, within(0.0005));
        assertThat(gwet(table, Weights.QUADRATIC)).isEqualTo(0.940, within(0.0005));
        assertThat(kappa(table, Weights.IDENTITY)).isEqualTo(0.7964094, within(0.0000001));
    }

    /**
     * The case of a council that sampled nearly only Good gradings: 27 moderated, 19 unchanged, raw agreement 70 %, kappa
     * -0.03, AC1 0.68. Only these figures were published; this table is one that has them.
     */
    @Test
    void showsWhyOneFigureMisleads() {
        GradingTable table = table(row(0, 0, 0, 0), row(0, 19, 0, 7), row(0, 1, 0, 0), row(0, 0, 0, 0));
        assertThat(kappa(table, Weights.IDENTITY)).isEqualTo(-0.03, within(0.005));
        assertThat(gwet(table, Weights.IDENTITY)).isEqualTo(0.68, within(0.005));
    }

    @Test
    void isAbsentWhereUndefined() {
        assertThat(new GradingTable(4).kappa(Weights.LINEAR)).isNull();
        assertThat(new GradingTable(4).gwet(Weights.LINEAR)).isNull();
        GradingTable allGood = new GradingTable(4).add(1, 1, 5);
        assertThat(allGood.kappa(Weights.IDENTITY)).isNull();
        assertThat(allGood.gwet(Weights.IDENTITY)).isEqualTo(1.0);
    }
}

package org.caseledger.query.statistics;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How two gradings of the same things fall on one ordered scale: first grading by second. */
public final class GradingTable {

    private final int[][] pairs;
    private int total;

    /**
     * An empty table.
     *
     * @param grades how many grades the scale has, at least two
     */
    public GradingTable(int grades) {
        pairs = new int[grades][grades];
    }

    /** Counts things that were graded so, by their grades' places on the scale. */
    public GradingTable add(int first, int second, int count) {
        pairs[first][second] += count;
        total += count;
        return this;
    }

    /**
     * Cohen's kappa: J. Cohen, A coefficient of agreement for nominal scales, Educ. Psychol. Meas. 20 (1960), and with
     * weights Psychol. Bull. 70 (1968). Null without pairs, and where chance alone would agree on everything.
     */
    public @Nullable Double kappa(Weights weights) {
        double byChance = sum((first, second) -> weight(weights, first, second) * inFirst(first) * inSecond(second));
        return beyond(byChance, weights);
    }

    /**
     * Gwet's AC1 (identity weights) and AC2, which stay steady where nearly all grades are the same: K. L. Gwet, Handbook
     * of Inter-Rater Reliability, 4th ed. (2014), chapters 2 and 3. Null without pairs.
     */
    public @Nullable Double gwet(Weights weights) {
        int grades = pairs.length;
        double allWeights = sum((first, second) -> weight(weights, first, second));
        double spread = sum(grade -> {
            double share = (inFirst(grade) + inSecond(grade)) / 2;
            return share * (1 - share);
        });
        return beyond(allWeights / (grades * (grades - 1.0)) * spread, weights);
    }

    private @Nullable Double beyond(double byChance, Weights weights) {
        if (total == 0 || 1 - byChance < 1e-12) {
            return null;
        }
        double agreed = sum((first, second) -> weight(weights, first, second) * pairs[first][second]) / total;
        return (agreed - byChance) / (1 - byChance);
    }

    private double weight(Weights weights, int first, int second) {
        return weights.of(Math.abs(first - second), pairs.length - 1);
    }

    private double inFirst(int grade) {
        return (double) IntStream.of(pairs[grade]).sum() / total;
    }

    private double inSecond(int grade) {
        return sum(first -> pairs[first][grade]) / total;
    }

    private double sum(IntToDoubleFunction term) {
        return IntStream.range(0, pairs.length).mapToDouble(term).sum();
    }

    private interface Term {
        double of(int first, int second);
    }

    private double sum(Term term) {
        return sum(first -> sum(second -> term.of(first, second)));
    }
}

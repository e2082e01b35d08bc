package org.caseledger.query.trend;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import org.caseledger.query.answer.Asked;
import org.caseledger.query.statistics.Interval;
import org.jspecify.annotations.Nullable;

/**
 * One figure over the rounds.
 *
 * @param row what tells its rows from others of the same round
 * @param limits between which the points lie by chance; absent where there are too few
 * @param change between the rounds before one and those from it on; absent where there is nothing to compare
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Trend(
        @JsonUnwrapped Asked asked,
        Map<String, String> row,
        String cell,
        List<Point> points,
        @Nullable Limits limits,
        @Nullable Change change) {

    /**
     * A round's figure, in percent, or as a count where it is no share.
     *
     * @param denominator absent where the figure is a count
     * @param value absent where there is nothing to be a share of
     * @param lower the limit for this round
     */
    public record Point(
            String group,
            int numerator,
            @Nullable Integer denominator,
            @Nullable Double value,
            @Nullable Interval interval,
            @Nullable Double lower,
            @Nullable Double upper,
            @Nullable Signal signal) {}

    /** Where a point lies. */
    public enum Signal {
        INSIDE,
        ABOVE,
        BELOW
    }

    /** What the limits are. */
    public enum Chart {
        /** Of shares, for each round's own base. */
        P,
        /** Of counts, by how much neighbours differ. */
        XMR
    }

    /**
     * Between which values the points lie while nothing but chance is at work.
     *
     * @param points from how many they are computed, the first 12 at most
     * @param words "limits", or "trial limits" where they are fewer than 12
     */
    public record Limits(Chart chart, double centre, int points, String words) {}

    /**
     * Two periods beside each other, by Fisher's exact test.
     *
     * @param p how probable such a difference is where nothing has changed, to four decimals
     * @param words "clear change" where that is below 0.05, else "no clear change"
     */
    public record Change(Period before, Period after, double p, String words) {}

    /** Some rounds together. */
    public record Period(
            String from,
            String to,
            int numerator,
            int denominator,
            @Nullable Double percent,
            @Nullable Interval interval) {}
}

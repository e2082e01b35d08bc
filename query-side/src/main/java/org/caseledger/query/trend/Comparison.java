package org.caseledger.query.trend;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import org.caseledger.query.answer.Asked;
import org.caseledger.query.statistics.Funnel;
import org.caseledger.query.statistics.Interval;
import org.caseledger.query.statistics.Share;
import org.caseledger.query.view.Percent;
import org.jspecify.annotations.Nullable;

/**
 * One share of each team or area beside that of all together, in order of their codes: nobody is ranked.
 *
 * @param row what tells its rows from others of the same group
 * @param overall of all groups together, in percent
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Comparison(
        @JsonUnwrapped Asked asked,
        Map<String, String> row,
        String cell,
        int numerator,
        int denominator,
        @Nullable Double overall,
        List<Point> points) {

    private static final double TAIL_95 = 0.025;
    private static final double TAIL_998 = 0.001;

    /**
     * A team's or area's share and the limits for its own base, all in percent.
     *
     * @param words where it lies: "inside the limits", "above the 95 % limits", "below the 99.8 % limits" and so on
     */
    public record Point(
            String group,
            int numerator,
            int denominator,
            @Nullable Double percent,
            @Nullable Interval interval,
            @Nullable Interval limits95,
            @Nullable Interval limits998,
            @Nullable String words) {}

    static Comparison of(Asked asked, String cell, Series series) {
        Share all = Share.sum(series.points().stream().map(Series.Point::share).toList());
        return new Comparison(
                asked,
                series.row(),
                cell,
                all.numerator(),
                all.denominator(),
                Percent.of(all.numerator(), all.denominator()),
                series.points().stream().map(point -> point(point, all)).toList());
    }

    private static Point point(Series.Point point, Share all) {
        Share share = point.share();
        if (!share.hasBase()) {
            return new Point(point.group(), 0, 0, null, null, null, null, null);
        }
        Funnel funnel = new Funnel(all.value());
        int size = share.denominator();
        double low95 = funnel.limit(size, TAIL_95);
        double high95 = funnel.limit(size, 1 - TAIL_95);
        double low998 = funnel.limit(size, TAIL_998);
        double high998 = funnel.limit(size, 1 - TAIL_998);
        double value = share.value();
        return new Point(
                point.group(),
                share.numerator(),
                size,
                Percent.of(share.numerator(), size),
                Interval.ofShare(share.numerator(), size),
                Interval.between(low95, high95),
                Interval.between(low998, high998),
                value < low998
                        ? "below the 99.8 % limits"
                        : value > high998
                                ? "above the 99.8 % limits"
                                : value < low95
                                        ? "below the 95 % limits"
                                        : value > high95 ? "above the 95 % limits" : "inside the limits");
    }
}

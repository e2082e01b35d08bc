package org.caseledger.query.trend;

import java.util.ArrayList;
import java.util.List;
import org.caseledger.query.statistics.Interval;
import org.caseledger.query.statistics.PChart;
import org.caseledger.query.statistics.Share;
import org.caseledger.query.statistics.XmR;
import org.caseledger.query.trend.Trend.Chart;
import org.caseledger.query.trend.Trend.Limits;
import org.caseledger.query.trend.Trend.Point;
import org.caseledger.query.trend.Trend.Signal;
import org.caseledger.query.view.Percent;
import org.jspecify.annotations.Nullable;

/** A series' points within their control limits, which the first rounds set and later ones are held against. */
record Control(List<Point> points, @Nullable Limits limits) {

    private static final int ENOUGH = 12;

    static Control of(Series series) {
        return series.shares() ? ofShares(series) : ofCounts(series);
    }

    private static Control ofShares(Series series) {
        List<Share> first =
                series.based().stream().limit(ENOUGH).map(Series.Point::share).toList();
        PChart chart = PChart.of(first);
        List<Point> points = new ArrayList<>();
        for (Series.Point point : series.points()) {
            Share share = point.share();
            Double lower = chart == null || !share.hasBase() ? null : chart.lower(share.denominator());
            Double upper = chart == null || !share.hasBase() ? null : chart.upper(share.denominator());
            points.add(new Point(
                    point.group(),
                    share.numerator(),
                    share.denominator(),
                    Percent.of(share.numerator(), share.denominator()),
                    Interval.ofShare(share.numerator(), share.denominator()),
                    percent(lower),
                    percent(upper),
                    lower == null || upper == null ? null : signal(share.value(), lower, upper)));
        }
        return new Control(
                points,
                chart == null
                        ? null
                        : new Limits(Chart.P, tenths(100 * chart.centre()), first.size(), words(first.size())));
    }

    private static Control ofCounts(Series series) {
        List<Integer> first = series.points().stream()
                .limit(ENOUGH)
                .map(point -> point.share().numerator())
                .toList();
        XmR chart = XmR.of(first);
        // No count is below none.
        Double lower = chart == null ? null : Math.max(0, chart.lower());
        Double upper = chart == null ? null : chart.upper();
        List<Point> points = new ArrayList<>();
        for (Series.Point point : series.points()) {
            int count = point.share().numerator();
            points.add(new Point(
                    point.group(),
                    count,
                    null,
                    (double) count,
                    null,
                    lower == null ? null : tenths(lower),
                    upper == null ? null : tenths(upper),
                    lower == null || upper == null ? null : signal(count, lower, upper)));
        }
        return new Control(
                points,
                chart == null
                        ? null
                        : new Limits(Chart.XMR, tenths(chart.centre()), first.size(), words(first.size())));
    }

    private static Signal signal(double value, double lower, double upper) {
        return value < lower ? Signal.BELOW : value > upper ? Signal.ABOVE : Signal.INSIDE;
    }

    private static String words(int points) {
        return points < ENOUGH ? "trial limits" : "limits";
    }

    private static @Nullable Double percent(@Nullable Double share) {
        return share == null ? null : tenths(100 * share);
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }
}

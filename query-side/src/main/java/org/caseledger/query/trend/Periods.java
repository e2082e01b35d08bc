package org.caseledger.query.trend;

import java.time.YearMonth;
import java.util.List;
import org.caseledger.query.statistics.FisherExact;
import org.caseledger.query.statistics.Interval;
import org.caseledger.query.statistics.Share;
import org.caseledger.query.trend.Trend.Change;
import org.caseledger.query.trend.Trend.Period;
import org.caseledger.query.view.Percent;
import org.jspecify.annotations.Nullable;

/** The change between the rounds before one and those from it on. */
final class Periods {

    private static final double CLEAR = 0.05;

    private Periods() {}

    /**
     * Compares them.
     *
     * @param since the first round of the later period; absent for the last round that has a base
     * @return null where the figure is no share, or a period has nothing to be a share of
     */
    static @Nullable Change of(Series series, @Nullable YearMonth since) {
        List<Series.Point> based = series.based();
        if (!series.shares() || based.isEmpty()) {
            return null;
        }
        String first = since == null ? based.getLast().group() : since.toString();
        List<Series.Point> before = based.stream()
                .filter(point -> point.group().compareTo(first) < 0)
                .toList();
        List<Series.Point> after = based.stream()
                .filter(point -> point.group().compareTo(first) >= 0)
                .toList();
        Double p = FisherExact.p(sum(before), sum(after));
        return p == null
                ? null
                : new Change(
                        period(before),
                        period(after),
                        Math.round(p * 10_000) / 10_000.0,
                        p < CLEAR ? "clear change" : "no clear change");
    }

    private static Share sum(List<Series.Point> points) {
        return Share.sum(points.stream().map(Series.Point::share).toList());
    }

    private static Period period(List<Series.Point> points) {
        Share share = sum(points);
        return new Period(
                points.getFirst().group(),
                points.getLast().group(),
                share.numerator(),
                share.denominator(),
                Percent.of(share.numerator(), share.denominator()),
                Interval.ofShare(share.numerator(), share.denominator()));
    }
}

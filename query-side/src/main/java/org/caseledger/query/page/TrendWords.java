package org.caseledger.query.page;

import java.util.List;
import java.util.Locale;
import org.caseledger.query.trend.Comparison;
import org.caseledger.query.trend.Trend;
import org.caseledger.query.trend.Trend.Change;
import org.caseledger.query.trend.Trend.Limits;
import org.caseledger.query.trend.Trend.Period;
import org.caseledger.query.trend.Trend.Signal;
import org.jspecify.annotations.Nullable;

/**
 * A trend as the page says it.
 *
 * @param figure what it is a trend of
 */
record TrendWords(String figure, Trend trend, Comparison teams) {

    @Nullable
    LineChart chart() {
        return LineChart.of(trend);
    }

    /** Whether it has changed. */
    public String change() {
        Change change = trend.change();
        if (change == null) {
            return "There are not yet two periods to compare.";
        }
        String verdict = change.words().substring(0, 1).toUpperCase(Locale.ROOT)
                + change.words().substring(1);
        return "%s: %s in %s, %s in %s (Fisher’s exact test, p = %.4f)."
                .formatted(
                        verdict,
                        share(change.before()),
                        rounds(change.before()),
                        share(change.after()),
                        rounds(change.after()),
                        change.p());
    }

    /** Whether a round lies where chance doesn't explain it. */
    public String limits() {
        Limits limits = trend.limits();
        if (limits == null) {
            return "";
        }
        List<String> outside = trend.points().stream()
                .filter(point -> point.signal() == Signal.ABOVE || point.signal() == Signal.BELOW)
                .map(Trend.Point::group)
                .toList();
        String which = outside.isEmpty()
                ? "Every round lies inside the " + limits.words()
                : "Outside the " + limits.words() + ": " + String.join(", ", outside);
        return which + ", which come from " + limits.points()
                + (limits.points() == 1 ? " round around " : " rounds around ") + Words.percent(limits.centre()) + ".";
    }

    public Table rounds() {
        return new Table(
                figure + ", by round",
                List.of("Round", "Counted", "Of", "%", "95 % interval", "Lower limit", "Upper limit", "Lies"),
                1,
                trend.points().stream()
                        .map(point -> List.of(
                                point.group(),
                                String.valueOf(point.numerator()),
                                Words.text(point.denominator()),
                                Words.percent(point.value()),
                                Words.interval(point.interval()),
                                Words.percent(point.lower()),
                                Words.percent(point.upper()),
                                point.signal() == null
                                        ? Words.NOTHING
                                        : Words.words(point.signal().name())))
                        .toList());
    }

    public Table byTeam() {
        return new Table(
                figure + ", by team, in order of their codes",
                List.of("Team", "Counted", "Of", "%", "95 % limits", "99.8 % limits", "Lies"),
                1,
                teams.points().stream()
                        .filter(point -> point.denominator() > 0)
                        .map(point -> List.of(
                                point.group().isEmpty() ? "No team" : point.group(),
                                String.valueOf(point.numerator()),
                                String.valueOf(point.denominator()),
                                Words.percent(point.percent()),
                                Words.interval(point.limits95()),
                                Words.interval(point.limits998()),
                                Words.text(point.words())))
                        .toList());
    }

    /** What the teams are held against. */
    public String overall() {
        return "All teams together: " + Words.percent(teams.overall()) + " (" + teams.numerator() + " of "
                + teams.denominator()
                + "). A team inside the limits differs from that by no more than chance explains.";
    }

    private static String share(Period period) {
        return Words.percent(period.percent()) + " (" + period.numerator() + " of " + period.denominator() + ")";
    }

    private static String rounds(Period period) {
        return period.from().equals(period.to()) ? period.from() : period.from() + " to " + period.to();
    }
}

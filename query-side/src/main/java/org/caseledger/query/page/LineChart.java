package org.caseledger.query.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseledger.query.trend.Trend;
import org.caseledger.query.trend.Trend.Point;
import org.caseledger.query.trend.Trend.Signal;
import org.jspecify.annotations.Nullable;

/**
 * A picture of a figure's rounds and the limits that chance sets, ready to be drawn. It tells nothing that its table
 * doesn't tell too.
 *
 * @param lines the points' line, then the limits', each as SVG's {@code points}
 * @param middle the height of the centre line
 */
record LineChart(
        String description,
        int width,
        int height,
        List<Mark> marks,
        List<Line> lines,
        @Nullable Integer middle) {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 260;
    private static final int EDGE = 40;
    private static final int FLOOR = 220;
    private static final int MOST_LABELS = 12;

    /** A round's point; its text is the round, where there is room. */
    record Mark(int x, int y, String style, String label, String title) {}

    /** A line through some points. */
    record Line(String points, String style) {}

    static @Nullable LineChart of(Trend trend) {
        List<Point> shown =
                trend.points().stream().filter(point -> point.value() != null).toList();
        if (shown.isEmpty()) {
            return null;
        }
        double top = shown.stream()
                .flatMap(point -> Stream.of(point.value(), point.upper()))
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        LineScale scale = new LineScale(shown.size(), Math.max(1, top * 1.05));
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            marks.add(mark(shown.get(i), i, scale));
        }
        return new LineChart(
                describe(shown),
                WIDTH,
                HEIGHT,
                marks,
                List.of(
                        new Line(scale.line(shown.stream().map(Point::value).toList()), "cl-line"),
                        new Line(scale.line(shown.stream().map(Point::lower).toList()), "cl-limit"),
                        new Line(scale.line(shown.stream().map(Point::upper).toList()), "cl-limit")),
                trend.limits() == null ? null : scale.y(trend.limits().centre()));
    }

    private static Mark mark(Point point, int place, LineScale scale) {
        double value = Objects.requireNonNull(point.value());
        boolean labelled = place % (1 + (scale.count() - 1) / MOST_LABELS) == 0;
        boolean inside = point.signal() == null || point.signal() == Signal.INSIDE;
        return new Mark(
                scale.x(place),
                scale.y(value),
                inside ? "cl-dot" : "cl-dot cl-dot--outside",
                labelled ? point.group() : "",
                point.group() + ": " + value);
    }

    private static String describe(List<Point> points) {
        return points.stream()
                .map(point -> point.group() + ": " + point.value())
                .collect(Collectors.joining("; "));
    }

    /** Where things stand in the picture. */
    private record LineScale(int count, double top) {

        int x(int place) {
            return count == 1 ? WIDTH / 2 : EDGE + place * (WIDTH - 2 * EDGE) / (count - 1);
        }

        int y(double value) {
            return (int) Math.round(FLOOR - (FLOOR - 20) * value / top);
        }

        String line(List<@Nullable Double> values) {
            List<String> points = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                Double value = values.get(i);
                if (value != null) {
                    points.add(x(i) + "," + y(value));
                }
            }
            return String.join(" ", points);
        }
    }
}

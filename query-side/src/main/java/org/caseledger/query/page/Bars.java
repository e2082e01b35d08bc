package org.caseledger.query.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A picture of stacked bars, ready to be drawn. It tells nothing that its table doesn't tell too.
 *
 * @param description the same in words
 */
record Bars(String description, int width, int height, List<Key> legend, List<Bar> bars) {

    private static final int WIDTH = 720;
    private static final int LABELS = 110;
    private static final int BAR = 30;
    private static final int STEP = 42;
    private static final int LEAST_FOR_TEXT = 26;

    /** What a colour means. */
    record Key(String name, String style) {}

    /** One bar. */
    record Bar(String label, int top, int middle, List<Segment> segments) {}

    /** A part of a bar; its text is its count, where there is room. */
    record Segment(int x, int y, int width, int height, int middle, String style, String text, String title) {}

    /** What a bar shows: how many of each series. */
    record Counts(String label, List<Integer> counts) {
        int total() {
            return counts.stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** Bars of one length, each showing shares of its own total. */
    static @Nullable Bars shares(List<String> series, List<Counts> counts) {
        return draw(series, counts, null);
    }

    /** Bars as long as their totals. */
    static @Nullable Bars totals(List<String> series, List<Counts> counts) {
        return draw(
                series, counts, counts.stream().mapToInt(Counts::total).max().orElse(0));
    }

    private static @Nullable Bars draw(List<String> series, List<Counts> all, @Nullable Integer longest) {
        List<Counts> shown = all.stream().filter(counts -> counts.total() > 0).toList();
        if (shown.isEmpty()) {
            return null;
        }
        List<Bar> bars = new ArrayList<>();
        for (Counts counts : shown) {
            bars.add(bar(series, counts, longest == null ? counts.total() : longest, bars.size() * STEP));
        }
        List<Key> legend = IntStream.range(0, series.size())
                .mapToObj(i -> new Key(series.get(i), style(i)))
                .toList();
        return new Bars(describe(series, shown), WIDTH, bars.size() * STEP, legend, bars);
    }

    private static Bar bar(List<String> series, Counts counts, int full, int top) {
        List<Segment> segments = new ArrayList<>();
        int before = 0;
        for (int i = 0; i < series.size(); i++) {
            int count = counts.counts().get(i);
            int from = position(before, full);
            before += count;
            int width = position(before, full) - from;
            if (width > 0) {
                String text = width < LEAST_FOR_TEXT ? "" : String.valueOf(count);
                segments.add(new Segment(
                        from, top, width, BAR, from + width / 2, style(i), text, series.get(i) + ": " + count));
            }
        }
        return new Bar(counts.label(), top, top + BAR / 2, segments);
    }

    private static int position(int count, int full) {
        return LABELS + Math.round((WIDTH - LABELS - 1f) * count / full);
    }

    private static String style(int series) {
        return "cl-series-" + series % 6;
    }

    private static String describe(List<String> series, List<Counts> all) {
        return all.stream()
                .map(counts -> counts.label() + ": "
                        + IntStream.range(0, series.size())
                                .mapToObj(i ->
                                        series.get(i) + " " + counts.counts().get(i))
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
    }
}

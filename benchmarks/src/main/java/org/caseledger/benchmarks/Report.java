package org.caseledger.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a run found.
 *
 * @param measured the figures, by measurement
 */
record Report(Map<String, String> machine, Map<String, List<Figure>> measured) {

    /** The machine, for people. */
    String heading() {
        StringBuilder heading = new StringBuilder();
        machine.forEach((name, value) -> line(heading, "%-12s %s".formatted(name, value)));
        return heading.toString();
    }

    /** The figures of one measurement, for people. */
    String table(String measurement) {
        StringBuilder table = new StringBuilder();
        line(table, "");
        line(table, "%-60s %12s      %9s %9s %7s".formatted(measurement, "", "p50 ms", "p99 ms", "cpu us"));
        measured.getOrDefault(measurement, List.of()).forEach(one -> line(table, row(one)));
        return table.toString();
    }

    private static void line(StringBuilder table, String line) {
        table.append(line.stripTrailing()).append(System.lineSeparator());
    }

    private static String row(Figure one) {
        return "  %-58s %12s %-4s %9s %9s %7s  %s"
                .formatted(
                        one.what(),
                        number(one.value()),
                        one.unit() == null ? "" : one.unit(),
                        number(one.p50()),
                        number(one.p99()),
                        number(one.cpu()),
                        one.verdict());
    }

    private static String number(@Nullable Double value) {
        return value == null ? "" : String.format(Locale.ROOT, value < 100 ? "%,.2f" : "%,.0f", value);
    }
}

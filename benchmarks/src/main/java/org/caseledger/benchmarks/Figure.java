package org.caseledger.benchmarks;

import org.jspecify.annotations.Nullable;

/**
 * One thing measured: a value, times, or both.
 *
 * @param p50 in milliseconds
 * @param p99 in milliseconds
 * @param cpu of each call, in microseconds
 * @param atLeast the target of the value
 * @param below the target of the 99th percentile, or of the value where there are no times
 */
record Figure(
        String what,
        @Nullable Double value,
        @Nullable String unit,
        @Nullable Double p50,
        @Nullable Double p99,
        @Nullable Double cpu,
        @Nullable Double atLeast,
        @Nullable Double below) {

    static Figure of(String what, double value, String unit) {
        return new Figure(what, value, unit, null, null, null, null, null);
    }

    static Figure of(String what, Latencies times) {
        return new Figure(what, null, null, times.percentile(50), times.percentile(99), null, null, null);
    }

    static Figure of(String what, Load load) {
        Latencies times = load.latencies();
        return new Figure(
                what, load.perSecond(), "/s", times.percentile(50), times.percentile(99), load.cpu(), null, null);
    }

    Figure atLeast(double target) {
        return new Figure(what, value, unit, p50, p99, cpu, target, below);
    }

    Figure below(double target) {
        return new Figure(what, value, unit, p50, p99, cpu, atLeast, target);
    }

    /** The target in words, and whether it was missed; empty where there is none. */
    String verdict() {
        if (atLeast != null && value != null) {
            return "target %,.0f%s".formatted(atLeast, value >= atLeast ? "" : " MISSED");
        }
        Double small = p99 == null ? value : p99;
        if (below != null && small != null) {
            return "target < %,.0f%s".formatted(below, small < below ? "" : " MISSED");
        }
        return "";
    }
}

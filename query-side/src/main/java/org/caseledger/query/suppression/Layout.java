package org.caseledger.query.suppression;

import java.util.ArrayList;
import java.util.List;

/**
 * What of a view's rows may be published. What stands here nowhere is left out: identifiers, dates, and figures from which
 * a hidden count could be worked out.
 *
 * @param labels values that say what a row is about
 * @param counts those that stand in no sum
 */
record Layout(List<String> labels, List<String> counts, List<Sum> sums, List<Share> shares) {

    static Layout of(String... labels) {
        return new Layout(List.of(labels), List.of(), List.of(), List.of());
    }

    Layout counts(String... more) {
        return new Layout(labels, List.of(more), sums, shares);
    }

    Layout sum(String total, String... parts) {
        List<Sum> all = new ArrayList<>(sums);
        all.add(new Sum(total, List.of(parts)));
        return new Layout(labels, counts, all, shares);
    }

    /** A percentage and its interval, of a numerator and what else it tells of. */
    Layout share(String percent, String interval, String... of) {
        List<Share> all = new ArrayList<>(shares);
        all.add(new Share(percent, List.of(of)));
        all.add(new Share(interval, List.of(of)));
        return new Layout(labels, counts, sums, all);
    }

    boolean isLabel(String name) {
        return labels.stream().anyMatch(label -> label.endsWith(".") ? name.startsWith(label) : name.equals(label));
    }

    boolean isCount(String name) {
        return counts.contains(name)
                || sums.stream().anyMatch(sum -> sum.total().equals(name) || sum.has(name));
    }
}

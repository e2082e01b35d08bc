package org.caseledger.query.suppression;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which counts of a row must be hidden: those from 1 to 5, and further ones until no hidden count follows from a total that
 * is shown.
 */
final class SmallNumbers {

    private static final long LARGEST = 5;

    private final Map<String, Long> counts;
    private final Set<String> hidden = new HashSet<>();

    private SmallNumbers(Map<String, Long> counts) {
        this.counts = counts;
    }

    /**
     * The names of the counts to hide.
     *
     * @param counts in the order of the row
     */
    static Set<String> hidden(Map<String, Long> counts, List<Sum> sums) {
        SmallNumbers row = new SmallNumbers(counts);
        counts.forEach((name, count) -> {
            if (count >= 1 && count <= LARGEST) {
                row.hidden.add(name);
            }
        });
        List<List<String>> groups = sums.stream().map(row::cells).toList();
        boolean more = true;
        while (more) {
            more = false;
            for (List<String> group : groups) {
                more |= row.isTold(group) && row.hideNextSmallest(group);
            }
        }
        return row.hidden;
    }

    /** The sum's parts, then its total. */
    private List<String> cells(Sum sum) {
        List<String> cells =
                new ArrayList<>(counts.keySet().stream().filter(sum::has).toList());
        if (counts.containsKey(sum.total())) {
            cells.add(sum.total());
        }
        return cells;
    }

    /** One alone follows from the others; several do where all of them must be as small, or as large, as small ones can be. */
    private boolean isTold(List<String> group) {
        long size = group.stream().filter(hidden::contains).count();
        if (size == 0 || (size > 1 && hidden.contains(group.getLast()))) {
            return false;
        }
        long together = group.stream()
                .filter(hidden::contains)
                .mapToLong(cell -> counts.getOrDefault(cell, 0L))
                .sum();
        return size == 1 || together == size || together == LARGEST * size;
    }

    private boolean hideNextSmallest(List<String> group) {
        return group.stream()
                .filter(cell -> !hidden.contains(cell))
                .min(Comparator.comparing(cell -> counts.getOrDefault(cell, 0L)))
                .map(hidden::add)
                .orElse(false);
    }
}

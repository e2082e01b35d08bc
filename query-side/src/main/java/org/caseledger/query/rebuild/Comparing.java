package org.caseledger.query.rebuild;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.view.Filters;
import org.caseledger.query.view.Grouping;
import org.caseledger.query.view.View;
import org.caseledger.query.view.ViewQuery;
import tools.jackson.databind.json.JsonMapper;

/** Holds two folds of one ledger against each other: every view of every authority, as known now and earlier. */
final class Comparing {

    private static final int QUARTERS = 4;

    private final Facts before;
    private final Facts after;
    private final Collection<View> views;
    private final LocalDate today;
    private final JsonMapper json;

    /**
     * A comparison.
     *
     * @param views those to compare
     * @param today what had happened by then counts in all answers
     */
    Comparing(Facts before, Facts after, Collection<View> views, LocalDate today, JsonMapper json) {
        this.before = before;
        this.after = after;
        this.views = List.copyOf(views);
        this.today = today;
        this.json = json;
    }

    /**
     * Compares the answers at a position that both have reached, and at each quarter of the way there.
     *
     * @param found told of each cell that differs
     * @param answered told after each pair of answers
     * @throws InterruptedException where nobody wants to know any more
     */
    void upTo(long position, Consumer<CellDifference> found, Runnable answered) throws InterruptedException {
        for (String authority : authorities()) {
            for (View view : views) {
                for (long knownAt : positions(position)) {
                    if (Thread.interrupted()) {
                        throw new InterruptedException();
                    }
                    compare(view, authority, knownAt, found);
                    answered.run();
                }
            }
        }
    }

    /** How many pairs of answers that takes. */
    long answers(long position) {
        return (long) authorities().size() * views.size() * positions(position).length;
    }

    private SortedSet<String> authorities() {
        SortedSet<String> all = new TreeSet<>(before.authorities());
        all.addAll(after.authorities());
        return all;
    }

    private static long[] positions(long last) {
        return LongStream.rangeClosed(1, QUARTERS)
                .map(quarter -> last * quarter / QUARTERS)
                .distinct()
                .toArray();
    }

    private void compare(View view, String authority, long knownAt, Consumer<CellDifference> found) {
        ViewQuery query = new ViewQuery(
                new Filters(authority, null, null, null, null, null), null, null, Grouping.MONTH, today, knownAt, null);
        List<?> one = view.rows(before, query);
        List<?> other = view.rows(after, query);
        if (one.equals(other)) {
            return;
        }
        if (view.personal() || view.lineage(before, query).isEmpty()) {
            found.accept(new CellDifference(view.name(), authority, knownAt, "", "", null, null));
            return;
        }
        Cells.of(json.valueToTree(one))
                .compare(
                        Cells.of(json.valueToTree(other)),
                        (row, cell, was, is) ->
                                found.accept(new CellDifference(view.name(), authority, knownAt, row, cell, was, is)));
    }
}

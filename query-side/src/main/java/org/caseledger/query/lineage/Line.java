package org.caseledger.query.lineage;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What stands behind one row, or behind a row that isn't there because every candidate is left out.
 *
 * @param row the keys by which the row is told from the others, and what they say in it
 * @param candidates what may count in it, those left out included
 */
public record Line<T>(Map<String, String> row, List<T> candidates, List<Cell<T>> cells) {

    /** The cell in which a figure stands. */
    public Optional<Cell<T>> cell(String figure) {
        return cells.stream().filter(cell -> cell.figures().containsKey(figure)).findFirst();
    }
}

package org.caseledger.query.page;

import java.util.List;

/**
 * A table whose first column heads its rows.
 *
 * @param numbersFrom the first column that holds numbers
 */
record Table(String caption, List<String> columns, int numbersFrom, List<List<String>> rows) {

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The same table with some of its rows. */
    Table of(List<List<String>> some) {
        return new Table(caption, columns, numbersFrom, some);
    }
}

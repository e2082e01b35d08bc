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
}

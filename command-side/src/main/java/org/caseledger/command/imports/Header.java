package org.caseledger.command.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A table's first row.
 *
 * @param places where each column stands, from 0
 * @param errors why the rows below can't be trusted; empty where they can
 */
record Header(Map<String, Integer> places, List<RowError> errors) {

    static Header of(Source source, List<String> cells) {
        CsvFile file = source.file();
        Header header = new Header(new HashMap<>(), new ArrayList<>());
        Set<String> missing = new HashSet<>(file.required());
        for (int i = 0; i < cells.size(); i++) {
            String column = cells.get(i).strip();
            boolean known = file.columns().contains(column) || column.equals(CsvFile.ERRORS);
            if (!known) {
                header.wrong(source, column, "Unknown column \"" + column + "\": the columns are " + file.columns());
            } else if (header.places.containsKey(column)) {
                header.wrong(source, column, "The column " + column + " appears twice");
            }
            missing.remove(column);
            header.places.put(column, i);
        }
        for (String column : file.required()) {
            if (missing.contains(column)) {
                header.wrong(
                        source, column, "The column " + column + " is missing: add it, empty where nothing is known");
            }
        }
        return header;
    }

    private void wrong(Source source, String column, String message) {
        errors.add(new RowError(source.name(), 1, column, message));
    }
}

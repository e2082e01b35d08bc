package org.caseledger.query.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer's rows as a table: one column for each value, those inside others named with dots ({@code percents.Good}; in
 * lists by place, from 1).
 *
 * @param rows each with the columns that it has
 */
record FlatTable(List<String> columns, List<Map<String, JsonNode>> rows) {

    /** @param row what a row is, for the columns of a table without rows */
    static FlatTable of(List<?> rows, Class<?> row, JsonMapper json) {
        List<Map<String, JsonNode>> table = new ArrayList<>();
        Set<String> columns = new LinkedHashSet<>();
        for (Object each : rows) {
            Map<String, JsonNode> cells = new LinkedHashMap<>();
            flatten("", json.valueToTree(each), cells);
            columns.addAll(cells.keySet());
            table.add(cells);
        }
        return new FlatTable(rows.isEmpty() ? Columns.of(row, json) : List.copyOf(columns), table);
    }

    private static void flatten(String name, JsonNode value, Map<String, JsonNode> cells) {
        if (value.isObject()) {
            value.properties().forEach(entry -> flatten(Columns.inside(name, entry.getKey()), entry.getValue(), cells));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                flatten(Columns.inside(name, String.valueOf(i + 1)), value.get(i), cells);
            }
        } else {
            cells.put(name, value);
        }
    }
}

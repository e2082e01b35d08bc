package org.caseledger.query.answer;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer's rows as a table (RFC 4180): one column for each value, those inside others named with dots
 * ({@code percents.Good}; in lists by place, from 1), absent values empty.
 */
final class Csv {

    private final JsonMapper json;

    Csv(JsonMapper json) {
        this.json = json;
    }

    String table(List<?> rows) {
        List<Map<String, String>> table = new ArrayList<>();
        Set<String> columns = new LinkedHashSet<>();
        for (Object row : rows) {
            Map<String, String> cells = new LinkedHashMap<>();
            flatten("", json.valueToTree(row), cells);
            columns.addAll(cells.keySet());
            table.add(cells);
        }
        StringWriter text = new StringWriter();
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            if (!columns.isEmpty()) {
                csv.writeRecord(columns.stream().map(Csv::harmless).toList());
            }
            for (Map<String, String> cells : table) {
                csv.writeRecord(columns.stream()
                        .map(column -> cells.getOrDefault(column, ""))
                        .toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return text.toString();
    }

    private static void flatten(String name, JsonNode value, Map<String, String> cells) {
        if (value.isObject()) {
            value.properties().forEach(entry -> flatten(inside(name, entry.getKey()), entry.getValue(), cells));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                flatten(inside(name, String.valueOf(i + 1)), value.get(i), cells);
            }
        } else if (value.isString()) {
            cells.put(name, harmless(value.stringValue()));
        } else {
            cells.put(name, value.isNull() ? "" : value.asString());
        }
    }

    private static String inside(String name, String key) {
        return name.isEmpty() ? key : name + "." + key;
    }

    /** A spreadsheet takes a text that begins like a formula for one: an apostrophe keeps it a text. */
    private static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}

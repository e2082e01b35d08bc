package org.caseledger.query.answer;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A table as CSV (RFC 4180), absent values empty. */
final class Csv {

    private Csv() {}

    static String of(FlatTable table) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(table.columns().stream().map(Csv::harmless).toList());
            for (Map<String, JsonNode> cells : table.rows()) {
                csv.writeRecord(table.columns().stream()
                        .map(column -> cell(cells.get(column)))
                        .toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return text.toString();
    }

    private static String cell(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return "";
        }
        return value.isString() ? harmless(value.stringValue()) : value.asString();
    }

    /** A spreadsheet takes a text that begins like a formula for one: an apostrophe keeps it a text. */
    private static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}

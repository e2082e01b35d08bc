package org.caseledger.query.answer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A table as a workbook: numbers as numbers, days as dates, a header that stays in sight, and a second sheet that says
 * what was asked. A text is a text there, whatever it begins with.
 */
final class Xlsx {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /** The most characters of a sheet's name. */
    private static final int LONGEST_NAME = 31;

    private Xlsx() {}

    static byte[] of(FlatTable table, String view, Map<String, String> about) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Case Ledger", "1.0")) {
            rows(table, workbook.newWorksheet(view.substring(0, Math.min(LONGEST_NAME, view.length()))));
            about(about, workbook.newWorksheet("About"));
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    private static void rows(FlatTable table, Worksheet sheet) {
        for (int at = 0; at < table.columns().size(); at++) {
            sheet.value(0, at, table.columns().get(at));
            sheet.style(0, at).bold().set();
        }
        sheet.freezePane(0, 1);
        int line = 1;
        for (Map<String, JsonNode> cells : table.rows()) {
            for (int at = 0; at < table.columns().size(); at++) {
                cell(sheet, line, at, cells.get(table.columns().get(at)));
            }
            line++;
        }
    }

    private static void about(Map<String, String> about, Worksheet sheet) {
        sheet.width(0, 20);
        sheet.width(1, 80);
        int line = 0;
        for (Map.Entry<String, String> said : about.entrySet()) {
            sheet.value(line, 0, said.getKey());
            sheet.style(line, 0).bold().set();
            sheet.value(line, 1, said.getValue());
            sheet.style(line, 1).wrapText(true).set();
            line++;
        }
    }

    private static void cell(Worksheet sheet, int line, int at, @Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return;
        }
        if (value.isNumber()) {
            sheet.value(line, at, value.numberValue());
        } else if (value.isBoolean()) {
            sheet.value(line, at, value.booleanValue());
        } else if (DAY.matcher(value.asString()).matches()) {
            sheet.value(line, at, LocalDate.parse(value.asString()));
            sheet.style(line, at).format("yyyy-mm-dd").set();
        } else {
            sheet.value(line, at, value.asString());
        }
    }
}

package org.caseledger.command.imports;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The workbooks that people get: an empty one to fill in, and one with the rows that an import refused. */
final class Sheets {

    /** The sheet that explains a workbook; an import passes over it. */
    static final String READ_ME = "Read me";

    private static final String REQUIRED = "FFE6A0";
    private static final double WIDE = 60;

    private Sheets() {}

    /** All sheets with their columns, the required ones coloured. */
    static byte[] template() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = workbook(bytes)) {
            Worksheet readMe = workbook.newWorksheet(READ_ME);
            lines(
                    readMe,
                    "Fill in the sheets that you need and import this file. Empty sheets tell nothing.",
                    "A coloured column must be there; the others may be left out. The notes say what may stand in each.",
                    "An empty cell means that nothing is known. Telling the same facts again changes nothing.",
                    "");
            int line = 5;
            for (CsvFile file : CsvFile.values()) {
                header(workbook.newWorksheet(file.sheetName()), file.columns(), file.required());
                line = explain(readMe, line, file);
            }
        }
        return bytes.toByteArray();
    }

    /** The columns of one file. */
    static String template(CsvFile file) {
        return String.join(",", file.columns()) + "\r\n";
    }

    /** The refused rows, one sheet for each file that has some. */
    static byte[] refused(Map<CsvFile, Path> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = workbook(bytes)) {
            lines(
                    workbook.newWorksheet(READ_ME),
                    files.isEmpty()
                            ? "No row was refused."
                            : "These rows were refused, as they were sent. Mend them and import this file.",
                    "The column " + CsvFile.ERRORS
                            + " says what is wrong with each. It is not read: leave or remove it.",
                    "At most " + Refusals.MOST_ROWS + " rows are kept: import again to see more.");
            for (Map.Entry<CsvFile, Path> file : files.entrySet()) {
                copy(file.getValue(), workbook.newWorksheet(file.getKey().sheetName()), file.getKey());
            }
        }
        return bytes.toByteArray();
    }

    private static Workbook workbook(ByteArrayOutputStream bytes) {
        return new Workbook(bytes, "Case Ledger", "1.0");
    }

    private static void copy(Path csv, Worksheet sheet, CsvFile file) throws IOException {
        int line = 0;
        try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(csv)) {
            for (CsvRecord row : rows) {
                if (line == 0) {
                    header(sheet, row.getFields(), file.required());
                } else {
                    for (int at = 0; at < row.getFieldCount(); at++) {
                        sheet.value(line, at, row.getField(at));
                    }
                }
                line++;
            }
        }
        sheet.width(0, WIDE);
    }

    private static void header(Worksheet sheet, List<String> columns, List<String> required) {
        for (int at = 0; at < columns.size(); at++) {
            sheet.value(0, at, columns.get(at));
            sheet.style(0, at).bold().set();
            if (required.contains(columns.get(at))) {
                sheet.style(0, at).bold().fillColor(REQUIRED).set();
            }
        }
        sheet.freezePane(0, 1);
    }

    private static int explain(Worksheet readMe, int from, CsvFile file) {
        int line = from;
        for (String column : file.columns()) {
            readMe.value(line, 0, file.sheetName());
            readMe.value(line, 1, column);
            readMe.value(line, 2, Columns.allowed(file, column));
            readMe.value(line, 3, file.required().contains(column) ? "column required" : "column may be left out");
            line++;
        }
        return line + 1;
    }

    private static void lines(Worksheet sheet, String... lines) {
        for (int line = 0; line < lines.length; line++) {
            sheet.value(line, 0, lines[line]);
        }
    }
}

package org.caseledger.command.imports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** Reads one sheet of a workbook row by row, as the CSV file of the same rows would read. */
final class XlsxTable {

    /** With the cells' formats, which alone tell a date from a number; a cell that can't be read is an error of its row. */
    private static final ReadingOptions OPTIONS = new ReadingOptions(true, true);

    private XlsxTable() {}

    /** See {@link Source#read}. */
    static List<RowError> read(Source source, Consumer<CsvRow> rows) throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(source.path().toFile(), OPTIONS)) {
            Sheet sheet = workbook.findSheet(source.file().sheetName()).orElseThrow();
            try (Stream<Row> stream = sheet.openStream()) {
                return read(source, stream.iterator(), rows);
            }
        } catch (ExcelReaderException malformed) {
            return wrong(source, 0, "The sheet can't be read: save the file as an Excel workbook (.xlsx) again");
        }
    }

    private static List<RowError> read(Source source, Iterator<Row> sheet, Consumer<CsvRow> rows) {
        if (!sheet.hasNext()) {
            return wrong(source, 1, "The sheet is empty: it must begin with a row of column names");
        }
        Header header = Header.of(source, texts(sheet.next(), 0));
        if (!header.errors().isEmpty()) {
            return header.errors();
        }
        String name = source.name();
        while (sheet.hasNext()) {
            Row row = sheet.next();
            List<String> cells = texts(row, header.places().size());
            if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
                CsvRow read = new CsvRow(name, row.getRowNum(), header.places(), cells);
                broken(row, header.places(), read);
                rows.accept(read);
            }
        }
        return List.of();
    }

    /** As many texts as there are columns, and more only where something stands beyond the last column. */
    private static List<String> texts(Row row, int columns) {
        List<String> texts = new ArrayList<>();
        for (int at = 0; at < row.getCellCount(); at++) {
            texts.add(row.getOptionalCell(at).map(CellText::of).orElse(""));
        }
        while (texts.size() < columns) {
            texts.add("");
        }
        while (texts.size() > columns && texts.getLast().isBlank()) {
            texts.removeLast();
        }
        return texts;
    }

    private static void broken(Row row, Map<String, Integer> places, CsvRow read) {
        places.forEach((column, place) -> {
            boolean broken = row.getOptionalCell(place)
                    .map(Cell::getType)
                    .filter(type -> type == CellType.ERROR)
                    .isPresent();
            if (broken) {
                read.wrong(column, "The cell shows an error instead of a value: mend or empty it");
            }
        });
    }

    private static List<RowError> wrong(Source source, long line, String message) {
        return List.of(new RowError(source.name(), line, "", message));
    }
}

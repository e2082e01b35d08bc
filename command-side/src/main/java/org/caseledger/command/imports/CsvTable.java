package org.caseledger.command.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Reads one CSV file row by row: UTF-8 with or without a byte-order mark, RFC 4180, columns in any order. */
final class CsvTable {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final CsvFile file;
    private final List<RowError> errors = new ArrayList<>();

    private CsvTable(CsvFile file) {
        this.file = file;
    }

    /**
     * Reads a file, giving each row to a consumer.
     *
     * @return what is wrong with the file as a whole, so that nothing of it may be taken; empty where it is well formed
     * @throws IOException where it can't be read at all
     */
    static List<RowError> read(CsvFile file, Path path, Consumer<CsvRow> rows) throws IOException {
        CsvTable table = new CsvTable(file);
        try (BufferedReader reader = withoutMark(path);
                CsvReader<CsvRecord> csv = CsvReader.builder()
                        .skipEmptyLines(true)
                        .missingFieldStrategy(
                                FieldMismatchStrategy.IGNORE) // an error of that row alone: CsvRow tells it
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(reader)) {
            table.read(csv.iterator(), rows);
        } catch (CsvParseException malformed) {
            table.wrong(0, "", "The file is not well-formed CSV: " + malformed.getMessage());
        } catch (CharacterCodingException notUtf8) {
            table.wrong(0, "", "The file is not UTF-8: save it as CSV UTF-8");
        } catch (UncheckedIOException unreadable) {
            if (!(unreadable.getCause() instanceof CharacterCodingException)) {
                throw unreadable.getCause();
            }
            table.wrong(0, "", "The file is not UTF-8: save it as CSV UTF-8");
        }
        return table.errors;
    }

    private void read(Iterator<CsvRecord> records, Consumer<CsvRow> rows) {
        if (!records.hasNext()) {
            wrong(1, "", "The file is empty: it must begin with a row of column names");
            return;
        }
        Map<String, Integer> places = header(records.next());
        if (!errors.isEmpty()) {
            return;
        }
        while (records.hasNext()) {
            CsvRecord row = records.next();
            rows.accept(new CsvRow(file, row.getStartingLineNumber(), places, row.getFields()));
        }
    }

    private Map<String, Integer> header(CsvRecord header) {
        Map<String, Integer> places = new HashMap<>();
        Set<String> missing = new HashSet<>(file.required());
        Set<String> found = new HashSet<>();
        for (int i = 0; i < header.getFieldCount(); i++) {
            String column = header.getField(i).strip();
            if (!file.columns().contains(column)) {
                wrong(1, column, "Unknown column \"" + column + "\": the columns are " + file.columns());
            } else if (!found.add(column)) {
                wrong(1, column, "The column " + column + " appears twice");
            }
            missing.remove(column);
            places.put(column, i);
        }
        for (String column : file.required()) {
            if (missing.contains(column)) {
                wrong(1, column, "The column " + column + " is missing: add it, empty where nothing is known");
            }
        }
        return places;
    }

    private void wrong(long line, String column, String message) {
        errors.add(new RowError(file.fileName(), line, column, message));
    }

    private static BufferedReader withoutMark(Path path) throws IOException {
        BufferedReader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8);
        skipMark(reader);
        return reader;
    }

    private static void skipMark(Reader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
    }
}

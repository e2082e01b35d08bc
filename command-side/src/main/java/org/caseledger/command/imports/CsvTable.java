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
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** Reads one CSV file row by row: UTF-8 with or without a byte-order mark, RFC 4180, columns in any order. */
final class CsvTable {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private CsvTable() {}

    /** See {@link Source#read}. */
    static List<RowError> read(Source source, Consumer<CsvRow> rows) throws IOException {
        try (BufferedReader reader = withoutMark(source.path());
                CsvReader<CsvRecord> csv = CsvReader.builder()
                        .skipEmptyLines(true)
                        .missingFieldStrategy(
                                FieldMismatchStrategy.IGNORE) // an error of that row alone: CsvRow tells it
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(reader)) {
            return read(source, csv.iterator(), rows);
        } catch (CsvParseException malformed) {
            return wrong(source, 0, "The file is not well-formed CSV: " + malformed.getMessage());
        } catch (CharacterCodingException notUtf8) {
            return wrong(source, 0, "The file is not UTF-8: save it as CSV UTF-8");
        } catch (UncheckedIOException unreadable) {
            if (!(unreadable.getCause() instanceof CharacterCodingException)) {
                throw unreadable.getCause();
            }
            return wrong(source, 0, "The file is not UTF-8: save it as CSV UTF-8");
        }
    }

    private static List<RowError> read(Source source, Iterator<CsvRecord> records, Consumer<CsvRow> rows) {
        if (!records.hasNext()) {
            return wrong(source, 1, "The file is empty: it must begin with a row of column names");
        }
        Header header = Header.of(source, records.next().getFields());
        if (!header.errors().isEmpty()) {
            return header.errors();
        }
        String name = source.name();
        while (records.hasNext()) {
            CsvRecord row = records.next();
            rows.accept(new CsvRow(name, row.getStartingLineNumber(), header.places(), row.getFields()));
        }
        return List.of();
    }

    private static List<RowError> wrong(Source source, long line, String message) {
        return List.of(new RowError(source.name(), line, "", message));
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

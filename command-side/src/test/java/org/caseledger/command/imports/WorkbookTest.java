package org.caseledger.command.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbookTest {

    private static final List<String> ACTIONS = CsvFile.ACTIONS.columns();

    @TempDir
    private Path folder;

    private Path saved(String name, String sheet, Consumer<Worksheet> rows) throws IOException {
        Path path = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(path);
                Workbook workbook = new Workbook(out, "A spreadsheet", "1.0")) {
            rows.accept(workbook.newWorksheet(sheet));
        }
        return path;
    }

    private static void header(Worksheet sheet, List<String> columns) {
        for (int at = 0; at < columns.size(); at++) {
            sheet.value(0, at, columns.get(at));
        }
    }

    private static void day(Worksheet sheet, int line, int at, LocalDate day, String format) {
        sheet.value(line, at, day);
        sheet.style(line, at).format(format).set();
    }

    private static List<RowError> read(Path path, List<CsvRow> rows) throws IOException {
        Sources sources = Sources.of(List.of(path));
        assertThat(sources.errors()).isEmpty();
        assertThat(sources.tables()).hasSize(1);
        return sources.tables().values().iterator().next().read(rows::add);
    }

    @Test
    void datesAndNumbersReadAsACsvFileWouldHaveThem() throws IOException {
        Path path = saved("council.xlsx", "actions", sheet -> {
            header(sheet, ACTIONS);
            sheet.value(1, 0, 4711);
            sheet.value(1, 1, "A-1");
            day(sheet, 1, 5, LocalDate.of(2024, 5, 21), "dd/mm/yyyy");
            sheet.value(1, 6, "2024-06-21");
            sheet.value(3, 0, 4712.5);
        });
        List<CsvRow> rows = new ArrayList<>();

        assertThat(read(path, rows)).isEmpty();

        assertThat(rows).hasSize(2);
        CsvRow first = rows.getFirst();
        assertThat(first.text("action_id")).isEqualTo("4711");
        assertThat(first.date("raised_on")).isEqualTo(LocalDate.of(2024, 5, 21));
        assertThat(first.date("due_on")).isEqualTo(LocalDate.of(2024, 6, 21));
        assertThat(first.date("completed_on")).isNull();
        assertThat(first.errors()).isEmpty();
        assertThat(rows.getLast().text("action_id")).isEqualTo("4712.5");
        assertThat(rows.getLast().line()).isEqualTo(4);
    }

    @Test
    void aMonthThatTheSpreadsheetTookForADateIsAMonthAgain() throws IOException {
        Path path = saved("council.xlsx", "audits", sheet -> {
            header(sheet, CsvFile.AUDITS.columns());
            int round = CsvFile.AUDITS.columns().indexOf("round");
            day(sheet, 1, round, LocalDate.of(2019, 8, 1), "mmm-yy");
            sheet.value(2, round, "2019-09");
        });
        List<CsvRow> rows = new ArrayList<>();

        assertThat(read(path, rows)).isEmpty();

        assertThat(rows).extracting(row -> row.text("round")).containsExactly("2019-08", "2019-09");
    }

    @Test
    void errorsNameTheWorkbookTheSheetTheRowAndTheColumn() throws IOException {
        Path path = saved("council.xlsx", "actions", sheet -> {
            header(sheet, ACTIONS);
            sheet.value(1, 5, "soon");
        });
        List<CsvRow> rows = new ArrayList<>();
        assertThat(read(path, rows)).isEmpty();

        CsvRow row = rows.getFirst();
        assertThat(row.date("raised_on")).isNull();

        assertThat(row.errors())
                .containsExactly(new RowError(
                        "council.xlsx sheet actions", 2, "raised_on", "\"soon\" must be a date such as 2019-08-14"));
    }

    @Test
    void theColumnOfErrorsIsTakenAndOthersThatAreUnknownAreNot() throws IOException {
        List<String> columns = new ArrayList<>(ACTIONS);
        columns.addFirst(CsvFile.ERRORS);
        assertThat(read(saved("errors.xlsx", "actions", sheet -> header(sheet, columns)), new ArrayList<>()))
                .isEmpty();
        columns.add("colour");

        assertThat(read(saved("errors.xlsx", "actions", sheet -> header(sheet, columns)), new ArrayList<>()))
                .extracting(RowError::column)
                .containsExactly("colour");
    }

    @Test
    void aSheetThatHoldsNothingKnownAndATableSentTwiceAreRefused() throws IOException {
        Path unknown = saved("unknown.xlsx", "Sheet1", sheet -> {});
        Path one = saved("one.xlsx", "actions", sheet -> header(sheet, ACTIONS));
        Path other = saved("other.xlsx", "actions", sheet -> header(sheet, ACTIONS));

        List<RowError> errors = Sources.of(List.of(unknown, one, other)).errors();

        assertThat(errors).hasSize(2);
        assertThat(errors.getFirst().message()).contains("Unknown sheet \"Sheet1\"", "audits");
        assertThat(errors.getLast().message()).contains("one.xlsx sheet actions too");
    }

    @Test
    void whatIsNoWorkbookIsRefused() throws IOException {
        Path path = Files.writeString(folder.resolve("audits.xlsx"), "audit_id,authority");

        assertThat(Sources.of(List.of(path)).errors())
                .extracting(RowError::message)
                .containsExactly("The file is not a workbook that can be read: save it as an Excel workbook (.xlsx)");
    }

    @Test
    void theTemplateIsAnImportThatTellsNothing() throws IOException {
        Path path = Files.write(folder.resolve("template.xlsx"), Sheets.template());

        Sources sources = Sources.of(List.of(path));

        assertThat(sources.errors()).isEmpty();
        assertThat(sources.tables()).hasSize(CsvFile.values().length);
        List<CsvRow> rows = new ArrayList<>();
        for (Source source : sources.tables().values()) {
            assertThat(source.read(rows::add)).isEmpty();
        }
        assertThat(rows).isEmpty();
    }
}

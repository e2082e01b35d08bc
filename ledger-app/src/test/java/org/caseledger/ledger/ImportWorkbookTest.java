package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caseledger.command.imports.CsvFile;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@Order(6)
@ExtendWith(DemoLedger.Shared.class)
@DisplayName("An import of a workbook")
class ImportWorkbookTest {

    private static final String HERE = "E10000108";

    private final DemoLedger ledger;
    private final Caller lead;

    ImportWorkbookTest(DemoLedger ledger) {
        this.ledger = ledger;
        this.lead = ledger.as("qa.lead");
    }

    private static Map<String, Object> audit(String id, String grade) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("audit_id", id);
        row.put("authority", HERE);
        row.put("round", "2024-05");
        row.put("programme", "Fostering");
        row.put("kind", "CORE");
        row.put("child_ref", 4711);
        row.put("auditor", "WB-AUD");
        row.put("allocated_on", LocalDate.of(2024, 5, 1));
        row.put("due_on", LocalDate.of(2024, 5, 31));
        row.put("submitted_on", LocalDate.of(2024, 5, 20));
        row.put("submitted_grade", grade);
        return row;
    }

    private static Map<String, Object> action(String id, String audit) {
        return Map.of(
                "action_id",
                id,
                "audit_id",
                audit,
                "raised_on",
                LocalDate.of(2024, 5, 21),
                "due_on",
                LocalDate.of(2024, 6, 21));
    }

    private static byte[] workbook(Map<CsvFile, List<Map<String, Object>>> sheets) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "A spreadsheet", "1.0")) {
            sheets.forEach((file, rows) -> fill(workbook.newWorksheet(file.sheetName()), file.columns(), rows));
        }
        return bytes.toByteArray();
    }

    private static void fill(Worksheet sheet, List<String> columns, List<Map<String, Object>> rows) {
        for (int at = 0; at < columns.size(); at++) {
            sheet.value(0, at, columns.get(at));
            for (int line = 1; line <= rows.size(); line++) {
                Object cell = rows.get(line - 1).get(columns.get(at));
                if (cell instanceof LocalDate day) {
                    sheet.value(line, at, day);
                    sheet.style(line, at).format("dd/mm/yyyy").set();
                } else if (cell instanceof Number number) {
                    sheet.value(line, at, number);
                } else if (cell != null) {
                    sheet.value(line, at, cell.toString());
                }
            }
        }
    }

    private Reply imported(byte[] workbook) {
        return lead.imported(Map.of("council.xlsx", workbook), false);
    }

    @Test
    void tellsWhatTheSameCsvFilesWould() throws IOException {
        byte[] sent = workbook(Map.of(
                CsvFile.AUDITS, List.of(audit("WB-1", "Good")), CsvFile.ACTIONS, List.of(action("WB-X-1", "WB-1"))));

        JsonNode done = imported(sent).json();

        assertThat(done.get("errors")).as(done.toString()).isEmpty();
        assertThat(done.get("rowsDone").asInt()).isEqualTo(2);
        JsonNode audit = lead.get("/api/v1/audits/WB-1", "X-Min-Position", String.valueOf(ledger.head()))
                .json();
        assertThat(audit.get("standing").asString()).isEqualTo("Good");
        assertThat(audit.get("childRef").asString()).isEqualTo("4711");
        assertThat(imported(sent).json().get("eventsAppended").asInt()).isZero();
    }

    @Test
    void deniesNothingOfAColumnThatItsSheetDoesNotHave() throws IOException {
        Map<String, Object> told = audit("WB-SHORT", "Good");
        told.put("practitioner", "P-5");
        assertThat(imported(workbook(Map.of(CsvFile.AUDITS, List.of(told))))
                        .json()
                        .get("errors"))
                .isEmpty();

        ByteArrayOutputStream shorter = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(shorter, "A spreadsheet", "1.0")) {
            fill(workbook.newWorksheet("audits"), CsvFile.AUDITS.required(), List.of(told));
        }
        JsonNode leftOut = imported(shorter.toByteArray()).json();
        told.remove("practitioner");
        JsonNode emptied =
                imported(workbook(Map.of(CsvFile.AUDITS, List.of(told)))).json();

        assertThat(leftOut.get("errors")).as(leftOut.toString()).isEmpty();
        assertThat(leftOut.get("eventsAppended").asInt()).isZero();
        assertThat(emptied.get("errors").get(0).get("column").asString()).isEqualTo("practitioner");
    }

    @Test
    void refusesRowsThatAreMendedInTheirOwnSheetAndSentAgain() throws IOException {
        Reply refused = imported(workbook(Map.of(
                CsvFile.AUDITS,
                List.of(audit("WB-2", "Good"), audit("WB-3", "Splendid"), audit("WB-4", "Good")),
                CsvFile.ACTIONS,
                List.of(action("WB-X-2", "WB-9"), action("WB-X-3", "WB-2")))));
        JsonNode error = refused.json().get("errors").get(0);
        assertThat(error.get("file").asString()).isEqualTo("council.xlsx sheet actions");
        assertThat(error.get("line").asInt()).isEqualTo(2);
        assertThat(refused.json().get("rowsRefused").asInt()).isEqualTo(2);
        assertThat(refused.json().get("moreErrors").asInt()).isZero();

        String id = refused.json().get("importId").asString();
        byte[] errors = lead.bytes("/api/v1/imports/" + id + "/errors.xlsx");
        String csv = lead.get("/api/v1/imports/" + id + "/errors/audits.csv").body();

        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(errors))) {
            List<Row> rows = workbook.findSheet("audits").orElseThrow().read();
            assertThat(rows).hasSize(2);
            assertThat(rows.getFirst().getCellText(0)).isEqualTo("import_errors");
            assertThat(rows.getLast().getCellText(0)).contains("submitted_grade", "Splendid is not on");
            assertThat(rows.getLast().getCellText(1)).isEqualTo("WB-3");
            assertThat(workbook.findSheet("actions").orElseThrow().read()).hasSize(2);
        }
        JsonNode again = lead.imported(Map.of("errors.xlsx", errors), false).json();
        assertThat(again.get("rowsRefused").asInt()).isEqualTo(2);
        JsonNode mended = lead.imported(
                        Caller.asBytes(Map.of("audits.csv", csv.replace(",Splendid,", ",Good,"))), false)
                .json();
        assertThat(mended.get("errors")).isEmpty();
        assertThat(mended.get("eventsAppended").asInt()).isPositive();
    }

    @Test
    void hasNothingToMendWhereNothingWasRefused() throws IOException {
        String id = imported(workbook(Map.of(CsvFile.AUDITS, List.of(audit("WB-5", "Good")))))
                .json()
                .get("importId")
                .asString();

        assertThat(lead.get("/api/v1/imports/" + id + "/errors/audits.csv").code())
                .isEqualTo("no-refused-rows");
        assertThat(lead.get("/api/v1/imports/" + id + "/errors/else.csv").code())
                .isEqualTo("unknown-file");
        assertThat(lead.get("/api/v1/imports/nothing/errors.xlsx").code()).isEqualTo("unknown-import");
    }

    @Test
    void hasATemplateForThoseWhoMayImport() throws IOException {
        try (ReadableWorkbook workbook =
                new ReadableWorkbook(new ByteArrayInputStream(lead.bytes("/api/v1/imports/template.xlsx")))) {
            assertThat(workbook.getSheets().map(sheet -> sheet.getName()))
                    .contains("Read me", "audits", "domain_grades", "teams");
        }
        assertThat(lead.get("/api/v1/imports/template/teams.csv").body())
                .isEqualTo("authority,team,name,area,programme\r\n");
        assertThat(ledger.as("auditor.one").get("/api/v1/imports/template.xlsx").status())
                .isEqualTo(403);
    }
}

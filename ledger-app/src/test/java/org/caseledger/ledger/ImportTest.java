package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.caseledger.command.imports.CsvFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@Order(6)
@ExtendWith(DemoLedger.Shared.class)
@DisplayName("An import over HTTP")
class ImportTest {

    private static final String HERE = "E10000106";
    private static final String ELSEWHERE = "E10000107";
    private static final int COLUMNS = CsvFile.AUDITS.columns().size();
    private static final String DOMAINS = "audit_id,stage,domain,grade";
    private static final String ACTIONS = "action_id,audit_id,description,owner,team,raised_on,due_on,completed_on";
    private static final String CONCERNS = "audit_id,raised_on,reviewed_on,responded_on,signed_off_on,resolved_on";
    private static final String ESCALATIONS =
            "escalation_id,authority,child_ref,raised_by,category,raised_on,stage2_on,stage3_on,resolved_on";
    private static final String TEAMS = "authority,team,name,area,programme";

    private final DemoLedger ledger;
    private final Caller lead;

    ImportTest(DemoLedger ledger) {
        this.ledger = ledger;
        this.lead = ledger.as("qa.lead");
    }

    /** A row of audits.csv by column. */
    private static Map<String, String> audit(String id) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("audit_id", id);
        row.put("authority", HERE);
        row.put("round", "2024-05");
        row.put("programme", "Fostering");
        row.put("kind", "CORE");
        row.put("child_ref", "child-of-" + id);
        row.put("team", "I1");
        row.put("auditor", "IMP-AUD-1");
        row.put("allocated_on", "2024-05-01");
        row.put("due_on", "2024-05-31");
        return row;
    }

    private static Map<String, String> submitted(String id, String grade) {
        return and(audit(id), "submitted_on", "2024-05-20", "submitted_grade", grade);
    }

    private static Map<String, String> and(Map<String, String> row, String... columnsAndCells) {
        Map<String, String> changed = new LinkedHashMap<>(row);
        for (int i = 0; i < columnsAndCells.length; i += 2) {
            changed.put(columnsAndCells[i], columnsAndCells[i + 1]);
        }
        return changed;
    }

    @SafeVarargs
    private static String audits(Map<String, String>... rows) {
        return audits(CsvFile.AUDITS.columns(), "\n", rows);
    }

    @SafeVarargs
    private static String audits(List<String> columns, String lineEnd, Map<String, String>... rows) {
        List<String> lines = new ArrayList<>(List.of(String.join(",", columns)));
        for (Map<String, String> row : rows) {
            lines.add(columns.stream()
                    .map(column -> row.getOrDefault(column, ""))
                    .map(cell -> cell.contains("\n") || cell.contains(",") ? '"' + cell + '"' : cell)
                    .collect(Collectors.joining(",")));
        }
        return String.join(lineEnd, lines) + lineEnd;
    }

    private static String table(String header, String... lines) {
        return Body.csv(header, List.of(lines));
    }

    private JsonNode imported(Map<String, String> files) {
        return lead.imported(files).json();
    }

    private JsonNode importedAudits(String audits) {
        return imported(Map.of("audits.csv", audits));
    }

    private static void assertClean(JsonNode done) {
        assertThat(done.get("state").asString()).isEqualTo("DONE");
        assertThat(done.get("errors")).as(done.toString()).isEmpty();
        assertThat(done.get("rowsDone").asLong())
                .isEqualTo(done.get("rowsTotal").asLong());
    }

    private static void assertOnlyError(JsonNode done, String file, long line, String column, String... says) {
        assertThat(done.get("errors").size()).as(done.toString()).isEqualTo(1);
        assertError(done.get("errors").get(0), file, line, column, says);
    }

    private static void assertError(JsonNode error, String file, long line, String column, String... says) {
        assertThat(error.get("file").asString()).isEqualTo(file);
        assertThat(error.get("line").asLong()).as(error.toString()).isEqualTo(line);
        assertThat(error.get("column").asString()).as(error.toString()).isEqualTo(column);
        for (String words : says) {
            assertThat(error.get("message").asString()).contains(words);
        }
    }

    private Reply audit(String id, String user) {
        return ledger.as(user).get("/api/v1/audits/" + id, "X-Min-Position", String.valueOf(ledger.head()));
    }

    @Nested
    @DisplayName("of good files")
    class Good {

        @Test
        void is_accepted_at_once_and_told_of_until_it_is_done() {
            Reply begun = lead.beginImport(Caller.asBytes(Map.of("audits.csv", audits(audit("IMP-1")))), false);

            assertThat(begun.status()).isEqualTo(202);
            String address = begun.header("Location");
            Reply done = Waiting.until(
                    () -> lead.get(address),
                    progress -> !progress.json().get("state").asString().equals("RUNNING"));
            assertClean(done.json());
            assertThat(done.json().get("rowsTotal").asLong()).isEqualTo(1);
            assertThat(done.json().get("eventsAppended").asLong()).isPositive();
            assertThat(audit("IMP-1", "qa.lead").json().get("status").asString())
                    .isEqualTo("ALLOCATED");
        }

        @Test
        void says_exactly_how_many_events_it_appended() {
            long before = ledger.head();

            JsonNode done = importedAudits(audits(submitted("IMP-2", "Good"), submitted("IMP-2B", "Inadequate")));

            assertThat(done.get("eventsAppended").asLong()).isEqualTo(ledger.head() - before);
        }

        @Test
        void appends_nothing_when_the_demo_council_is_sent_again() throws IOException {
            Map<String, byte[]> demo = new LinkedHashMap<>();
            for (CsvFile file : CsvFile.values()) {
                try (InputStream content =
                        DemoCouncil.class.getResourceAsStream("/demo/county-2019-08/" + file.fileName())) {
                    if (content != null) {
                        demo.put(file.fileName(), content.readAllBytes());
                    }
                }
            }
            long before = ledger.head();

            JsonNode done = lead.imported(demo, false).json();

            assertClean(done);
            assertThat(done.get("rowsTotal").asLong()).isEqualTo(1_220);
            assertThat(done.get("eventsAppended").asLong()).isZero();
            assertThat(ledger.head()).isEqualTo(before);
        }

        @Test
        void takes_every_kind_of_file() {
            JsonNode done = imported(Map.of(
                    "teams.csv",
                    table(TEAMS, HERE + ",I9,Ninth team,West,Fostering"),
                    "audits.csv",
                    audits(submitted("IMP-3", "Inadequate")),
                    "domain_grades.csv",
                    table(DOMAINS, "IMP-3,SUBMITTED,Supervision,N/A", "IMP-3,SUBMITTED,Stability of the Home,Good"),
                    "actions.csv",
                    table(ACTIONS, "IMP-ACT-3,IMP-3,Visit,MGR,I1,2024-05-21,2024-06-21,2024-06-01"),
                    "concerns.csv",
                    table(CONCERNS, "IMP-3,2024-05-20,2024-05-21,,,"),
                    "escalations.csv",
                    table(ESCALATIONS, "IMP-ESC-3," + HERE + ",C3,IRO,PROCESS,2024-05-22,2024-06-01,,")));

            assertClean(done);
            JsonNode audit = audit("IMP-3", "qa.lead").json();
            assertThat(audit.get("standing").asString()).isEqualTo("Inadequate");
            assertThat(audit.get("domains").toString())
                    .isEqualTo("{\"Stability of the Home\":\"Good\",\"Supervision\":\"N/A\"}");
            assertThat(lead.get("/api/v1/actions/IMP-ACT-3")
                            .json()
                            .get("completedOn")
                            .asString())
                    .isEqualTo("2024-06-01");
            assertThat(lead.get("/api/v1/concerns/IMP-3")
                            .json()
                            .get("reviewedOn")
                            .asString())
                    .isEqualTo("2024-05-21");
            assertThat(lead.get("/api/v1/escalations/IMP-ESC-3")
                            .json()
                            .get("stage")
                            .asInt())
                    .isEqualTo(2);
            assertThat(lead.get("/api/v1/views/team-coverage?authority=" + HERE + "&team=I9")
                            .body())
                    .contains("\"I9\"");
        }

        @Test
        void is_signed_by_the_importer_on_behalf_of_whom_the_row_names() {
            assertClean(importedAudits(audits(and(
                    submitted("IMP-4", "Good"),
                    "moderator",
                    "IMP-MOD-1",
                    "moderated_on",
                    "2024-05-25",
                    "moderated_grade",
                    "Good"))));

            JsonNode entries = lead.get("/api/v1/audits/IMP-4/history", "X-Min-Position", String.valueOf(ledger.head()))
                    .json()
                    .get("entries");
            assertThat(entries.get(1).get("actor").toString())
                    .contains("\"id\":\"qa.lead\"", "\"onBehalfOf\":\"IMP-AUD-1\"");
            assertThat(entries.get(2).get("actor").toString()).contains("\"onBehalfOf\":\"IMP-MOD-1\"");
            assertThat(entries.get(2).get("effectiveOn").asString()).isEqualTo("2024-05-25");
        }

        @Test
        void completes_what_an_earlier_one_began() {
            assertClean(importedAudits(audits(audit("IMP-5"))));

            JsonNode done = importedAudits(audits(submitted("IMP-5", "Good")));

            assertClean(done);
            assertThat(done.get("eventsAppended").asLong()).isEqualTo(1);
            assertThat(audit("IMP-5", "qa.lead").json().get("standing").asString())
                    .isEqualTo("Good");
        }

        @Test
        void warns_of_what_it_passes_over() {
            JsonNode done = importedAudits(audits(and(audit("IMP-6"), "views_child", "yes")));

            assertClean(done);
            assertError(done.get("warnings").get(0), "audits.csv", 2, "submitted_on", "without one they are ignored");
        }
    }

    @Nested
    @DisplayName("of files however they were saved:")
    class Form {

        @Test
        void with_a_byte_order_mark_and_carriage_returns() {
            assertClean(
                    importedAudits("\uFEFF" + audits(CsvFile.AUDITS.columns(), "\r\n", submitted("IMP-20", "Good"))));
            assertThat(audit("IMP-20", "qa.lead").json().get("standing").asString())
                    .isEqualTo("Good");
        }

        @Test
        void with_its_columns_in_any_order() {
            List<String> columns = new ArrayList<>(CsvFile.AUDITS.columns());
            Collections.reverse(columns);

            assertClean(importedAudits(audits(columns, "\n", submitted("IMP-21", "Good"))));
            assertThat(audit("IMP-21", "qa.lead").json().get("standing").asString())
                    .isEqualTo("Good");
        }

        @Test
        void with_line_breaks_and_commas_in_quotes() {
            JsonNode done = importedAudits(audits(
                    and(audit("IMP-22"), "exempted_on", "2024-05-05", "exemption_reason", "Moved away,\nfar away"),
                    submitted("IMP-22B", "Excellent")));

            assertOnlyError(done, "audits.csv", 4, "submitted_grade");
            assertThat(lead.get("/api/v1/audits/IMP-22/history", "X-Min-Position", String.valueOf(ledger.head()))
                            .json()
                            .get("entries")
                            .get(1)
                            .get("reason")
                            .asString())
                    .isEqualTo("Moved away,\nfar away");
        }

        @Test
        void with_letters_of_other_alphabets() {
            assertClean(importedAudits(audits(and(audit("IMP-23"), "team", "Tîm Dŵr – 東"))));
            assertThat(audit("IMP-23", "qa.lead").json().get("team").asString()).isEqualTo("Tîm Dŵr – 東");
        }

        @Test
        void but_not_otherwise_than_in_UTF8() {
            long before = ledger.head();
            byte[] latin1 = audits(and(audit("IMP-24"), "team", "Café")).getBytes(StandardCharsets.ISO_8859_1);

            JsonNode done = lead.imported(Map.of("audits.csv", latin1), false).json();

            assertThat(done.get("state").asString()).isEqualTo("FAILED");
            assertError(done.get("errors").get(0), "audits.csv", 0, "", "not UTF-8");
            assertThat(ledger.head()).isEqualTo(before);
        }

        @Test
        void with_no_rows_at_all() {
            assertClean(importedAudits(audits()));
            assertThat(importedAudits("").get("errors").get(0).get("message").asString())
                    .contains("begin with a row of column names");
        }
    }

    @Nested
    @DisplayName("of bad files")
    class Bad {

        @Test
        void names_a_missing_column_and_takes_nothing() {
            long before = ledger.head();
            List<String> columns = new ArrayList<>(CsvFile.AUDITS.columns());
            columns.remove("due_on");

            JsonNode done = importedAudits(audits(columns, "\n", audit("IMP-30")));

            assertThat(done.get("state").asString()).isEqualTo("FAILED");
            assertOnlyError(done, "audits.csv", 1, "due_on", "missing", "add it");
            assertThat(ledger.head()).isEqualTo(before);
        }

        @Test
        void names_an_unknown_and_a_repeated_column_and_takes_nothing() {
            long before = ledger.head();
            List<String> columns = new ArrayList<>(CsvFile.AUDITS.columns());
            columns.add("colour");
            columns.add("team");

            JsonNode done = importedAudits(audits(columns, "\n", audit("IMP-31")));

            assertThat(done.get("state").asString()).isEqualTo("FAILED");
            assertError(done.get("errors").get(0), "audits.csv", 1, "colour", "Unknown column", "the columns are");
            assertError(done.get("errors").get(1), "audits.csv", 1, "team", "twice");
            assertThat(ledger.head()).isEqualTo(before);
        }

        @Test
        void names_each_bad_cell_and_lets_no_bad_row_block_another() {
            JsonNode done = importedAudits(audits(
                    submitted("IMP-32", "Good"),
                    and(audit("IMP-32B"), "allocated_on", "01/05/2024"),
                    submitted("IMP-32C", "Excellent"),
                    and(audit("IMP-32D"), "kind", "SURPRISE", "round", "May"),
                    and(submitted("IMP-32E", "Good"), "submitted_on", "2024-04-30"),
                    and(
                            submitted("IMP-32F", "Good"),
                            "submitted_on",
                            Body.today().plusDays(1).toString()),
                    and(audit("IMP-32G"), "auditor", ""),
                    and(submitted("IMP-32H", "Good"), "views_child", "maybe"),
                    submitted("IMP-32I", "Good")));

            assertThat(done.get("state").asString()).isEqualTo("DONE");
            assertThat(done.get("rowsDone").asLong()).isEqualTo(9);
            List<String> where = done.get("errors")
                    .valueStream()
                    .map(error -> error.get("line").asInt() + " "
                            + error.get("column").asString())
                    .toList();
            assertThat(where)
                    .containsExactly(
                            "3 allocated_on",
                            "4 submitted_grade",
                            "5 kind",
                            "5 round",
                            "6 submitted_on",
                            "7 submitted_on",
                            "8 auditor",
                            "9 views_child");
            for (String good : List.of("IMP-32", "IMP-32I")) {
                assertThat(audit(good, "qa.lead").status()).isEqualTo(200);
            }
            for (String bad : List.of("IMP-32B", "IMP-32C", "IMP-32D", "IMP-32E", "IMP-32F", "IMP-32G", "IMP-32H")) {
                assertThat(audit(bad, "qa.lead").status()).as(bad).isEqualTo(404);
            }
        }

        @Test
        void names_every_re_audit_of_a_cycle() {
            long before = ledger.head();

            JsonNode done = importedAudits(audits(
                    and(audit("IMP-33"), "kind", "RE_AUDIT", "re_audit_of", "IMP-33C"),
                    and(audit("IMP-33B"), "kind", "RE_AUDIT", "re_audit_of", "IMP-33"),
                    and(audit("IMP-33C"), "kind", "RE_AUDIT", "re_audit_of", "IMP-33B"),
                    and(audit("IMP-33D"), "kind", "RE_AUDIT", "re_audit_of", "IMP-33D")));

            assertThat(done.get("errors").size()).as(done.toString()).isEqualTo(4);
            done.get("errors")
                    .forEach(error -> assertThat(error.get("column").asString()).isEqualTo("re_audit_of"));
            assertThat(ledger.head()).isEqualTo(before);
        }

        @Test
        void keeps_an_id_of_another_authority_apart() {
            assertClean(importedAudits(audits(submitted("IMP-34", "Good"))));
            long before = ledger.head();

            JsonNode done = importedAudits(audits(and(submitted("IMP-34", "Good"), "authority", ELSEWHERE)));

            assertOnlyError(done, "audits.csv", 2, "authority", HERE, ELSEWHERE);
            assertThat(ledger.head()).isEqualTo(before);
        }

        @Test
        void names_both_values_of_a_changed_and_of_an_emptied_cell() {
            assertClean(importedAudits(audits(submitted("IMP-35", "Good"))));
            long before = ledger.head();

            JsonNode changed = importedAudits(audits(submitted("IMP-35", "Inadequate")));
            JsonNode emptied = importedAudits(audits(and(submitted("IMP-35", "Good"), "team", "")));

            assertOnlyError(
                    changed, "audits.csv", 2, "submitted_grade", "the ledger has Good", "the file has Inadequate");
            assertOnlyError(emptied, "audits.csv", 2, "team", "the ledger has I1", "the file has nothing");
            assertThat(ledger.head()).isEqualTo(before);
        }

        @Test
        void takes_a_column_that_is_left_out_for_silence_and_an_emptied_cell_for_a_change() {
            Map<String, String> told = and(submitted("IMP-36", "Good"), "practitioner", "P-36");
            assertClean(importedAudits(audits(told)));
            long before = ledger.head();

            JsonNode leftOut = importedAudits(audits(CsvFile.AUDITS.required(), "\n", told));
            JsonNode emptied = importedAudits(audits(and(told, "practitioner", "")));

            assertClean(leftOut);
            assertOnlyError(emptied, "audits.csv", 2, "practitioner", "the ledger has P-36", "the file has nothing");
            assertThat(ledger.head()).isEqualTo(before);
        }

        @Test
        void refuses_a_moderator_who_graded_the_audit() {
            long before = ledger.head();

            JsonNode done = importedAudits(audits(and(
                    submitted("IMP-36", "Good"),
                    "moderator",
                    "IMP-AUD-1",
                    "moderated_on",
                    "2024-05-25",
                    "moderated_grade",
                    "Good")));

            assertThat(done.get("errors").size()).isEqualTo(1);
            assertThat(done.get("errors").get(0).get("message").asString()).contains("somebody else must");
            assertThat(ledger.head()).isEqualTo(before);
        }

        @Test
        void names_the_second_of_two_rows_of_one_audit() {
            JsonNode done = importedAudits(audits(audit("IMP-37"), submitted("IMP-37", "Good")));

            assertOnlyError(done, "audits.csv", 3, "audit_id", "Line 2");
        }

        @Test
        void names_what_is_wrong_in_the_other_files() {
            assertClean(importedAudits(audits(submitted("IMP-38", "Good"))));
            long before = ledger.head();

            JsonNode done = imported(Map.of(
                    "teams.csv",
                    table(TEAMS, "Gloucester,I9,Ninth team,West,Fostering"),
                    "domain_grades.csv",
                    table(DOMAINS, "IMP-38,SUBMITTED,Supervision,Excellent", "IMP-38,MODERATED,Supervision,Good"),
                    "actions.csv",
                    table(
                            ACTIONS,
                            "IMP-ACT-38,IMP-NOWHERE,Visit,MGR,I1,2024-05-21,2024-06-21,",
                            "IMP-ACT-38B,IMP-38,Visit,MGR,I1,2024-05-21,2024-06-21,2024-05-20"),
                    "concerns.csv",
                    table(CONCERNS, "IMP-38,2024-05-20,,,,"),
                    "escalations.csv",
                    table(ESCALATIONS, "IMP-ESC-38," + HERE + ",C,NOBODY,PROCESS,2024-05-22,,,")));

            List<String> where = done.get("errors")
                    .valueStream()
                    .map(error -> error.get("file").asString() + ":"
                            + error.get("line").asInt() + " "
                            + error.get("column").asString())
                    .toList();
            assertThat(where)
                    .containsExactly(
                            "actions.csv:2 audit_id",
                            "actions.csv:3 completed_on",
                            "concerns.csv:2 audit_id",
                            "domain_grades.csv:2 grade",
                            "domain_grades.csv:3 stage",
                            "escalations.csv:2 raised_by",
                            "teams.csv:2 authority");
            assertThat(ledger.head()).isEqualTo(before);
        }

        @Test
        void names_rows_with_too_few_and_too_many_cells_and_takes_the_others() {
            String good = audits(audit("IMP-39"), audit("IMP-39B"));

            JsonNode done = importedAudits(
                    good.replace("\nIMP-39B", "\nIMP-39C," + HERE + "\nIMP-39B") + ",".repeat(36) + "\n");

            assertThat(done.get("state").asString()).as(done.toString()).isEqualTo("DONE");
            List<JsonNode> rows = done.get("errors")
                    .valueStream()
                    .filter(error -> error.get("column").asString().isEmpty())
                    .toList();
            assertThat(rows).hasSize(2);
            assertError(rows.get(0), "audits.csv", 3, "", "2 cells where the header has " + COLUMNS);
            assertError(rows.get(1), "audits.csv", 5, "", "37 cells where the header has " + COLUMNS);
            assertThat(audit("IMP-39B", "qa.lead").status()).isEqualTo(200);
        }

        @Test
        void names_the_row_in_which_a_quote_never_ends() {
            long before = ledger.head();

            JsonNode done = importedAudits(audits(and(audit("IMP-39D"), "team", "\"never closed")));

            assertError(done.get("errors").get(0), "audits.csv", 2, "", "9 cells where the header has " + COLUMNS);
            assertThat(ledger.head()).isEqualTo(before);
        }
    }

    @Nested
    @DisplayName("that is a dry run")
    class DryRun {

        @Test
        void appends_nothing_and_says_what_would_be() {
            Map<String, byte[]> files = Caller.asBytes(Map.of(
                    "audits.csv",
                    audits(submitted("IMP-40", "Inadequate"), submitted("IMP-40B", "Excellent")),
                    "actions.csv",
                    table(ACTIONS, "IMP-ACT-40,IMP-40,Visit,MGR,I1,2024-05-21,2024-06-21,2024-06-01")));
            long before = ledger.head();

            JsonNode dry = lead.imported(files, true).json();

            assertThat(ledger.head()).isEqualTo(before);
            assertThat(audit("IMP-40", "qa.lead").status()).isEqualTo(404);
            assertThat(dry.get("dryRun").asBoolean()).isTrue();
            assertOnlyError(dry, "audits.csv", 3, "submitted_grade");

            JsonNode real = lead.imported(files, false).json();

            assertThat(real.get("errors")).isEqualTo(dry.get("errors"));
            assertThat(dry.get("eventsAppended").asLong())
                    .isEqualTo(real.get("eventsAppended").asLong())
                    .isEqualTo(ledger.head() - before);
        }

        @Test
        void foresees_that_nothing_is_written_about_a_child_who_was_erased() {
            assertClean(importedAudits(audits(
                    and(submitted("IMP-42", "Good"), "rejected_on", "2024-05-21", "rejection_reason", "Too thin"))));
            ledger.as("dpo.one")
                    .post(
                            "/api/v1/subjects/child%3A" + HERE + "%3Achild-of-IMP-42/erasure",
                            Map.of("reason", "They asked for it"))
                    .accepted();
            Map<String, String> silent = and(submitted("IMP-43", "Good"), "child_ref", "child-of-IMP-42");
            Map<String, String> written = and(
                    submitted("IMP-44", "Good"),
                    "child_ref",
                    "child-of-IMP-42",
                    "rejected_on",
                    "2024-05-21",
                    "rejection_reason",
                    "Too thin");
            Map<String, byte[]> files = Caller.asBytes(Map.of(
                    "audits.csv",
                    audits(silent, written),
                    "actions.csv",
                    table(ACTIONS, "IMP-ACT-43,IMP-43,Visit,MGR,I1,2024-05-21,2024-06-21,")));

            JsonNode dry = lead.imported(files, true).json();
            JsonNode real = lead.imported(files, false).json();

            assertThat(dry.get("errors")).hasSize(2).isEqualTo(real.get("errors"));
            assertThat(dry.get("errors").toString()).contains("The person was erased");
            assertThat(dry.get("eventsAppended")).isEqualTo(real.get("eventsAppended"));
        }
    }

    @Test
    void of_a_thousand_audits_tells_how_far_it_is() {
        @SuppressWarnings({"unchecked", "rawtypes"})
        Map<String, String>[] rows = IntStream.range(0, 1_000)
                .mapToObj(i -> submitted("IMP-MANY-" + i, "Good"))
                .toArray(Map[]::new);

        JsonNode done = importedAudits(audits(rows));

        assertClean(done);
        assertThat(done.get("rowsTotal").asLong()).isEqualTo(1_000);
        assertThat(lead.get(
                                "/api/v1/views/grade-distribution?authority=" + HERE
                                        + "&by=team&team=I1&from=2024-05&to=2024-05",
                                "X-Min-Position",
                                String.valueOf(ledger.head()))
                        .json()
                        .get("rows")
                        .get(0)
                        .get("counts")
                        .get("Good")
                        .asInt())
                .isGreaterThanOrEqualTo(1_000);
    }
}

package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.ledger.Body.csv;
import static org.caseledger.ledger.Body.map;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(DemoLedger.Shared.class)
@DisplayName("Findings")
class FindingsTest {

    private static final String HERE = "E10000141";
    private static final String COLUMNS = "audit_id,kind,theme,finding";

    private final DemoLedger ledger;

    FindingsTest(DemoLedger ledger) {
        this.ledger = ledger;
    }

    private void submitted(String id) {
        ledger.as("qa.lead").post("/api/v1/audits", Body.allocation(HERE, id)).accepted();
        ledger.as("auditor.one")
                .post("/api/v1/audits/" + id + "/grade", Body.grade(Body.SUBMITTED_ON, "Good"))
                .accepted();
    }

    private JsonNode imported(boolean dryRun, String header, String... rows) {
        return ledger.as("qa.lead")
                .imported(Caller.asBytes(Map.of("findings.csv", csv(header, List.of(rows)))), dryRun)
                .json();
    }

    private static void assertAppended(JsonNode done, int events) {
        assertThat(done.get("state").asString()).isEqualTo("DONE");
        assertThat(done.get("errors")).as(done.toString()).isEmpty();
        assertThat(done.get("eventsAppended").asInt()).isEqualTo(events);
    }

    private JsonNode read(String address) {
        return ledger.as("inspector.one")
                .get(address, "X-Min-Position", String.valueOf(ledger.head()))
                .accepted()
                .json();
    }

    @Test
    void come_with_a_grade_and_are_read_in_the_view_in_words_and_on_the_audit() {
        ledger.as("qa.lead")
                .post("/api/v1/audits", Body.allocation("E10000142", "FIND-1"))
                .accepted();
        ledger.as("auditor.one")
                .post(
                        "/api/v1/audits/FIND-1/grade",
                        map(
                                "on",
                                Body.SUBMITTED_ON,
                                "overall",
                                "Good",
                                "findings",
                                List.of(map("kind", "STRENGTH", "theme", "Voice", "text", "Seen alone.")),
                                "familyWords",
                                map("child", "She listens."),
                                "impact",
                                "Home, and safe."))
                .accepted();

        JsonNode row =
                read("/api/v1/views/themes?authority=E10000142").get("rows").get(0);
        assertThat(row.at("/themes/Voice/strengths/audits").asInt()).isEqualTo(1);
        assertThat(row.at("/themes/Voice/strengths/percents/Good").asDouble()).isEqualTo(100.0);
        JsonNode words = read("/api/v1/views/themes/words?authority=E10000142")
                .get("rows")
                .get(0);
        assertThat(words.at("/words/0/words").asString()).isEqualTo("She listens.");
        assertThat(words.at("/impacts/0/impact").asString()).isEqualTo("Home, and safe.");
        assertThat(read("/api/v1/audits/FIND-1")
                        .at("/findings/0/findings/0/text")
                        .asString())
                .isEqualTo("Seen alone.");
    }

    @Test
    void are_refused_where_they_cannot_be_read() {
        submitted("FIND-2");
        Caller auditor = ledger.as("auditor.one");

        assertThat(auditor.post("/api/v1/audits/FIND-2/findings", map("findings", List.of(map("theme", "Voice"))))
                        .status())
                .isEqualTo(400);
        assertThat(auditor.post(
                                "/api/v1/audits/FIND-2/findings",
                                map("findings", List.of(map("kind", "MIXED", "theme", "Voice"))))
                        .status())
                .isEqualTo(400);
        assertThat(auditor.post("/api/v1/audits/FIND-2/findings", "{\"findings\":[null]}")
                        .status())
                .isEqualTo(400);
        assertThat(ledger.as("moderator.one")
                        .post("/api/v1/audits/FIND-2/moderation", map("overall", "Good", "impact", "Home, and safe."))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void of_a_file_append_once_what_a_dry_run_announced() {
        submitted("FIND-3");
        String[] rows = {
            "FIND-3,STRENGTH,Voice,Seen alone.", "FIND-3,AREA_FOR_DEVELOPMENT,Plans,",
        };

        assertAppended(imported(true, COLUMNS, rows), 1);
        assertAppended(imported(false, COLUMNS, rows), 1);
        assertAppended(imported(false, COLUMNS, rows), 0);
        assertAppended(imported(true, COLUMNS, rows), 0);
        assertAppended(imported(false, "theme,kind,audit_id", "Supervision,STRENGTH,FIND-3"), 1);

        JsonNode entry = read("/api/v1/audits/FIND-3/history").at("/entries/2");
        assertThat(entry.get("effectiveOn").asString()).isEqualTo(Body.SUBMITTED_ON);
        assertThat(entry.at("/actor/onBehalfOf").asString()).isEqualTo("auditor.one");
    }

    @Test
    void of_a_file_name_the_row_that_cannot_be_and_take_the_others() {
        submitted("FIND-4");
        assertAppended(imported(false, COLUMNS, "FIND-4,STRENGTH,Voice,Seen alone."), 1);

        JsonNode done = imported(
                false,
                COLUMNS,
                "FIND-4,STRENGTH,Voice,Not seen.",
                "FIND-4,STRENGTH,Plans,",
                "FIND-4,STRENGTH,Plans,Dated.",
                "FIND-4,MIXED,Voice,",
                "FIND-NOWHERE,STRENGTH,Voice,",
                "FIND-4,STRENGTH," + "x".repeat(201) + ",");

        assertThat(done.get("errors")
                        .valueStream()
                        .map(error -> error.get("line").asInt() + " "
                                + error.get("column").asString()))
                .containsExactly("2 finding", "4 audit_id", "5 kind", "6 audit_id", "7 theme");
        assertThat(done.get("eventsAppended").asInt()).isEqualTo(1);
    }
}

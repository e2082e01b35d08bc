package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.ledger.Body.allocation;
import static org.caseledger.ledger.Body.grade;
import static org.caseledger.ledger.Body.map;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@Order(5)
@ExtendWith(DemoLedger.Shared.class)
@DisplayName("A record put right")
class CorrectedRecordTest {

    private static final String HERE = "E10000107";

    private final DemoLedger ledger;
    private final Caller lead;

    CorrectedRecordTest(DemoLedger ledger) {
        this.ledger = ledger;
        this.lead = ledger.as("qa.lead");
    }

    @Test
    void counts_from_the_wrong_values_day_and_keeps_what_was_known_before() {
        lead.post("/api/v1/audits", allocation(HERE, "RIGHT-1")).accepted();
        String graded = lead.post("/api/v1/audits/RIGHT-1/grade", grade(Body.SUBMITTED_ON, "Good"))
                .accepted()
                .position();
        String then = history("RIGHT-1", graded).get(1).get("recordedAt").asString();

        lead.post("/api/v1/audits/RIGHT-1/correction", correction("cohort", "CP"))
                .accepted();
        String position = lead.post("/api/v1/audits/RIGHT-1/correction", correction("submitted_grade", "Inadequate"))
                .accepted()
                .position();

        assertThat(cohorts(position, "")).contains("\"group\":\"CP\"").contains("\"Inadequate\":1");
        assertThat(cohorts(position, "&knownAt=" + then))
                .contains("\"group\":\"CIC\"")
                .contains("\"Good\":1");
        JsonNode entry = history("RIGHT-1", position).get(3);
        assertThat(entry.get("type").asString()).isEqualTo("RecordCorrected");
        assertThat(entry.get("effectiveOn").asString()).isEqualTo(Body.SUBMITTED_ON);
        assertThat(entry.get("reason").asString()).isEqualTo("Typed wrong");
        assertThat(history("RIGHT-1", position).get(4).get("type").asString()).isEqualTo("ConcernRaised");
    }

    @Test
    void is_refused_where_it_can_not_be_put_right_so() {
        lead.post("/api/v1/audits", allocation(HERE, "RIGHT-2")).accepted();
        long before = ledger.head();

        assertThat(refused("RIGHT-2", correction("childRef", "another"))).isEqualTo("422 invalid-value [field]");
        assertThat(refused("RIGHT-2", Body.with(correction("team", "E2"), "approver", "qa.lead")))
                .isEqualTo("422 invalid-value [approver]");
        assertThat(refused("RIGHT-2", correction("team", "E1"))).isEqualTo("409 nothing-to-correct [value]");
        assertThat(refused("RIGHT-2", correction("moderatedGrade", "Good"))).isEqualTo("409 no-such-value [field]");
        assertThat(ledger.head()).isEqualTo(before);
    }

    private String refused(String audit, Map<String, Object> body) {
        Reply reply = lead.post("/api/v1/audits/" + audit + "/correction", body);
        return reply.status() + " " + reply.code() + " " + reply.fields();
    }

    private String cohorts(String position, String knownAt) {
        return lead.get(
                        "/api/v1/views/grade-distribution?by=cohort&authority=" + HERE + knownAt,
                        "X-Min-Position",
                        position)
                .accepted()
                .body();
    }

    private JsonNode history(String audit, String position) {
        return lead.get("/api/v1/audits/" + audit + "/history", "X-Min-Position", position)
                .accepted()
                .json()
                .get("entries");
    }

    private static Map<String, Object> correction(String field, String value) {
        return map("field", field, "value", value, "reason", "Typed wrong", "approver", "director.one");
    }
}

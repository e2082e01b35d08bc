package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.ledger.Body.allocation;
import static org.caseledger.ledger.Body.grade;
import static org.caseledger.ledger.Body.on;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@Order(5)
@ExtendWith(DemoLedger.Shared.class)
@DisplayName("A closed round")
class ClosedRoundTest {

    private static final String HERE = "E10000108";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String ROUND = "/api/v1/rounds/" + HERE + "/2024-03";

    private final Caller lead;

    ClosedRoundTest(DemoLedger ledger) {
        this.lead = ledger.as("qa.lead");
    }

    @Test
    void makes_nil_returns_takes_what_comes_late_and_can_be_opened_again() {
        assertThat(lead.post(ROUND + "/closure", on("2024-04-01")).code()).isEqualTo("unknown-round");
        for (String id : List.of("ROUND-1", "ROUND-2", "ROUND-3")) {
            lead.post("/api/v1/audits", allocation(HERE, id)).accepted();
        }
        lead.post("/api/v1/audits/ROUND-1/grade", grade(Body.SUBMITTED_ON, "Good"))
                .accepted();

        Reply closed = lead.post(ROUND + "/closure", on("2024-04-01")).accepted();

        assertThat(closed.etag()).isEqualTo("\"1\"");
        assertThat(lead.post(ROUND + "/closure", on("2024-04-01")).code()).isEqualTo("round-closed");
        awaitHistory("ROUND-2", List.of("AuditAllocated", "AuditNotReturned"));
        awaitHistory("ROUND-3", List.of("AuditAllocated", "AuditNotReturned"));
        assertThat(types("ROUND-1")).containsExactly("AuditAllocated", "GradeSubmitted");

        String position = lead.post("/api/v1/audits/ROUND-2/grade", grade("2024-04-02", "Good"))
                .accepted()
                .position();
        assertThat(completion(position).get("late").asInt()).isEqualTo(1);
        assertThat(completion(position).get("notReturned").asInt()).isEqualTo(1);

        lead.post(ROUND + "/reopening", on("2024-04-03")).accepted();
        assertThat(lead.post(ROUND + "/reopening", on("2024-04-03")).code()).isEqualTo("round-open");
        lead.post(ROUND + "/closure", on("2024-04-04")).accepted();
        awaitHistory("ROUND-3", List.of("AuditAllocated", "AuditNotReturned", "AuditNotReturned"));
        assertThat(types("ROUND-2")).containsExactly("AuditAllocated", "AuditNotReturned", "GradeSubmitted");
    }

    private JsonNode completion(String position) {
        return lead.get("/api/v1/views/completion?authority=" + HERE, "X-Min-Position", position)
                .accepted()
                .json()
                .get("rows")
                .get(0);
    }

    /** The audits are told after the round's answer, so this waits for a while. */
    private void awaitHistory(String audit, List<String> types) {
        Waiting.until(() -> types(audit), types::equals, PATIENCE);
    }

    private List<String> types(String audit) {
        List<String> types = new ArrayList<>();
        lead.get("/api/v1/audits/" + audit + "/history")
                .accepted()
                .json()
                .get("entries")
                .forEach(entry -> types.add(entry.get("type").asString()));
        return types;
    }
}

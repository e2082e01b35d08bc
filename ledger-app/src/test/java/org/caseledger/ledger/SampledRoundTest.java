package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.ledger.Body.allocation;
import static org.caseledger.ledger.Body.grade;
import static org.caseledger.ledger.Body.map;
import static org.caseledger.ledger.Body.on;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@Order(5)
@ExtendWith(DemoLedger.Shared.class)
@DisplayName("A sampled round")
class SampledRoundTest {

    private static final String HERE = "E10000121";
    private static final String ROUND = "/api/v1/rounds/" + HERE + "/2024-03";

    private final DemoLedger ledger;
    private final Caller lead;

    SampledRoundTest(DemoLedger ledger) {
        this.ledger = ledger;
        this.lead = ledger.as("qa.lead");
    }

    @Test
    void is_drawn_allocated_graded_and_drawn_again_for_moderation() {
        Map<String, Object> sample = map(
                "on",
                "2024-03-02",
                "cases",
                List.of(
                        map("childRef", "C-1", "team", "N1", "practitioner", "P-1"),
                        map("childRef", "C-2", "team", "S1")),
                "auditors",
                List.of(map("person", "auditor.one", "team", "N1"), map("person", "auditor.two", "team", "S1")));
        assertThat(lead.post(ROUND + "/sample", sample).code()).isEqualTo("unknown-round");
        lead.post(ROUND + "/opening", on("2024-03-01")).accepted();
        assertThat(lead.post(ROUND + "/opening", on("2024-03-01")).code()).isEqualTo("round-opened");

        Reply drawn = lead.post(ROUND + "/sample", sample, "Idempotency-Key", "sample-1")
                .accepted();
        assertThat(drawn.etag()).isEqualTo("\"1\"");
        assertThat(lead.post(ROUND + "/sample", sample, "Idempotency-Key", "sample-1")
                        .json())
                .isEqualTo(drawn.json());
        assertThat(auditorOf("C-1", drawn.json())).isEqualTo("auditor.two");
        assertThat(auditorOf("C-2", drawn.json())).isEqualTo("auditor.one");
        assertThat(drawn.json().get("unmet").isEmpty()).isTrue();
        JsonNode shown = read("/samples", drawn.position()).get("samples");
        assertThat(shown.size()).isEqualTo(1);
        assertThat(shown.get(0).get("verified").asBoolean()).isTrue();
        assertThat(shown.get(0).get("plan").get("seed")).isEqualTo(drawn.json().get("seed"));

        lead.post("/api/v1/audits", allocation(HERE, "SAMPLED-1")).accepted();
        lead.post("/api/v1/audits/SAMPLED-1/grade", grade(Body.SUBMITTED_ON, "Good"))
                .accepted();
        assertThat(lead.post("/api/v1/audits/SAMPLED-1/grade", Map.of("sampling", "ALL"))
                        .status())
                .isEqualTo(400);
        Reply moderations = lead.post(
                        ROUND + "/moderation-sample", map("moderators", List.of(map("person", "moderator.one"))))
                .accepted();
        assertThat(moderations.json().get("policy").get("share").asInt()).isEqualTo(100);
        assertThat(moderations.json().get("proposal").get(0).get("moderator").asString())
                .isEqualTo("moderator.one");

        String position = ledger.as("moderator.one")
                .post("/api/v1/audits/SAMPLED-1/moderation", map("overall", "Good"))
                .accepted()
                .position();
        JsonNode effect = lead.get("/api/v1/views/moderator-effect?authority=" + HERE, "X-Min-Position", position)
                .accepted()
                .json();
        assertThat(effect.get("rows").get(0).get("sampling").get("RANDOM").asInt())
                .isEqualTo(1);
        assertThat(read("/moderation-samples", position)
                        .get("samples")
                        .get(0)
                        .get("verified")
                        .asBoolean())
                .isTrue();
        assertThat(lead.post(ROUND + "/moderation-sample", map("moderators", List.of(map("person", "moderator.one"))))
                        .code())
                .isEqualTo("nothing-to-moderate");
    }

    @Test
    void may_be_of_a_whole_councils_cases() {
        String round = "/api/v1/rounds/" + HERE + "/2024-04";
        Map<String, Object> sample = map(
                "on",
                "2024-04-02",
                "size",
                60,
                "cases",
                IntStream.range(0, 5_000)
                        .mapToObj(i -> map(
                                "childRef",
                                "WHOLE-" + i,
                                "team",
                                "T" + i % 40,
                                "practitioner",
                                "P-" + i % 400,
                                "cohort",
                                "CIN",
                                "area",
                                "North",
                                "programme",
                                "Children's Social Care"))
                        .toList(),
                "auditors",
                List.of(map("person", "auditor.one"), map("person", "auditor.two")));
        lead.post(round + "/opening", on("2024-04-01")).accepted();

        Reply drawn =
                lead.post(round + "/sample", sample, "Idempotency-Key", "whole").accepted();

        assertThat(drawn.json().get("proposal").size()).isEqualTo(60);
        assertThat(lead.post(round + "/sample", sample, "Idempotency-Key", "whole")
                        .json())
                .isEqualTo(drawn.json());
        JsonNode shown = ledger.as("inspector.one")
                .get(round + "/samples", "X-Min-Position", drawn.position())
                .accepted()
                .json()
                .get("samples");
        assertThat(shown.size()).isEqualTo(1);
        assertThat(shown.get(0).get("verified").asBoolean()).isTrue();
        assertThat(shown.get(0).get("plan").get("cases").size()).isEqualTo(5_000);
    }

    private JsonNode read(String what, String position) {
        return ledger.as("inspector.one")
                .get(ROUND + what, "X-Min-Position", position)
                .accepted()
                .json();
    }

    private static String auditorOf(String child, JsonNode drawn) {
        for (JsonNode audit : drawn.get("proposal")) {
            if (audit.get("childRef").asString().equals(child)) {
                return audit.get("auditor").asString();
            }
        }
        return "nobody";
    }
}

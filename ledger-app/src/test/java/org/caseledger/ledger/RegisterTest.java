package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.ledger.Body.allocation;
import static org.caseledger.ledger.Body.map;
import static org.caseledger.ledger.Body.on;
import static org.caseledger.ledger.Body.with;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@Order(5)
@ExtendWith(DemoLedger.Shared.class)
@DisplayName("The register")
class RegisterTest {

    private static final String HERE = "E10000116";
    private static final String PEOPLE = "authority,person,auditor,moderator,team,half_time,exemption";

    private final DemoLedger ledger;
    private final Caller lead;

    RegisterTest(DemoLedger ledger) {
        this.ledger = ledger;
        this.lead = ledger.as("qa.lead");
    }

    @Test
    void retires_a_team_and_opens_it_again() {
        Map<String, Object> team = map("authority", HERE, "team", "R1", "name", "Team R1");
        Map<String, Object> audit = with(allocation(HERE, "REG-1"), "team", "R1");
        String today = Body.today().toString();
        String retirement = "/api/v1/teams/" + HERE + "/R1/retirement";
        assertThat(lead.post(retirement, on(today)).code()).isEqualTo("unknown-team");
        lead.post("/api/v1/teams", team).accepted();
        lead.post("/api/v1/audits", audit).accepted();

        assertThat(lead.post(retirement, on(today)).accepted().etag()).isEqualTo("\"1\"");

        assertThat(lead.post(retirement, on(today)).code()).isEqualTo("team-retired");
        Map<String, Object> todays = with(with(with(audit, "auditId", "REG-2"), "allocatedOn", today), "dueOn", today);
        Reply refused = lead.post("/api/v1/audits", todays);
        assertThat(refused.code()).isEqualTo("team-retired");
        assertThat(refused.fields()).containsExactly("team");
        assertThat(teams("R1").get("retiredOn").asString()).isEqualTo(today);

        lead.post("/api/v1/teams", team).accepted();
        assertThat(teams("R1").get("retiredOn").isNull()).isTrue();
        lead.post("/api/v1/audits", todays).accepted();
    }

    /** Which of a file's rows comes first is chance. */
    @Test
    void says_of_a_team_that_is_only_mentioned_what_all_its_audits_say() {
        Map<String, Object> audit = with(with(allocation(HERE, "REG-7"), "team", "R7"), "area", "North");
        lead.post("/api/v1/audits", audit).accepted();
        assertThat(teams("R7").toString())
                .contains("\"area\":\"North\"", "\"programme\":\"" + audit.get("programme") + "\"");

        lead.post("/api/v1/audits", with(with(audit, "auditId", "REG-8"), "area", "South"))
                .accepted();

        assertThat(teams("R7").get("area").isNull()).isTrue();
        assertThat(teams("R7").get("programme").asString()).isEqualTo(audit.get("programme"));
        assertThat(teams("R7").get("confirmed").asBoolean()).isFalse();
    }

    @Test
    void knows_what_its_people_do() {
        Map<String, Object> person =
                map("authority", HERE, "person", "REG-AUD", "auditor", true, "exemption", "STANDING");
        lead.post("/api/v1/people", person).accepted();
        assertThat(lead.post("/api/v1/people", person).code()).isEqualTo("person-registered");
        lead.post("/api/v1/people", with(with(person, "halfTime", true), "team", "R1"))
                .accepted();

        assertThat(person("REG-AUD").toString())
                .contains("\"confirmed\":true", "\"halfTime\":true", "\"team\":\"R1\"", "\"exemption\":\"STANDING\"");

        lead.post("/api/v1/audits", with(allocation(HERE, "REG-3"), "auditor", "REG-AUD"))
                .accepted();
        Map<String, Object> biMonthly = map("on", Body.SUBMITTED_ON, "ground", "BI_MONTHLY");
        assertThat(lead.post("/api/v1/audits/REG-3/exemption", biMonthly).code())
                .isEqualTo("exemption-not-registered");
        Map<String, Object> standing = with(biMonthly, "ground", "STANDING");
        String position =
                lead.post("/api/v1/audits/REG-3/exemption", standing).accepted().position();
        assertThat(lead.get("/api/v1/audits/REG-3", "X-Min-Position", position)
                        .json()
                        .get("exemptionGround")
                        .asString())
                .isEqualTo("STANDING");
    }

    /** Each is decided on what was there when it began; the count holds all the same. */
    @Test
    void grants_no_third_discretionary_exemption_however_many_ask_at_once() throws Exception {
        int asking = 8;
        for (int i = 0; i < asking; i++) {
            lead.post("/api/v1/audits", with(allocation(HERE, "REG-D" + i), "auditor", "REG-BUSY"))
                    .accepted();
        }
        Map<String, Object> body = map("on", Body.SUBMITTED_ON, "ground", "DISCRETIONARY", "reason", "Long ill");
        assertThat(lead.post("/api/v1/audits/REG-D0/exemption", body).code()).isEqualTo("director-must-approve");

        List<Future<Reply>> replies = new ArrayList<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(asking)) {
            for (int i = 0; i < asking; i++) {
                String address = "/api/v1/audits/REG-D" + i + "/exemption";
                replies.add(callers.submit(() -> ledger.as("director.one").post(address, body)));
            }
        }

        List<Reply> refused = new ArrayList<>();
        for (Future<Reply> reply : replies) {
            if (reply.get().status() != 200) {
                refused.add(reply.get());
            }
        }
        assertThat(refused).hasSize(asking - 2).allSatisfy(reply -> {
            assertThat(reply.code()).isEqualTo("two-exemptions-taken");
            assertThat(reply.detail()).contains("2024-03-10 and 2024-03-10");
        });
    }

    @Test
    void is_told_by_a_file_too() {
        String file = Body.csv(PEOPLE, List.of(HERE + ",REG-F1,yes,no,R1,yes,BI_MONTHLY", HERE + ",REG-F2,no,yes,,,"));
        long before = ledger.head();

        assertThat(lead.imported(Caller.asBytes(Map.of("people.csv", file)), true)
                        .json()
                        .get("eventsAppended")
                        .asInt())
                .isEqualTo(2);
        assertThat(ledger.head()).isEqualTo(before);
        assertThat(appended(file)).isEqualTo(2);
        assertThat(appended(file)).isZero();
        assertThat(person("REG-F1").get("exemption").asString()).isEqualTo("BI_MONTHLY");
        JsonNode changed = lead.imported(Map.of("people.csv", file.replace("BI_MONTHLY", "STANDING")))
                .json();
        assertThat(changed.get("errors").toString()).contains("\"line\":2", "the ledger has BI_MONTHLY");
        assertThat(lead.imported(Map.of("people.csv", file.replace(",yes,BI", ",often,BI")))
                        .json()
                        .get("errors")
                        .toString())
                .contains("half_time", "often");
    }

    private int appended(String people) {
        return lead.imported(Map.of("people.csv", people))
                .json()
                .get("eventsAppended")
                .asInt();
    }

    private JsonNode teams(String code) {
        return one("/api/v1/teams", "teams", "team", code);
    }

    private JsonNode person(String reference) {
        return one("/api/v1/people", "people", "person", reference);
    }

    private JsonNode one(String path, String list, String key, String value) {
        return lead.get(path + "?authority=" + HERE, "X-Min-Position", String.valueOf(ledger.head()))
                .accepted()
                .json()
                .get(list)
                .valueStream()
                .filter(each -> each.get(key).asString().equals(value))
                .findFirst()
                .orElseThrow();
    }
}

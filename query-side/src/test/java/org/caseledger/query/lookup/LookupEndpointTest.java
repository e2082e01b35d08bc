package org.caseledger.query.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import org.caseledger.query.WebTest;
import org.caseledger.query.given.Allocation;
import org.caseledger.query.given.Audit;
import org.caseledger.query.given.Ledger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;

class LookupEndpointTest extends WebTest {

    private final Ledger given = new Ledger();

    private BodyContentSpec read(String user, String uri) {
        return as(user).get().uri(uri).exchange().expectStatus().isOk().expectBody();
    }

    @Test
    void readsAnAuditWithItsVersion() {
        given.audit("L1")
                .submitted("2019-08-14", "Good", "Supervision", "N/A")
                .moderated("2019-08-20", "Good", "Inadequate");
        long position = feed.all(given);

        client.get()
                .uri("/api/v1/audits/L1")
                .header("X-Min-Position", String.valueOf(position))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"2\"")
                .expectHeader()
                .valueEquals("X-Ledger-Position", String.valueOf(position))
                .expectBody()
                .json("""
                        {"auditId":"L1","round":"2019-08","status":"COMPLETED","standing":"Inadequate",
                         "standingSince":"2019-08-14","submittedOn":"2019-08-14","domains":{"Supervision":"N/A"},
                         "moderation":{"moderator":"moderator.one","moderatedOn":"2019-08-20",
                                       "outcome":"DOWNGRADED","from":"Good","to":"Inadequate"},
                         "secondAuditor":null,"version":2}""")
                .jsonPath("$.actions")
                .doesNotHaveJsonPath();
        client.get()
                .uri("/api/v1/audits/L1")
                .header("If-None-Match", "\"2\"")
                .exchange()
                .expectStatus()
                .isNotModified();
        client.get()
                .uri("/api/v1/audits/L1")
                .header("If-None-Match", "\"1\"")
                .exchange()
                .expectStatus()
                .isOk();
        client.get()
                .uri("/api/v1/concerns/L1")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"2\"")
                .expectBody()
                .jsonPath("$.raisedOn")
                .isEqualTo("2019-08-20")
                .jsonPath("$.lifted")
                .isEqualTo(false);
    }

    @Test
    void readsActionsByThemselves() {
        given.audit("L2");
        given.action("L2-1", "L2", "2019-08-01", "2019-09-01").extended("2019-08-20", "2019-09-10");
        given.action("L2-2", "L2", "2019-08-01", "2019-09-01").completed("2019-08-30");
        feed.all(given);

        read("qa.lead", "/api/v1/audits/L2/actions").json("""
                {"auditId":"L2","actions":[
                  {"actionId":"L2-1","status":"OVERDUE","originallyDueOn":"2019-09-01","dueOn":"2019-09-10","version":1},
                  {"actionId":"L2-2","status":"COMPLETED","completedOn":"2019-08-30","version":1}]}""");
        client.get().uri("/api/v1/actions/L2-1").exchange().expectHeader().valueEquals("ETag", "\"1\"");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/audits/none,404,unknown-audit",
        "/api/v1/audits/none/actions,404,unknown-audit",
        "/api/v1/audits/none/history,404,unknown-audit",
        "/api/v1/audits/none/history?until=tomorrow,400,malformed-parameter",
        "/api/v1/audits/none?colour=red,400,unknown-filter",
        "/api/v1/actions/none,404,unknown-action",
        "/api/v1/escalations/none,404,unknown-escalation",
        "/api/v1/concerns/none,404,unknown-audit"
    })
    void saysWhatItCannotFindOrRead(String uri, int status, String code) {
        client.get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }

    @Test
    void tellsTheHistoryAsItWasKnown() {
        Audit audit = given.audit("L3").submitted("2019-08-14", "Good");
        long before = feed.all(given);
        audit.moderated("2019-08-20", "Good", "Requires Improvement");
        feed.all(given);

        read("qa.lead", "/api/v1/audits/L3/history")
                .jsonPath("$.entries.length()")
                .isEqualTo(3)
                .jsonPath("$.entries[2].type")
                .isEqualTo("GradeModerated")
                .jsonPath("$.entries[2].reason")
                .isEqualTo("on reading the file")
                .jsonPath("$.entries[2].standing")
                .isEqualTo("Requires Improvement")
                .jsonPath("$.entries[2].actor.id")
                .isEqualTo("qa.lead");
        read("qa.lead", "/api/v1/audits/L3/history?until=2019-08-19")
                .jsonPath("$.entries.length()")
                .isEqualTo(2);
        String then = org.caseledger.query.QueryServer.NOW.plusMillis(before).toString();
        read("qa.lead", "/api/v1/audits/L3/history?knownAt=" + then)
                .jsonPath("$.entries.length()")
                .isEqualTo(2);
    }

    @Test
    void keepsTheOthersGradingFromAnAuditorWhoHasYetToGrade() {
        Audit audit =
                given.audit("L4", Allocation::looped).submitted("2019-08-14", "Inadequate", "Supervision", "Good");
        feed.all(given);

        for (String uri : new String[] {"/api/v1/audits/L4", "/api/v1/audits/L4/history"}) {
            assertThat(as("auditor.two")
                            .get()
                            .uri(uri)
                            .exchange()
                            .expectBody(String.class)
                            .returnResult()
                            .getResponseBody())
                    .contains("L4")
                    .doesNotContain("Inadequate")
                    .doesNotContain("Supervision")
                    .doesNotContain("because");
        }
        read("auditor.two", "/api/v1/audits/L4/history")
                .jsonPath("$.entries[1].withheld")
                .isEqualTo(true);
        read("auditor.one", "/api/v1/audits/L4/history")
                .jsonPath("$.entries[1].withheld")
                .isEqualTo(false);

        audit.secondSubmitted("2019-08-16", "Good");
        feed.all(given);

        read("auditor.two", "/api/v1/audits/L4/history")
                .jsonPath("$.entries[1].withheld")
                .isEqualTo(false);
        // What was withheld may be read of the past too, once it may be read.
        read("auditor.two", "/api/v1/audits/L4").jsonPath("$.submittedOn").isEqualTo("2019-08-14");
    }
}

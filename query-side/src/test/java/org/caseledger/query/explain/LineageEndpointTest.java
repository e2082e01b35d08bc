package org.caseledger.query.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.caseledger.query.WebTest;
import org.caseledger.query.given.Ledger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;

class LineageEndpointTest extends WebTest {

    private static final String COUNCIL = "E10000081";
    private static final Ledger LEDGER = ledger();

    private static Ledger ledger() {
        Ledger ledger = new Ledger();
        ledger.audit("L-good", as -> as.of(COUNCIL)).submitted("2019-08-10", "Good", "Supervision", "N/A");
        ledger.audit("L-lowered", as -> as.of(COUNCIL))
                .submitted("2019-08-10", "Good")
                .moderated("2019-08-20", "Good", "Inadequate")
                .submitted("2019-09-16", "Good");
        ledger.audit("L-exempt", as -> as.of(COUNCIL)).exempted("2019-08-05");
        ledger.audit("L-back", as -> as.of(COUNCIL))
                .submitted("2019-08-10", "Good")
                .rejected("2019-08-12");
        ledger.audit("L-meeting", as -> as.of(COUNCIL).looped())
                .submitted("2019-08-10", "Good")
                .secondSubmitted("2019-08-11", "Inadequate");
        ledger.audit("L-blind", as -> as.of(COUNCIL).looped().cohort("")).submitted("2019-08-10", "Good");
        ledger.audit("L-none", as -> as.of(COUNCIL));
        return ledger;
    }

    @BeforeEach
    void feedOnce() {
        feed.all(LEDGER);
    }

    private BodyContentSpec lineage(String rest) {
        return client.get()
                .uri("/api/v1/views/" + rest + "&authority=" + COUNCIL + "&asAt=2019-09-15")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }

    @Test
    void tellsWhatIsInTheFigureAndWhyTheRestIsNot() {
        lineage("grade-distribution/lineage?group=2019-08&cell=percents.Good")
                .json("""
                        {"view":"grade-distribution","filters":{"authority":"E10000081"},"by":"month",
                         "asAt":"2019-09-15","row":{"group":"2019-08"},"cell":"percents.Good","value":50.0,
                         "numerator":{"count":1,"complete":true,"members":[
                           {"kind":"AUDIT","id":"L-good","why":"stands at Good","withheld":false}]},
                         "denominator":{"count":2,"members":[{"id":"L-good"},
                           {"id":"L-lowered","why":"stands at Inadequate, moderated from Good"}]},
                         "leftOut":{"count":5,"members":[
                           {"id":"L-exempt","why":"exempted on 2019-08-05"},
                           {"id":"L-back","why":"rejected on 2019-08-12 and not submitted again"},
                           {"id":"L-meeting","why":"awaits its meeting: the two gradings differ"},
                           {"id":"L-blind","why":"awaits the second auditor's grading"},
                           {"id":"L-none","why":"not yet submitted; due 2019-08-28"}]}}""")
                .jsonPath("$.denominator.members[1].events[*].type")
                .isEqualTo(java.util.List.of("AuditAllocated", "GradeSubmitted", "GradeModerated"))
                .jsonPath("$.denominator.members[1].events[2].effectiveOn")
                .isEqualTo("2019-08-20")
                .jsonPath("$.denominator.members[1].events[2].id")
                .isEqualTo("L-lowered");
    }

    @Test
    void namesARowByAllThatTellsItApart() {
        lineage("domain-grades/lineage?group=2019-08&domain=Supervision&cell=counts.N/A")
                .jsonPath("$.row.domain")
                .isEqualTo("Supervision")
                .jsonPath("$.numerator.members[0].id")
                .isEqualTo("L-good")
                .jsonPath("$.leftOut.members[0].why")
                .isEqualTo("stands at Inadequate, moderated from Good; this domain not answered");
        lineage("completion/lineage?by=cohort&group=&cell=notReturned")
                .jsonPath("$.numerator.members[0].id")
                .isEqualTo("L-blind");
        lineage("action-timeliness/lineage?cell=percents.onTime")
                .jsonPath("$.value")
                .isEmpty()
                .jsonPath("$.denominator.count")
                .isEqualTo(0);
    }

    @Test
    void withholdsWhatWouldTellABlindAuditorHowTheOtherGraded() {
        client = as("auditor.two");
        lineage("grade-distribution/lineage?group=2019-08&cell=total")
                .jsonPath("$.leftOut.count")
                .isEqualTo(5)
                .jsonPath("$.leftOut.members[3].withheld")
                .isEqualTo(true)
                .jsonPath("$.leftOut.members[3].id")
                .isEmpty()
                .jsonPath("$.leftOut.members[3].events.length()")
                .isEqualTo(0);
    }

    private void refused(String rest, int status, String code, String detail) {
        client.get()
                .uri("/api/v1/views/" + rest)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code)
                .jsonPath("$.detail")
                .value(String.class, said -> assertThat(said).contains(detail));
    }

    @Test
    void namesWhatThereIsWhereSomethingElseIsAskedFor() {
        String council = "&authority=" + COUNCIL;
        refused("completion/lineage?cell=late&group=1999-01" + council, 404, "unknown-group", "group 2019-08");
        refused("completion/lineage?cell=lateness&group=2019-08" + council, 400, "unknown-cell", "late, notReturned");
        refused("completion/lineage?group=2019-08" + council, 400, "unknown-cell", "percentReturned");
        refused("completion/lineage?by=cohort&cell=late" + council, 400, "ambiguous-group", "group CIN");
        refused("completion/lineage?cell=late&authority=nobody", 404, "unknown-group", "there are none");
        refused("plain/lineage?cell=late", 404, "no-lineage", "explain themselves");
        refused("nonsense/lineage?cell=late", 404, "unknown-view", "completion");
        refused("completion/lineage?colour=red", 400, "unknown-filter", "cell, cohort");
    }
}

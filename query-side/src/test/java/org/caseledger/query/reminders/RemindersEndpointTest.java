package org.caseledger.query.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import org.caseledger.query.WebTest;
import org.caseledger.query.given.Ledger;
import org.junit.jupiter.api.Test;

class RemindersEndpointTest extends WebTest {

    private static final String COUNCIL = "E10000061";

    private final Ledger given = new Ledger();

    @Test
    void lists_what_a_person_must_see_to() {
        given.audit("RE-1", as -> as.of(COUNCIL));
        feed.all(given);

        client.get()
                .uri("/api/v1/reminders?authority=" + COUNCIL + "&person=auditor.one&asAt=2019-08-30")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .exists("X-Ledger-Position")
                .expectBody()
                .json("""
                        {"authority": "E10000061", "person": "auditor.one", "asAt": "2019-08-30", "reminders": [
                          {"authority": "E10000061", "person": "auditor.one", "kind": "AUDIT", "id": "RE-1",
                           "auditId": "RE-1", "state": "LATE", "dueOn": "2019-08-28", "daysOverdue": 2}]}""");
    }

    @Test
    void gives_the_same_as_a_calendar_without_the_child() {
        given.audit("RE-2", as -> as.of(COUNCIL).child("C-secret").practitioner("P-secret"));
        feed.all(given);

        String calendar = client.get()
                .uri("/api/v1/reminders.ics?authority=" + COUNCIL + "&asAt=2019-08-20")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("text/calendar;charset=UTF-8")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();

        assertThat(calendar)
                .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
                .contains("SUMMARY:Audit RE-2: due\r\n", "DTSTART;VALUE=DATE:20190828\r\n")
                .doesNotContain("secret");
    }

    @Test
    void knows_its_parameters() {
        client.get()
                .uri("/api/v1/reminders?team=T01")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("unknown-filter");
        client.get()
                .uri("/api/v1/reminders.ics?asAt=tomorrow")
                .exchange()
                .expectStatus()
                .isBadRequest();
    }
}

package org.caseledger.query.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.caseledger.events.AuditEvent.FindingsRecorded;
import org.caseledger.query.WebTest;
import org.caseledger.query.given.Audit;
import org.caseledger.query.given.Ledger;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;

class ThemeTextsEndpointTest extends WebTest {

    private final Ledger given = new Ledger();

    private BodyContentSpec words(String user, String query) {
        return as(user).get()
                .uri("/api/v1/views/themes/words?" + query)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }

    @Test
    void readsWhatFamiliesSaidAndWhatItMeantForTheChild() {
        given.audit("T2", as -> as.of("E10000091"))
                .submitted("2019-08-14", "Good")
                .spoken("2019-08-14", "She listens to me.", "Home, and safe.");
        given.audit("T1", as -> as.of("E10000091"))
                .submitted("2019-08-14", "Good")
                .tell(new FindingsRecorded(
                        "T1",
                        LocalDate.parse("2019-08-14"),
                        Audit.AUDITOR,
                        false,
                        List.of(),
                        Map.of(),
                        Audit.text("No change yet.")));
        given.audit("T3", as -> as.of("E10000091"))
                .submitted("2019-08-14", "Good")
                .spoken("2019-08-14", "Sent back.", "Sent back.")
                .rejected("2019-08-15");
        feed.all(given);

        words("qa.lead", "authority=E10000091&asAt=2019-09-15").json("""
                {"view":"themes","filters":{"authority":"E10000091"},"by":"month","asAt":"2019-09-15",
                 "rows":[{"group":"2019-08",
                   "words":[{"auditId":"T2","member":"CHILD","words":"She listens to me."}],
                   "impacts":[{"auditId":"T1","impact":"No change yet."},{"auditId":"T2","impact":"Home, and safe."}],
                   "withheld":0,"complete":true}]}""");
        words("qa.lead", "authority=E10000091&asAt=2019-08-13").json("{\"rows\":[]}");
    }

    @Test
    void isAskedAsTheViewIs() {
        as("qa.lead")
                .get()
                .uri("/api/v1/views/themes/words?mood=good")
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void theViewItselfHoldsNoText() {
        given.audit("T4", as -> as.of("E10000092"))
                .submitted("2019-08-14", "Good")
                .found("2019-08-14", Audit.areaForDevelopment("Plans"))
                .spoken("2019-08-14", "She listens to me.", "Home, and safe.");
        feed.all(given);

        for (MediaType type : List.of(MediaType.APPLICATION_JSON, MediaType.valueOf("text/csv"))) {
            as("qa.lead")
                    .get()
                    .uri("/api/v1/views/themes?authority=E10000092&asAt=2019-09-15")
                    .accept(type)
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody(String.class)
                    .value(body -> assertThat(body)
                            .contains("Plans")
                            .doesNotContain("of Plans", "She listens", "Home, and safe", "commitment"));
        }
    }

    /** It stood at a grade once; since it was sent back, both have to grade it again. */
    @Test
    void keepsBlindGradingBlind() {
        given.audit("T5", as -> as.of("E10000093").looped())
                .submitted("2019-08-10", "Good")
                .spoken("2019-08-10", "She listens to me.", "Home, and safe.")
                .secondSubmitted("2019-08-11", "Good")
                .rejected("2019-08-12");
        feed.all(given);

        words("auditor.two", "authority=E10000093&asAt=2019-08-11")
                .json("{\"rows\":[{\"words\":[],\"impacts\":[],\"withheld\":1,\"complete\":true}]}");
        words("qa.lead", "authority=E10000093&asAt=2019-08-11")
                .json("{\"rows\":[{\"words\":[{\"words\":\"She listens to me.\"}],\"withheld\":0}]}");
    }

    @Test
    void showsAnAuditWithWhatItFound() {
        given.audit("T6", as -> as.of("E10000094"))
                .submitted("2019-08-14", "Good")
                .found("2019-08-14", Audit.strength("Voice"), Audit.areaForDevelopment("Plans"))
                .spoken("2019-08-15", "She listens to me.", "Home, and safe.");
        feed.all(given);

        client.get()
                .uri("/api/v1/audits/T6")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json("""
                        {"findings":[{"second":false,
                          "findings":[{"kind":"STRENGTH","theme":"Voice","text":null},
                                      {"kind":"AREA_FOR_DEVELOPMENT","theme":"Plans","text":"of Plans"}],
                          "familyWords":{"CHILD":"She listens to me."},"impact":"Home, and safe."}]}""");
    }
}

package org.caseledger.query.county;

import static org.assertj.core.api.Assertions.assertThat;

import org.caseledger.query.WebTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.http.MediaType;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** The opening page of the demo council. */
@TestPropertySource(properties = "caseledger.report-day=2019-09-15")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DirtiesContext
class CountyPageTest extends WebTest {

    private boolean fed;

    private String page(String uri, Object... variables) {
        if (!fed) {
            feed.all(CountyFiles.tell());
            fed = true;
        }
        return String.valueOf(client.get()
                .uri(uri, variables)
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    @Test
    void opensWithTheLatestRoundAndPointsAtTheReport() {
        assertThat(page("/"))
                .contains("Case file audits to August 2019")
                .contains("(today)")
                .contains("As reported on 15 September 2019")
                .contains("asAt=2019-09-15");
    }

    @Test
    void showsThePublishedReportAgain() {
        String report = page("/?programme={programme}&asAt=2019-09-15", "Children's Social Care");

        assertThat(report)
                .contains("2019-06: Outstanding 0, Good 6, Requires Improvement 20, Inadequate 11")
                .contains("2019-07: Outstanding 0, Good 9, Requires Improvement 23, Inadequate 14")
                .contains("2019-08: Outstanding 0, Good 12, Requires Improvement 22, Inadequate 7")
                .contains("17.1 %")
                .contains("2019-08: Completed 41, Returned, not completed 4, Not returned 7, Exempted 7")
                .contains("2018-05-21")
                .doesNotContain("As reported on");
    }
}

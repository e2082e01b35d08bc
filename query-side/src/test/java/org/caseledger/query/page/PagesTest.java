package org.caseledger.query.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.caseledger.query.given.Allocation;
import org.caseledger.query.given.Audit;
import org.caseledger.query.given.Ledger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest extends PageTest {

    private static final String COUNCIL = "E10000077";

    private final Ledger given = new Ledger();

    @Test
    void showsFiguresWithTheirTables() {
        given.audit("P1", as -> as.of(COUNCIL).programme("Help & <Support> + more"))
                .submitted("2019-08-14", "Good");
        feed.all(given);

        String html = page("qa.lead", "/?authority=" + COUNCIL + "&programme=&asAt=2019-09-15", 200);

        assertThat(html)
                .contains("Case file audits to August 2019")
                .contains("15 September 2019")
                .contains("Help &amp; &lt;Support&gt; + more")
                .doesNotContain("<Support>")
                .contains("role=\"img\"")
                .contains("2019-08: Outstanding 0, Good 1")
                .contains("100.0 %")
                .contains("No re-audit was allocated in these rounds.")
                .contains("class=\"govuk-skip-link\"")
                .contains("href=\"/api/v1/views/grade-distribution?format=csv&amp;authority=" + COUNCIL)
                .contains("href=\"/api/v1/views/grade-distribution?format=xlsx&amp;authority=" + COUNCIL)
                .contains("data-live-stream=\"/api/v1/stream?view=grade-distribution&amp;")
                .doesNotContain(" style=")
                .doesNotContain("onclick");
        assertThat(page("qa.lead", "/?authority=" + COUNCIL + "&programme={name}", 200, "Help & <Support> + more"))
                .contains("programme=Help%20%26%20%3CSupport%3E%20%2B%20more")
                .contains("(today)");
    }

    @Test
    void saysWhatIsWrongWithTheForm() {
        assertThat(page("qa.lead", "/?asAt=31/12/2019&from=2019-13", 400))
                .contains("There is a problem")
                .contains("href=\"#asAt\"")
                .contains("The day is not a day such as 2019-09-15")
                .contains("The first round is not a month");
    }

    @Test
    void saysThatThereIsNothingYet() {
        assertThat(page("qa.lead", "/?authority=E10000055", 200))
                .contains("No audits yet")
                .contains("No audit of these rounds stands at a grade.")
                .doesNotContain("role=\"img\"");
    }

    @Test
    void tellsAnAuditsStory() {
        given.audit("P2", as -> as.of(COUNCIL))
                .submitted("2019-08-14", "Good", "Supervision", "N/A")
                .moderated("2019-08-20", "Good", "Inadequate");
        given.action("P2-1", "P2", "2019-08-21", "2019-09-01");
        feed.all(given);

        assertThat(page("qa.lead", "/audits/P2", 200))
                .contains("Stands at: <strong>Inadequate</strong>")
                .contains("Good → Inadequate")
                .contains("20 August 2019")
                .contains("15 September 2019 at 10:00") // recorded at 09:00 UTC
                .contains("on behalf of auditor.one")
                .contains("on reading the file")
                .contains("P2-1")
                .contains("Overdue")
                .contains("data-live-stream=\"/api/v1/audits/P2/history/stream\"");
    }

    @Test
    void keepsBlindGradingBlind() {
        given.audit("P3", (Allocation as) -> as.of(COUNCIL).looped()).submitted("2019-08-14", "Inadequate");
        feed.all(given);

        assertThat(page("auditor.two", "/audits/P3", 200))
                .contains("Kept from you until you have graded this audit yourself.")
                .doesNotContain("Inadequate")
                .doesNotContain("because");
        assertThat(page("auditor.one", "/audits/P3", 200)).contains("Inadequate");
    }

    @Test
    void showsWhatAnAuditFoundToWhoMayKnow() {
        given.audit("P4", (Allocation as) -> as.of(COUNCIL).looped())
                .submitted("2019-08-14", "Good")
                .found("2019-08-14", Audit.strength("Voice & <choice>"), Audit.areaForDevelopment("Plans"))
                .spoken("2019-08-14", "She listens.", "Home, and safe.");
        feed.all(given);

        assertThat(page("auditor.one", "/audits/P4", 200))
                .contains("Voice &amp; &lt;choice&gt;", "Area for development", "Plans: of Plans")
                .contains("Words of the child", "She listens.", "Impact on the child", "Home, and safe.");
        assertThat(page("auditor.two", "/audits/P4", 200))
                .contains("No finding has been told.")
                .doesNotContain("choice", "Plans", "She listens.", "Home, and safe.");
    }

    @Test
    void showsThemesWithTheirTables() {
        given.audit("P5", as -> as.of("E10000078").thematic("Neglect"))
                .submitted("2019-08-14", "Good")
                .found("2019-08-14", Audit.strength("Voice & <choice>"), Audit.areaForDevelopment("Plans"))
                .spoken("2019-08-14", "She listens.", "Home, and safe.");
        given.audit("P6", as -> as.of("E10000078")).submitted("2019-08-14", "Inadequate");
        feed.all(given);

        assertThat(page("qa.lead", "/themes?authority=E10000078&programme=&asAt=2019-09-15", 200))
                .contains("as at <strong>15 September 2019</strong>")
                .contains("Voice &amp; &lt;choice&gt;", "Area for development", "50.0 %", "1 of 1", "0 of 1")
                .contains("Neglect", "She listens.", "Home, and safe.")
                .contains("href=\"/audits/P5\"")
                .contains("data-live-stream=\"/api/v1/stream?view=themes&amp;authority=E10000078")
                .doesNotContain(" style=");
    }

    @Test
    void saysThatNoThemesWereFound() {
        assertThat(page("qa.lead", "/themes?authority=E10000056", 200))
                .contains("No audit of these rounds tells a strength or an area for development.")
                .contains("No audit of these rounds tells a family’s words or the impact on the child.");
        assertThat(page("qa.lead", "/themes?asAt=31/12/2019", 400)).contains("There is a problem");
    }

    @Test
    void listsWhatMustStillBeSeenTo() {
        given.audit("FU-1", as -> as.of(COUNCIL)).submitted("2019-08-14", "Inadequate");
        given.audit("FU-2", as -> as.of(COUNCIL));
        given.action("FU-X", "FU-1", "2019-08-15", "2019-09-01", "manager <one>");
        feed.all(given);

        String html = page("qa.lead", "/follow-up?authority=" + COUNCIL + "&programme=&person=&asAt=2019-09-15", 200);

        assertThat(html)
                .contains("15 September 2019", "At the lowest grade without a re-audit", "href=\"/audits/FU-1\">FU-1")
                .contains("href=\"/audits/FU-1\">FU-X", "manager &lt;one&gt;", "No action is due soon.")
                .contains(">18<");
        assertThat(page("qa.lead", "/follow-up?authority=" + COUNCIL + "&person=nobody&asAt=2019-09-15", 200))
                .contains("Every audit that was due has come back.")
                .doesNotContain("FU-1");
        assertThat(page("qa.lead", "/follow-up?asAt=soon", 400)).contains("There is a problem", "The day");
    }

    @Test
    void findsAuditsAndPagesThroughThem() {
        for (int i = 100; i < 151; i++) {
            given.audit("Find &" + i, as -> as.of(COUNCIL));
        }
        feed.all(given);

        assertThat(page("qa.lead", "/audits?id={id}&round=2019-08", 200, "find &1"))
                .contains("<span>51</span> found")
                .contains("href=\"/audits/Find%20&amp;100\"")
                .contains("href=\"/audits?id=find%20%261&amp;round=2019-08&amp;page=2\"")
                .doesNotContain("Find &amp;150");
        assertThat(page("qa.lead", "/audits?id={id}&page=2", 200, "find &1")).contains("Find &amp;150");
        assertThat(page("qa.lead", "/audits?id=nowhere", 200)).contains("No audit was found.");
        assertThat(page("qa.lead", "/audits?round=x", 400)).contains("There is a problem");
        assertThat(page("qa.lead", "/audits/nowhere", 404)).contains("No such audit");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/caseledger/govuk-frontend-5.14.0.css",
                "/caseledger/style.css",
                "/caseledger/live.js",
                "/caseledger/icon.svg"
            })
    void hasEverythingThatItsPagesAskFor(String uri) {
        client.get().uri(uri).exchange().expectStatus().isOk();
    }

    @Test
    void stylesAskForNothingElse() {
        String page = page("qa.lead", "/", 200);
        List<String> sheets = Pattern.compile("rel=\"stylesheet\" href=\"([^\"]+)\"")
                .matcher(page)
                .results()
                .map(sheet -> sheet.group(1))
                .toList();

        assertThat(sheets).hasSize(2);
        for (String sheet : sheets) {
            String styles = client.get()
                    .uri(sheet)
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .contentTypeCompatibleWith("text/css")
                    .expectBody(String.class)
                    .returnResult()
                    .getResponseBody();
            assertThat(styles)
                    .contains("font-family")
                    .doesNotContain("@font-face", "/assets/", "@import", "sourceMappingURL");
        }
    }
}

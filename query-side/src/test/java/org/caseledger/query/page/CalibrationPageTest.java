package org.caseledger.query.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.TreeMap;
import org.caseledger.events.AuditEvent.GradeModerated;
import org.caseledger.events.ModerationOutcome;
import org.caseledger.query.given.Audit;
import org.caseledger.query.given.Ledger;
import org.junit.jupiter.api.Test;

/** Calibration tells people of themselves alone and the QA lead of everybody. */
class CalibrationPageTest extends PageTest {

    private static final String MODERATOR_ROW = ">" + Audit.MODERATOR + "<";
    private static final String AUDITOR_ROW = ">" + Audit.AUDITOR + "<";

    private final Ledger given = new Ledger();

    private void calibrated(String council) {
        given.audit("page-calibrated-" + council, as -> as.of(council))
                .submitted("2019-08-10", "Good")
                .moderated("2019-08-20", "Good", "Inadequate");
        feed.all(given);
    }

    @Test
    void showsTheQaLeadEverybody() {
        calibrated("E10000084");

        assertThat(page("qa.lead", "/calibration?authority=E10000084&asAt=2019-09-14", 200))
                .contains(AUDITOR_ROW, MODERATOR_ROW, "Auditor", "Moderator")
                .contains("14 September 2019", "2.00 milder", "2.00 harsher", "100.0 %", "20.7 to 100.0 %")
                .contains("Too few to say: fewer than 5 gradings compared.")
                .contains("as the QA lead you see everybody")
                .contains("data-live-stream=\"/api/v1/stream?view=calibration&amp;authority=E10000084")
                .doesNotContain("Further people", " style=");
        assertThat(page("qa.lead", "/calibration?authority=E10000084&asAt=2019-08-15", 200))
                .contains("No grading of these rounds can be compared with another’s.")
                .doesNotContain(AUDITOR_ROW, "<table");
    }

    @Test
    void showsOthersThemselves() {
        calibrated("E10000085");

        assertThat(page(Audit.AUDITOR, "/calibration?authority=E10000085", 200))
                .contains(AUDITOR_ROW, "you see your own gradings here")
                .doesNotContain(MODERATOR_ROW);
        assertThat(page(Audit.SECOND_AUDITOR, "/calibration?authority=E10000085", 200))
                .contains("None of your gradings of these rounds can be compared with another’s.")
                .doesNotContain(AUDITOR_ROW, MODERATOR_ROW);
    }

    @Test
    void turnsPages() {
        for (int i = 100; i < 151; i++) {
            String audit = "page-calibrated-" + i;
            given.audit(audit, as -> as.of("E10000086")).submitted("2019-08-10", "Good");
            given.tell(new GradeModerated(
                    audit,
                    LocalDate.parse("2019-08-20"),
                    "cal." + i,
                    ModerationOutcome.UPHELD,
                    "Good",
                    "Good",
                    new TreeMap<>(),
                    null,
                    null));
        }
        feed.all(given);

        assertThat(page("qa.lead", "/calibration?authority=E10000086&programme=", 200))
                .contains(">cal.100<", ">0.00<")
                .doesNotContain(">cal.149<", ">cal.150<", "Previous page")
                .contains("href=\"/calibration?page=2&amp;authority=E10000086&amp;programme=&amp;from=2019-06&amp;");
        assertThat(page("qa.lead", "/calibration?authority=E10000086&programme=&page=2", 200))
                .contains(">cal.149<", ">cal.150<", "Previous page")
                .doesNotContain(">cal.100<");
    }

    @Test
    void saysWhatIsWrongWithTheForm() {
        assertThat(page("qa.lead", "/calibration?asAt=soon", 400)).contains("There is a problem", "The day");
        assertThat(page("qa.lead", "/calibration?page=first", 400)).contains("is not a page");
    }
}

package org.caseledger.query.domaingrades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.caseledger.events.GradingStage;
import org.caseledger.query.domaingrades.DomainGrades.Row;
import org.caseledger.query.given.Ask;
import org.caseledger.query.given.Ledger;
import org.junit.jupiter.api.Test;

class DomainGradesTest {

    private static final String SUPERVISION = "Supervision";
    private static final String PLANS = "Quality of Plans";

    private final Ledger ledger = new Ledger();

    private List<Row> rows() {
        return new DomainGrades().rows(ledger.facts(), Ask.asAt("2019-12-31"));
    }

    private Map<String, Integer> counts(String domain) {
        return rows().stream()
                .filter(row -> row.domain().equals(domain))
                .findFirst()
                .map(Row::counts)
                .orElse(Map.of());
    }

    @Test
    void countsTheAuditsThatAnsweredADomainThoseWithoutAGradeIncluded() {
        ledger.audit("a").submitted("2019-08-10", "Good", SUPERVISION, "Good");
        ledger.audit("b").submitted("2019-08-10", "Good", SUPERVISION, "N/A");
        ledger.audit("c").submitted("2019-08-10", "Good", SUPERVISION, "Inadequate", PLANS, "Good");
        ledger.audit("d").submitted("2019-08-10", "Good");

        assertThat(rows()).extracting(Row::domain, Row::total).containsExactly(tuple(PLANS, 1), tuple(SUPERVISION, 3));
        Row supervision = rows().getLast();
        assertThat(supervision.counts())
                .containsExactly(
                        Map.entry("Outstanding", 0),
                        Map.entry("Good", 1),
                        Map.entry("Requires Improvement", 0),
                        Map.entry("Inadequate", 1),
                        Map.entry("N/A", 1));
        assertThat(supervision.percents()).containsEntry("N/A", 33.3).containsEntry("Outstanding", 0.0);
    }

    @Test
    void comesInOrderOfDomainThenGroup() {
        ledger.audit("late", as -> as.round("2019-09"))
                .submitted("2019-09-10", "Good", SUPERVISION, "Good", PLANS, "Good");
        ledger.audit("early").submitted("2019-08-10", "Good", SUPERVISION, "Good");

        assertThat(rows())
                .extracting(row -> row.domain() + " " + row.group())
                .containsExactly("Quality of Plans 2019-09", "Supervision 2019-08", "Supervision 2019-09");
    }

    @Test
    void letsAModeratedDomainReplaceTheSubmittedOne() {
        ledger.audit("a")
                .submitted("2019-08-10", "Good", SUPERVISION, "Good", PLANS, "Good")
                .moderated("2019-08-20", "Good", "Good", SUPERVISION, "Inadequate");

        assertThat(counts(SUPERVISION)).containsEntry("Inadequate", 1).containsEntry("Good", 0);
        assertThat(counts(PLANS)).containsEntry("Good", 1);
    }

    @Test
    void takesInDomainsThatAFileTellsOfAfterwards() {
        ledger.audit("a")
                .submitted("2019-08-10", "Good")
                .moderated("2019-08-20", "Good", "Good")
                .domainsTold("2019-08-10", GradingStage.SUBMITTED, SUPERVISION, "Good", PLANS, "Good")
                .domainsTold("2019-08-20", GradingStage.MODERATED, SUPERVISION, "Inadequate");

        assertThat(counts(SUPERVISION)).containsEntry("Inadequate", 1).containsEntry("Good", 0);
        assertThat(counts(PLANS)).containsEntry("Good", 1);
    }

    @Test
    void forgetsTheDomainsOfASubmissionThatWasSentBack() {
        ledger.audit("a")
                .submitted("2019-08-10", "Good", SUPERVISION, "Good")
                .domainsTold("2019-08-10", GradingStage.SUBMITTED, PLANS, "Good")
                .rejected("2019-08-12")
                .submitted("2019-08-20", "Good", SUPERVISION, "Inadequate");

        assertThat(counts(SUPERVISION)).containsEntry("Inadequate", 1).containsEntry("Good", 0);
        assertThat(counts(PLANS)).isEmpty();
    }

    @Test
    void hasTheDomainsOnWhichBothAuditorsAgree() {
        ledger.audit("a", as -> as.looped())
                .submitted("2019-08-10", "Good", SUPERVISION, "Good", PLANS, "Good")
                .secondSubmitted("2019-08-11", "Good", SUPERVISION, "Good", PLANS, "Inadequate");

        assertThat(counts(SUPERVISION)).containsEntry("Good", 1);
        assertThat(counts(PLANS)).isEmpty();
    }

    @Test
    void hasTheReconciledDomainsAfterTheMeeting() {
        ledger.audit("a", as -> as.looped())
                .submitted("2019-08-10", "Good", SUPERVISION, "Good", PLANS, "Good")
                .secondSubmitted("2019-08-11", "Inadequate", SUPERVISION, "Good", PLANS, "Inadequate");
        assertThat(rows()).isEmpty();

        ledger.again("a").reconciled("2019-08-20", "Inadequate", PLANS, "Inadequate");

        assertThat(counts(PLANS)).containsEntry("Inadequate", 1);
        assertThat(counts(SUPERVISION)).isEmpty();
    }
}

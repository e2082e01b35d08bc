package org.caseledger.query.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.caseledger.query.calibration.Calibration.Row;
import org.caseledger.query.calibration.Grading.Role;
import org.caseledger.query.given.Allocation;
import org.caseledger.query.given.Ask;
import org.caseledger.query.given.Audit;
import org.caseledger.query.given.Ledger;
import org.caseledger.query.statistics.Interval;
import org.caseledger.query.view.ViewQuery;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    private final Ledger ledger = new Ledger();
    private final ViewQuery everybody = Ask.asAt("2019-08-31");

    private List<Row> rows(ViewQuery query) {
        return new Calibration().rows(ledger.facts(), query);
    }

    private Row row(String person) {
        return rows(everybody).stream()
                .filter(row -> row.person().equals(person))
                .findFirst()
                .orElseThrow();
    }

    private void moderated(String id, String from, String to) {
        ledger.audit(id).submitted("2019-08-10", from).moderated("2019-08-20", from, to);
    }

    @Test
    void comparesAnAuditorWithTheModeratorAndTheModeratorWithTheAuditor() {
        moderated("a", "Outstanding", "Requires Improvement");
        moderated("b", "Good", "Good");
        moderated("c", "Good", "Good");
        moderated("d", "Good", "Inadequate");
        moderated("e", "Inadequate", "Good");
        ledger.audit("not moderated").submitted("2019-08-10", "Good");

        Row auditor = row(Audit.AUDITOR);

        assertThat(auditor.compared()).isEqualTo(5);
        assertThat(auditor.harsher()).isEqualTo(1);
        assertThat(auditor.same()).isEqualTo(2);
        assertThat(auditor.milder()).isEqualTo(2);
        assertThat(auditor.percentMilder()).isEqualTo(40.0);
        assertThat(auditor.intervalMilder()).isEqualTo(Interval.ofShare(2, 5));
        // Two and two steps milder, two harsher.
        assertThat(auditor.meanSteps()).isEqualTo(-0.4);
        assertThat(auditor.note()).isNull();
        Row moderator = row(Audit.MODERATOR);
        assertThat(moderator.role()).isEqualTo(Role.MODERATOR);
        assertThat(moderator.meanSteps()).isEqualTo(0.4);
    }

    @Test
    void comparesTheAuditorsOfALoopedAuditWithTheMeetingElseWithEachOther() {
        ledger.audit("reconciled", Allocation::looped)
                .submitted("2019-08-10", "Good")
                .secondSubmitted("2019-08-11", "Inadequate")
                .reconciled("2019-08-20", "Good");
        ledger.audit("waiting", Allocation::looped)
                .submitted("2019-08-10", "Good")
                .secondSubmitted("2019-08-11", "Inadequate");
        ledger.audit("half", Allocation::looped).submitted("2019-08-10", "Good");

        assertThat(rows(everybody))
                .extracting(Row::person, Row::compared, Row::harsher, Row::same, Row::milder)
                .containsExactly(tuple(Audit.AUDITOR, 2, 0, 1, 1), tuple(Audit.SECOND_AUDITOR, 2, 2, 0, 0));
        assertThat(row(Audit.AUDITOR).note()).startsWith("Too few to say");
    }

    @Test
    void addsNoStepsOfUnlikeScales() {
        ledger.framework(2, "2019-08-01", "Good", "Inadequate");
        moderated("a", "Good", "Inadequate");
        ledger.audit("b", as -> as.framework(2))
                .submitted("2019-08-10", "Good")
                .moderated("2019-08-20", "Good", "Inadequate");

        Row row = row(Audit.AUDITOR);

        assertThat(row.milder()).isEqualTo(2);
        assertThat(row.meanSteps()).isNull();
        assertThat(row.frameworks()).containsExactly("E10000001 v1", "E10000001 v2");
    }

    @Test
    void tellsAPersonOfThemselvesAloneAndNobodyWhereNobodySaysWhoAsks() {
        moderated("a", "Good", "Inadequate");

        assertThat(rows(everybody.about(Audit.AUDITOR))).extracting(Row::person).containsExactly(Audit.AUDITOR);
        assertThat(rows(everybody.about("inspector.one"))).isEmpty();
        assertThat(rows(everybody.about(ViewQuery.NOBODY))).isEmpty();
        assertThat(new Calibration()
                        .lineage(ledger.facts(), everybody.about(Audit.AUDITOR))
                        .orElseThrow()
                        .lines())
                .hasSize(1);
    }

    @Test
    void tellsNobodyOfAnAuditThatTheyHaveToGradeBlindAgain() {
        Audit looped = ledger.audit("a", Allocation::looped)
                .submitted("2019-08-10", "Good")
                .secondSubmitted("2019-08-11", "Inadequate")
                .rejected("2019-09-01");

        assertThat(rows(everybody.about(Audit.AUDITOR))).isEmpty();
        assertThat(rows(everybody)).hasSize(2);

        looped.submitted("2019-09-02", "Good");
        assertThat(rows(everybody.about(Audit.AUDITOR))).hasSize(1);
    }
}

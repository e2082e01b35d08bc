package org.caseledger.query.reauditimprovement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.caseledger.query.given.Ask;
import org.caseledger.query.given.Ledger;
import org.caseledger.query.reauditimprovement.ReAuditImprovement.Row;
import org.caseledger.query.view.Grouping;
import org.caseledger.query.view.ViewQuery;
import org.junit.jupiter.api.Test;

class ReAuditImprovementTest {

    private static final ViewQuery YEAR_END = Ask.by(Grouping.AUTHORITY, Ask.asAt("2019-12-31"));

    private final Ledger ledger = new Ledger();

    private Row row() {
        List<Row> rows = new ReAuditImprovement().rows(ledger.facts(), YEAR_END);
        assertThat(rows).hasSize(1);
        return rows.getFirst();
    }

    private void graded(String id, String round, String grade) {
        ledger.audit(id, as -> as.round(round)).submitted(round + "-10", grade);
    }

    private void graded(String id, String earlier, String round, String grade) {
        ledger.audit(id, as -> as.round(round).following(earlier)).submitted(round + "-10", grade);
    }

    @Test
    void comparesAReAuditWithTheAuditThatItFollows() {
        graded("better", "2019-05", "Inadequate");
        graded("better again", "better", "2019-08", "Good");
        graded("same", "2019-05", "Good");
        graded("same again", "same", "2019-08", "Good");
        graded("worse", "2019-05", "Good");
        graded("worse again", "worse", "2019-08", "Requires Improvement");

        Row row = row();

        assertThat(row.allocated()).isEqualTo(3);
        assertThat(row.completed()).isEqualTo(3);
        assertThat(List.of(row.improved(), row.remained(), row.declined())).containsExactly(1, 1, 1);
        assertThat(row.percentCompleted()).isEqualTo(100.0);
        assertThat(row.percentImproved()).isEqualTo(33.3);
        assertThat(row.transitions())
                .containsExactly(
                        Map.entry("Good -> Good", 1),
                        Map.entry("Good -> Requires Improvement", 1),
                        Map.entry("Inadequate -> Good", 1));
    }

    @Test
    void countsEveryLinkOfAChain() {
        graded("first", "2019-01", "Inadequate");
        graded("second", "first", "2019-03", "Inadequate");
        graded("third", "second", "2019-05", "Requires Improvement");
        graded("fourth", "third", "2019-07", "Requires Improvement");

        Row row = row();

        assertThat(row.improved()).isEqualTo(1);
        assertThat(row.notImprovedBySequence()).containsExactly(Map.entry(1, 1), Map.entry(3, 1));
    }

    @Test
    void leavesOutAnExemptedReAudit() {
        graded("first", "2019-01", "Inadequate");
        ledger.audit("excused", as -> as.following("first")).exempted("2019-08-05");
        ledger.audit("open", as -> as.following("first"));

        Row row = row();

        assertThat(row.allocated()).isEqualTo(1);
        assertThat(row.completed()).isZero();
        assertThat(row.percentCompleted()).isZero();
        assertThat(row.percentImproved()).isNull();
    }

    @Test
    void completesWithoutComparingWhereTheEarlierAuditStandsAtNoGrade() {
        ledger.audit("first", as -> as.round("2019-01"))
                .submitted("2019-01-10", "Good")
                .rejected("2019-01-12");
        graded("second", "first", "2019-03", "Good");

        Row row = row();

        assertThat(row.completed()).isEqualTo(1);
        assertThat(row.percentImproved()).isNull();
        assertThat(row.transitions()).isEmpty();
        assertThat(row.notImprovedBySequence()).isEmpty();
    }

    @Test
    void comparesWithTheModeratedGrade() {
        ledger.audit("first", as -> as.round("2019-01"))
                .submitted("2019-01-10", "Good")
                .moderated("2019-01-20", "Good", "Inadequate");
        graded("second", "first", "2019-03", "Good");

        assertThat(row().transitions()).containsExactly(Map.entry("Inadequate -> Good", 1));
    }

    @Test
    void doesNotCompareAcrossScales() {
        ledger.framework(2, "2019-02-01", "Strong", "Sound", "Weak");
        graded("first", "2019-01", "Inadequate");
        ledger.audit("second", as -> as.round("2019-03").following("first").framework(2))
                .submitted("2019-03-10", "Strong");

        Row row = row();

        assertThat(row.completed()).isEqualTo(1);
        assertThat(row.notComparable()).isEqualTo(1);
        assertThat(row.transitions()).isEmpty();
    }

    @Test
    void countsWhatImprovedOnEveryScaleAndAddsNoTransitionsOfUnlikeOnes() {
        ledger.framework(2, "2019-02-01", "Good", "Weak");
        ledger.framework(3, "2019-03-01", "Good", "Weak");
        reAudited("a", 1, "Inadequate", 1, "Good");
        reAudited("b", 2, "Weak", 3, "Good");

        Row row = row();

        assertThat(row.improved()).isEqualTo(2);
        assertThat(row.notComparable()).isZero();
        assertThat(row.frameworks()).containsExactly("E10000001 v1", "E10000001 v3");
        assertThat(row.transitions())
                .containsOnly(
                        Map.entry("Inadequate -> Good (of Outstanding, Good, Requires Improvement, Inadequate)", 1),
                        Map.entry("Weak -> Good (of Good, Weak)", 1));
    }

    private void reAudited(String id, int version, String grade, int laterVersion, String laterGrade) {
        ledger.audit(id, as -> as.round("2019-01").framework(version)).submitted("2019-01-10", grade);
        ledger.audit(id + " again", as -> as.round("2019-03").following(id).framework(laterVersion))
                .submitted("2019-03-10", laterGrade);
    }

    @Test
    void endsAChainThatBitesItsTailOrNamesAnUnknownAudit() {
        graded("a", "b", "2019-01", "Good");
        graded("b", "a", "2019-02", "Good");
        graded("c", "nowhere", "2019-03", "Good");
        graded("d", "c", "2019-04", "Good");

        assertThat(row().notImprovedBySequence()).containsExactly(Map.entry(1, 2), Map.entry(2, 1));
    }

    @Test
    void namesTheEarlierActionsThatWereOpenWhenTheReAuditWasGraded() {
        graded("first", "2019-01", "Inadequate");
        ledger.action("done", "first", "2019-01-20", "2019-02-20").completed("2019-02-01");
        ledger.action("done later", "first", "2019-01-20", "2019-02-20").completed("2019-03-11");
        ledger.action("not done", "first", "2019-01-20", "2019-02-20");
        ledger.action("not wanted", "first", "2019-01-20", "2019-02-20").cancelled("2019-02-20");
        ledger.action("raised later", "first", "2019-03-20", "2019-04-20");
        graded("second", "first", "2019-03", "Good");

        assertThat(row().earlierActionsStillOpen()).containsExactly("done later", "not done");
    }
}

package org.caseledger.query.gradedistribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.caseledger.events.AuditKind;
import org.caseledger.events.GradingStage;
import org.caseledger.query.facts.AuditAt;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.given.Ask;
import org.caseledger.query.given.Ledger;
import org.caseledger.query.view.Grouping;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The grade that an audit stands at, day by day, and what the distribution makes of it. */
class StandingTest {

    private final Ledger ledger = new Ledger();

    private AuditAt at(String day) {
        return at(day, Long.MAX_VALUE);
    }

    private AuditAt at(String day, long knownAt) {
        Facts facts = ledger.facts();
        return AuditAt.of(Objects.requireNonNull(facts.audit("a")), LocalDate.parse(day), facts.known(knownAt));
    }

    private @Nullable String grade(String day) {
        return at(day).grade();
    }

    @Test
    void followsSubmissionAmendmentAndModeration() {
        ledger.audit("a")
                .submitted("2019-08-10", "Good")
                .submitted("2019-08-12", "Requires Improvement")
                .moderated("2019-08-20", "Requires Improvement", "Inadequate");

        assertThat(grade("2019-08-09")).isNull();
        assertThat(grade("2019-08-10")).isEqualTo("Good");
        assertThat(grade("2019-08-12")).isEqualTo("Requires Improvement");
        assertThat(grade("2019-08-20")).isEqualTo("Inadequate");
        assertThat(at("2019-08-20").gradeWithoutModeration()).isEqualTo("Requires Improvement");
    }

    @Test
    void isTheAmendedGradeFromTheAmendmentsDay() {
        ledger.audit("a")
                .submitted("2019-08-10", "Good", "Supervision", "Good")
                .amended("2019-08-30", "Inadequate", "Supervision", "N/A")
                .domainsTold("2019-08-10", GradingStage.SUBMITTED, "Quality of Plans", "Good");

        assertThat(grade("2019-08-29")).isEqualTo("Good");
        assertThat(grade("2019-08-30")).isEqualTo("Inadequate");
        assertThat(at("2019-08-30").late()).isFalse();
        assertThat(at("2019-08-30").lowestFirstOn()).isEqualTo(LocalDate.parse("2019-08-30"));
        assertThat(at("2019-08-30").domains())
                .containsExactly(Map.entry("Quality of Plans", "Good"), Map.entry("Supervision", "N/A"));
        assertThat(at("2019-08-30", 1).grade()).isEqualTo("Good");
    }

    @Test
    void isNoneWhileSentBackAndStartsAnewAfterwards() {
        ledger.audit("a")
                .submitted("2019-08-10", "Good")
                .moderated("2019-08-11", "Good", "Inadequate")
                .rejected("2019-08-12")
                .submitted("2019-09-02", "Requires Improvement");

        assertThat(grade("2019-08-12")).isNull();
        assertThat(at("2019-08-12").rejected()).isTrue();
        assertThat(at("2019-08-12").returned()).isTrue();
        assertThat(at("2019-08-12").late()).isFalse();
        assertThat(grade("2019-09-02")).isEqualTo("Requires Improvement");
        assertThat(at("2019-09-02").rejected()).isFalse();
        assertThat(at("2019-09-02").late()).isTrue();
        assertThat(at("2019-09-02").moderated()).isFalse();
    }

    @Test
    void countsAsReturnedWhereAFileTellsOnlyOfTheRejection() {
        ledger.audit("a").rejected("2019-08-12").submitted("2019-08-14", "Good");

        assertThat(at("2019-08-13").returned()).isTrue();
        assertThat(at("2019-08-13").rejected()).isTrue();
        assertThat(at("2019-08-14").rejected()).isFalse();
        assertThat(grade("2019-08-14")).isEqualTo("Good");
    }

    @Test
    void isNoneOnceExemptedWhateverElseHappened() {
        ledger.audit("a").submitted("2019-09-10", "Good").exempted("2019-09-12");

        assertThat(grade("2019-09-11")).isEqualTo("Good");
        AuditAt exempted = at("2019-09-12");
        assertThat(exempted.grade()).isNull();
        assertThat(exempted.returned()).isFalse();
        assertThat(exempted.late()).isFalse();
        assertThat(exempted.completed()).isFalse();
    }

    @Test
    void dependsOnWhatTheLedgerHadBeenTold() {
        ledger.audit("a").submitted("2019-08-10", "Good");
        long before = ledger.position();
        ledger.audit("b");
        ledger.again("a").moderated("2019-08-11", "Good", "Inadequate");

        assertThat(at("2019-08-31", before).grade()).isEqualTo("Good");
        assertThat(at("2019-08-31", before + 2).grade()).isEqualTo("Inadequate");
        assertThat(at("2019-08-10").grade()).isEqualTo("Good");
    }

    @Nested
    class ALoopedAudit {

        @Test
        void standsAtTheCommonGradeOnceBothSubmittedWhoeverWasFirst() {
            ledger.audit("a", as -> as.looped())
                    .secondSubmitted("2019-08-10", "Good")
                    .submitted("2019-08-29", "Good")
                    .agreed("2019-08-29", "Good");

            assertThat(grade("2019-08-28")).isNull();
            assertThat(at("2019-08-28").returned()).isFalse();
            assertThat(grade("2019-08-29")).isEqualTo("Good");
            assertThat(at("2019-08-29").returned()).isTrue();
            assertThat(at("2019-08-29").late()).isTrue();
        }

        @Test
        void awaitsItsMeetingWhereTheGradesDiffer() {
            ledger.audit("a", as -> as.looped())
                    .submitted("2019-08-10", "Good")
                    .secondSubmitted("2019-08-11", "Inadequate")
                    .differed("2019-08-11", "Good", "Inadequate")
                    .reconciled("2019-08-20", "Requires Improvement")
                    .moderated("2019-08-25", "Requires Improvement", "Good");

            assertThat(grade("2019-08-19")).isNull();
            assertThat(at("2019-08-19").returned()).isTrue();
            assertThat(grade("2019-08-20")).isEqualTo("Requires Improvement");
            assertThat(grade("2019-08-25")).isEqualTo("Good");
            assertThat(at("2019-08-25").gradeWithoutModeration()).isEqualTo("Requires Improvement");
        }

        @Test
        void isSubmittedAgainByBothAfterARejection() {
            ledger.audit("a", as -> as.looped())
                    .submitted("2019-08-10", "Good")
                    .secondSubmitted("2019-08-11", "Good")
                    .rejected("2019-08-12")
                    .submitted("2019-08-13", "Inadequate")
                    .secondSubmitted("2019-08-14", "Inadequate");

            assertThat(grade("2019-08-11")).isEqualTo("Good");
            assertThat(at("2019-08-13").rejected()).isTrue();
            assertThat(grade("2019-08-13")).isNull();
            assertThat(grade("2019-08-14")).isEqualTo("Inadequate");
        }
    }

    @Nested
    class TheDistribution {

        @Test
        void isOnTheCouncilsOwnScale() {
            ledger.framework(1, "2019-01-01", "Strong", "Sound", "Weak");
            ledger.audit("a").submitted("2019-08-10", "Weak");
            ledger.audit("b").submitted("2019-08-10", "Strong");

            GradeDistribution.Row row = rows(Grouping.MONTH).getFirst();

            assertThat(row.counts())
                    .containsExactly(Map.entry("Strong", 1), Map.entry("Sound", 0), Map.entry("Weak", 1));
            assertThat(row.frameworks()).containsExactly("E10000001 v1");
            assertThat(at("2019-08-10").atLowest()).isTrue();
        }

        @Test
        void addsVersionsOfOneScaleAndGivesAnUnlikeScaleItsOwnRow() {
            ledger.framework(2, "2019-08-01", "Good", "Not good");
            ledger.framework(3, "2019-08-10", "Outstanding", "Good", "Requires Improvement", "Inadequate");
            ledger.audit("a").submitted("2019-08-10", "Good");
            ledger.audit("b", as -> as.framework(2)).submitted("2019-08-10", "Good");
            ledger.audit("c", as -> as.framework(3)).submitted("2019-08-10", "Good");

            List<GradeDistribution.Row> rows = rows(Grouping.MONTH);

            assertThat(rows).extracting(GradeDistribution.Row::group).containsExactly("2019-08", "2019-08");
            assertThat(rows.getFirst().counts().get("Good")).isEqualTo(2);
            assertThat(rows.getFirst().frameworks()).containsExactly("E10000001 v1", "E10000001 v3");
            assertThat(rows.getFirst().scale()).isEqualTo("Outstanding, Good, Requires Improvement, Inadequate");
            assertThat(rows.getLast().counts()).containsExactly(Map.entry("Good", 1), Map.entry("Not good", 0));
            assertThat(rows.getLast().percents()).containsEntry("Good", 100.0);
            assertThat(rows.getLast().frameworks()).containsExactly("E10000001 v2");
        }

        @Test
        void leavesOutAnUngradedObservation() {
            ledger.audit("a", as -> as.kind(AuditKind.OBSERVATION)).submittedUngraded("2019-08-10");

            assertThat(rows(Grouping.MONTH)).isEmpty();
            assertThat(at("2019-08-10").completed()).isTrue();
        }

        @Test
        void putsAuditsThatDontSayIntoTheEmptyGroup() {
            ledger.audit("a", as -> as.area("")).submitted("2019-08-10", "Good");
            ledger.audit("b").submitted("2019-08-10", "Good");

            assertThat(rows(Grouping.AREA))
                    .extracting(GradeDistribution.Row::group)
                    .containsExactly("", "North");
        }

        @Test
        void groupsByTheQuarterOfTheFinancialYear() {
            for (String round : new String[] {"2019-03", "2019-04", "2019-12", "2020-01"}) {
                ledger.audit(round, as -> as.round(round)).submitted(round + "-10", "Good");
            }

            assertThat(rows(Grouping.QUARTER))
                    .extracting(GradeDistribution.Row::group)
                    .containsExactly("2018/19 Q4", "2019/20 Q1", "2019/20 Q3", "2019/20 Q4");
        }

        private List<GradeDistribution.Row> rows(Grouping by) {
            return new GradeDistribution().rows(ledger.facts(), Ask.by(by, Ask.asAt("2020-12-31")));
        }
    }
}

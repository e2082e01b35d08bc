package org.caseledger.query.moderatoreffect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.caseledger.events.SamplingMethod;
import org.caseledger.query.given.Allocation;
import org.caseledger.query.given.Ask;
import org.caseledger.query.given.Audit;
import org.caseledger.query.given.Ledger;
import org.caseledger.query.moderatoreffect.ModeratorEffect.Row;
import org.caseledger.query.statistics.Interval;
import org.junit.jupiter.api.Test;

class ModeratorEffectTest {

    private final Ledger ledger = new Ledger();

    private Row row(String asAt) {
        return new ModeratorEffect().rows(ledger.facts(), Ask.asAt(asAt)).getFirst();
    }

    @Test
    void measuresAgainstTheGradeWithoutTheModeration() {
        ledger.audit("kept").submitted("2019-08-10", "Good").moderated("2019-08-20", "Good", "Good");
        ledger.audit("raised").submitted("2019-08-10", "Good").moderated("2019-08-20", "Good", "Outstanding");
        ledger.audit("lowered").submitted("2019-08-10", "Good").moderated("2019-08-20", "Good", "Inadequate");
        ledger.audit("lowest anyway").submitted("2019-08-10", "Inadequate");

        Row before = row("2019-08-19");
        assertThat(before.moderated()).isZero();
        assertThat(before.percentUpheld()).isNull();

        Row row = row("2019-08-20");
        assertThat(row.completed()).isEqualTo(4);
        assertThat(row.upheld()).isEqualTo(1);
        assertThat(row.upgraded()).isEqualTo(1);
        assertThat(row.downgraded()).isEqualTo(1);
        assertThat(row.inadequate()).isEqualTo(2);
        assertThat(row.inadequateModerated()).isEqualTo(1);
        assertThat(row.downgradedToInadequate()).isEqualTo(1);
        assertThat(row.percentInadequateByModerator()).isEqualTo(100.0);
    }

    @Test
    void recomputesTheOutcomeWhereTheGradingWasTakenBackToAnother() {
        ledger.audit("a")
                .submitted("2019-08-10", "Good")
                .moderated("2019-08-20", "Good", "Requires Improvement")
                .submitted("2019-08-15", "Requires Improvement");

        assertThat(row("2019-08-31").upheld()).isEqualTo(1);
        assertThat(row("2019-08-31").downgraded()).isZero();
    }

    @Test
    void takesTheExpectedBandFromTheNewestFramework() {
        ledger.framework(2, "2019-08-01", "Good", "Inadequate");
        ledger.audit("a").submitted("2019-08-10", "Good");
        assertThat(row("2019-08-31").expectedChangeTo()).isEqualTo(15);

        ledger.audit("b", as -> as.framework(2)).submitted("2019-08-10", "Good");
        assertThat(row("2019-08-31").expectedChangeFrom()).isEqualTo(5);
        assertThat(row("2019-08-31").expectedChangeTo()).isEqualTo(20);
    }

    /** 27 moderated, 19 unchanged, and nearly only Good gradings among them. */
    @Test
    void saysHowFarTheModeratorsAgree() {
        moderate(19, "Good", "Good");
        moderate(7, "Good", "Inadequate");
        moderate(1, "Requires Improvement", "Good");
        ledger.audit("not moderated").submitted("2019-08-10", "Inadequate");

        Row row = row("2019-08-31");
        assertThat(row.intervalModerated()).isEqualTo(Interval.ofShare(27, 28));
        Agreement agreement = row.agreement();
        assertThat(agreement.pairs()).isEqualTo(27);
        assertThat(agreement.percentAgreed()).isEqualTo(70.4);
        assertThat(agreement.kappa()).isEqualTo(-0.03);
        assertThat(agreement.ac1()).isEqualTo(0.68);
        assertThat(agreement.transitions())
                .containsExactly(
                        Map.entry("Good -> Good", 19),
                        Map.entry("Good -> Inadequate", 7),
                        Map.entry("Requires Improvement -> Good", 1));
        assertThat(agreement.note()).startsWith("Only 27 pairs");
    }

    @Test
    void says_how_the_gradings_were_sampled() {
        ledger.audit("at random").submitted("2019-08-10", "Good").sampled("2019-08-20", "Good", SamplingMethod.RANDOM);
        ledger.audit("targeted").submitted("2019-08-10", "Good").sampled("2019-08-20", "Good", SamplingMethod.TARGETED);
        ledger.audit("nobody said").submitted("2019-08-10", "Good").moderated("2019-08-20", "Good", "Good");
        ledger.audit("not moderated").submitted("2019-08-10", "Good");

        assertThat(row("2019-08-31").sampling())
                .containsExactly(
                        Map.entry("RANDOM", 1),
                        Map.entry("ALL", 0),
                        Map.entry("BY_GRADE", 0),
                        Map.entry("TARGETED", 1),
                        Map.entry("NOT_RECORDED", 1));
        assertThat(row("2019-08-19").sampling().values()).containsOnly(0);
    }

    private void moderate(int times, String from, String to) {
        for (int i = 0; i < times; i++) {
            ledger.audit(from + to + i).submitted("2019-08-10", from).moderated("2019-08-20", from, to);
        }
    }

    @Test
    void addsNoUnlikeGrades() {
        ledger.framework(2, "2019-08-01", "Good", "Inadequate");
        moderate(1, "Good", "Good");
        ledger.audit("b", as -> as.framework(2))
                .submitted("2019-08-10", "Good")
                .moderated("2019-08-20", "Good", "Good");

        Agreement agreement = row("2019-08-31").agreement();
        assertThat(agreement.pairs()).isEqualTo(2);
        assertThat(agreement.ac1()).isNull();
        assertThat(agreement.note()).contains("several scales");
        assertThat(agreement.transitions())
                .containsOnlyKeys(
                        "Good -> Good (of Good, Inadequate)",
                        "Good -> Good (of Outstanding, Good, Requires Improvement, Inadequate)");
        assertThat(row("2019-08-31").upheld()).isEqualTo(2);
        assertThat(row("2019-08-31").frameworks()).containsExactly("E10000001 v1", "E10000001 v2");
    }

    @Test
    void comparesTheTwoAuditorsOfLoopedAudits() {
        looped("agreed").submitted("2019-08-10", "Good").secondSubmitted("2019-08-11", "Good");
        looped("reconciled")
                .submitted("2019-08-10", "Good")
                .secondSubmitted("2019-08-11", "Inadequate")
                .reconciled("2019-08-20", "Requires Improvement");
        looped("waiting").submitted("2019-08-10", "Good").secondSubmitted("2019-08-11", "Inadequate");
        looped("half").submitted("2019-08-10", "Good");
        looped("exempted")
                .submitted("2019-08-10", "Good")
                .secondSubmitted("2019-08-11", "Good")
                .exempted("2019-08-12");

        Row row = row("2019-08-31");

        assertThat(row.completed()).isEqualTo(2);
        assertThat(row.agreement().pairs()).isZero();
        assertThat(row.looped().reconciled()).isEqualTo(1);
        assertThat(row.looped().waiting()).isEqualTo(1);
        Agreement looped = row.looped().agreement();
        assertThat(looped.pairs()).isEqualTo(3);
        assertThat(looped.agreed()).isEqualTo(1);
        assertThat(looped.percentAgreed()).isEqualTo(33.3);
        assertThat(looped.transitions())
                .containsExactly(Map.entry("Good -> Good", 1), Map.entry("Good -> Inadequate", 2));
        // Chance alone: all first gradings are Good, a third of the second ones: kappa is 0.
        assertThat(looped.kappa()).isZero();
    }

    private Audit looped(String id) {
        return ledger.audit(id, Allocation::looped);
    }
}

package org.caseledger.query.themes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.query.given.Audit.areaForDevelopment;
import static org.caseledger.query.given.Audit.strength;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.caseledger.events.AuditKind;
import org.caseledger.query.given.Ask;
import org.caseledger.query.given.Ledger;
import org.caseledger.query.statistics.Interval;
import org.caseledger.query.themes.Themes.Found;
import org.caseledger.query.themes.Themes.Row;
import org.caseledger.query.themes.Themes.Theme;
import org.caseledger.query.view.Filters;
import org.caseledger.query.view.ViewQuery;
import org.junit.jupiter.api.Test;

class ThemesTest {

    private final Ledger ledger = new Ledger();

    private List<Row> rows(ViewQuery query) {
        return new Themes().rows(ledger.facts(), query);
    }

    private Row row() {
        return rows(Ask.asAt("2019-09-15")).getFirst();
    }

    private static Theme theme(Row row, String name) {
        return Objects.requireNonNull(row.themes().get(name));
    }

    @Test
    void countsAuditsByThemeAndByTheGradeThatTheyStandAt() {
        ledger.audit("a").submitted("2019-08-10", "Good").found("2019-08-10", strength("Voice"), strength("Plans"));
        ledger.audit("b").submitted("2019-08-10", "Good").found("2019-08-10", areaForDevelopment("Plans"));
        ledger.audit("c").submitted("2019-08-10", "Inadequate").found("2019-08-10", areaForDevelopment("Plans"));
        ledger.audit("d").submitted("2019-08-10", "Good");

        assertThat(row().completed()).isEqualTo(4);
        assertThat(row().withFindings()).isEqualTo(3);
        assertThat(row().percentWithFindings()).isEqualTo(75.0);
        assertThat(row().intervalWithFindings()).isEqualTo(Interval.ofShare(3, 4));
        assertThat(row().grades()).containsEntry("Good", 3).containsEntry("Inadequate", 1);
        assertThat(row().themes()).containsOnlyKeys("Plans", "Voice");
        Found plans = theme(row(), "Plans").areasForDevelopment();
        assertThat(plans.audits()).isEqualTo(2);
        assertThat(plans.percent()).isEqualTo(50.0);
        assertThat(plans.interval()).isEqualTo(Interval.ofShare(2, 4));
        assertThat(plans.counts())
                .containsExactly(
                        Map.entry("Outstanding", 0),
                        Map.entry("Good", 1),
                        Map.entry("Requires Improvement", 0),
                        Map.entry("Inadequate", 1));
        assertThat(plans.percents())
                .containsEntry("Outstanding", null)
                .containsEntry("Good", 33.3)
                .containsEntry("Inadequate", 100.0);
        assertThat(plans.intervals()).containsEntry("Good", Interval.ofShare(1, 3));
        assertThat(theme(row(), "Plans").strengths().audits()).isEqualTo(1);
    }

    @Test
    void standsAtTheGradeAfterModeration() {
        ledger.audit("a")
                .submitted("2019-08-10", "Good")
                .found("2019-08-10", strength("Plans"))
                .moderated("2019-08-20", "Good", "Inadequate");

        assertThat(theme(rows(Ask.asAt("2019-08-19")).getFirst(), "Plans")
                        .strengths()
                        .counts())
                .containsEntry("Good", 1);
        assertThat(theme(row(), "Plans").strengths().counts())
                .containsEntry("Good", 0)
                .containsEntry("Inadequate", 1);
    }

    @Test
    void countsALoopedAuditOnceWhatEitherOfItsAuditorsFound() {
        ledger.audit("a", as -> as.looped()).submitted("2019-08-10", "Good").found("2019-08-10", strength("Plans"));

        assertThat(rows(Ask.asAt("2019-09-15"))).isEmpty();

        ledger.again("a")
                .secondSubmitted("2019-08-12", "Good")
                .found("2019-08-12", true, strength("Plans"), strength("Voice"));

        assertThat(theme(row(), "Plans").strengths().audits()).isEqualTo(1);
        assertThat(theme(row(), "Voice").strengths().audits()).isEqualTo(1);
        assertThat(row().withFindings()).isEqualTo(1);
    }

    @Test
    void losesTheFindingsOfASubmissionThatWasSentBack() {
        ledger.audit("a")
                .submitted("2019-08-10", "Good")
                .found("2019-08-10", strength("Plans"))
                .rejected("2019-08-12")
                .submitted("2019-08-14", "Good")
                .found("2019-08-20", strength("Voice"));

        assertThat(rows(Ask.asAt("2019-08-11")).getFirst().themes()).containsOnlyKeys("Plans");
        assertThat(rows(Ask.asAt("2019-08-13"))).isEmpty();
        assertThat(rows(Ask.asAt("2019-08-14"))).isEmpty();
        assertThat(row().themes()).containsOnlyKeys("Voice");
    }

    @Test
    void knowsWhatTheLedgerHadBeenTold() {
        ledger.audit("a").submitted("2019-08-10", "Good").found("2019-08-10", strength("Plans"));
        long then = ledger.position();
        ledger.again("a").found("2019-08-10", strength("Voice"));

        assertThat(rows(Ask.knownAt(then, Ask.asAt("2019-09-15"))).getFirst().themes())
                .containsOnlyKeys("Plans");
        assertThat(row().themes()).containsOnlyKeys("Plans", "Voice");
    }

    @Test
    void listsOnlyGroupsThatFoundSomethingAndTheirSamples() {
        ledger.audit("thematic", as -> as.thematic("Neglect")).submitted("2019-08-10", "Good");
        ledger.audit("other", as -> as.round("2019-09")).submitted("2019-09-10", "Good");

        assertThat(rows(Ask.asAt("2019-09-15"))).isEmpty();

        ledger.audit("b").submitted("2019-08-10", "Good").spoken("2019-08-10", "She listens.", "Safe.");

        assertThat(rows(Ask.asAt("2019-09-15"))).singleElement().satisfies(row -> {
            assertThat(row.group()).isEqualTo("2019-08");
            assertThat(row.samples()).containsExactly(Map.entry("Neglect", 1));
            assertThat(row.withFindings()).isZero();
            assertThat(row.withFamilyWords()).isEqualTo(1);
            assertThat(row.percentWithFamilyWords()).isEqualTo(50.0);
            assertThat(row.withImpact()).isEqualTo(1);
            assertThat(row.themes()).isEmpty();
        });
        Filters thematic = new Filters(null, null, AuditKind.THEMATIC, null, null, null);
        assertThat(rows(Ask.of(thematic, Ask.asAt("2019-09-15")))).isEmpty();
    }

    @Test
    void countsAnUngradedObservationAmongTheCompletedAndAtNoGrade() {
        ledger.audit("o", as -> as.kind(AuditKind.OBSERVATION))
                .submittedUngraded("2019-08-10")
                .found("2019-08-10", strength("Supervision"));

        assertThat(row().completed()).isEqualTo(1);
        assertThat(theme(row(), "Supervision").strengths().audits()).isEqualTo(1);
        assertThat(theme(row(), "Supervision").strengths().counts().values()).containsOnly(0);
    }

    @Test
    void keepsUnlikeScalesApart() {
        ledger.framework(1, "2019-01-01", "Good", "Weak").framework(2, "2019-06-01", "Good", "Fair", "Weak");
        ledger.audit("old").submitted("2019-08-10", "Good").found("2019-08-10", strength("Plans"));
        ledger.audit("new", as -> as.framework(2))
                .submitted("2019-08-10", "Good")
                .found("2019-08-10", strength("Plans"));
        ledger.audit("weak", as -> as.framework(2)).submitted("2019-08-10", "Weak");

        List<Row> rows = rows(Ask.asAt("2019-09-15"));

        assertThat(rows).extracting(Row::scale).containsExactly("Good, Weak", "Good, Fair, Weak");
        assertThat(rows).extracting(Row::completed).containsExactly(1, 2);
        assertThat(theme(rows.getLast(), "Plans").strengths().counts())
                .containsExactly(Map.entry("Good", 1), Map.entry("Fair", 0), Map.entry("Weak", 0));
    }
}

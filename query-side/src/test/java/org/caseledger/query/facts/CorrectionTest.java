package org.caseledger.query.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.caseledger.events.AuditEvent.ParticipationRecorded;
import org.caseledger.events.AuditEvent.RecordCorrected;
import org.caseledger.events.FamilyMember;
import org.caseledger.events.GradingStage;
import org.caseledger.events.ModerationOutcome;
import org.caseledger.events.Sentiment;
import org.caseledger.query.concerns.Concerns;
import org.caseledger.query.given.Ask;
import org.caseledger.query.given.Audit;
import org.caseledger.query.given.Ledger;
import org.caseledger.query.gradedistribution.GradeDistribution;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A correction counts from the wrong value's own day, once it is known, and not before. */
class CorrectionTest {

    private static final String LATER = "2019-09-15";

    private final Ledger ledger = new Ledger();

    private AuditAt at(String day, long knownAt) {
        Known known = ledger.facts().known(knownAt);
        return AuditAt.of(Objects.requireNonNull(known.audit("a")), LocalDate.parse(day), known);
    }

    private AuditAt now(String day) {
        return at(day, Long.MAX_VALUE);
    }

    private static void correct(Audit audit, String on, String field, @Nullable String from, @Nullable String to) {
        audit.tell(new RecordCorrected(
                audit.id(), LocalDate.parse(on), field, from, to, Audit.text("typed wrong"), "director.one"));
    }

    @Test
    void aGradeIsRightFromItsOwnDayOnceThatIsKnown() {
        Audit audit = ledger.audit("a").submitted("2019-08-10", "Good").moderated("2019-08-20", "Good", "Good");
        correct(audit, "2019-08-10", "submittedGrade", "Good", "Inadequate");

        assertThat(now("2019-08-12").grade()).isEqualTo("Inadequate");
        assertThat(now("2019-08-09").grade()).isNull();
        assertThat(now(LATER).grade()).isEqualTo("Good");
        assertThat(now(LATER).outcome()).isEqualTo(ModerationOutcome.UPGRADED);
        assertThat(at("2019-08-12", 2).grade()).isEqualTo("Good");
        assertThat(at(LATER, 2).outcome()).isEqualTo(ModerationOutcome.UPHELD);
    }

    @Test
    void aDayMovesWhatBelongsToIt() {
        Audit audit = ledger.audit("a")
                .submitted("2019-08-10", "Good")
                .domainsTold("2019-08-10", GradingStage.SUBMITTED, "Supervision", "Good")
                .tell(new ParticipationRecorded(
                        "a",
                        LocalDate.parse("2019-08-10"),
                        new TreeMap<>(),
                        new TreeMap<>(Map.of(FamilyMember.CHILD, Sentiment.MIXED))));
        correct(audit, "2019-08-10", "submittedOn", "2019-08-10", "2019-08-29");

        assertThat(now("2019-08-28").grade()).isNull();
        assertThat(now("2019-08-29").domains()).containsEntry("Supervision", "Good");
        assertThat(now("2019-08-29").feedback(FamilyMember.CHILD)).isEqualTo(Sentiment.MIXED);
        assertThat(now("2019-08-29").late()).isTrue();
        assertThat(at("2019-08-28", 3).late()).isFalse();
        assertThat(at("2019-08-28", 3).grade()).isEqualTo("Good");
    }

    @Test
    void anAuditMovesToItsRightRoundAndBack() {
        Audit audit = ledger.audit("a").submitted("2019-08-10", "Good");
        correct(audit, "2019-08-01", "round", "2019-08", "2019-09");
        correct(audit, "2019-08-01", "round", "2019-09", "2019-08");

        assertThat(rounds(1)).containsExactly("2019-08");
        assertThat(rounds(2)).containsExactly("2019-09");
        assertThat(rounds(3)).containsExactly("2019-08");
        assertThat(ledger.facts().latestRound()).contains(YearMonth.of(2019, 8));
        assertThat(ledger.factsOfFirst(3).latestRound()).contains(YearMonth.of(2019, 9));
    }

    private Iterable<String> rounds(long knownAt) {
        return new GradeDistribution()
                .rows(ledger.facts(), Ask.knownAt(knownAt, Ask.asAt(LATER))).stream()
                        .map(row -> row.group() + (row.total() == 1 ? "" : " " + row.total()))
                        .toList();
    }

    @Test
    void aConcernBeginsWhenTheAuditReallyCameToTheLowestGrade() {
        Audit audit = ledger.audit("a").submitted("2019-08-10", "Good");
        correct(audit, "2019-08-10", "submittedGrade", "Good", "Inadequate");

        assertThat(now(LATER).lowestFirstOn()).isEqualTo(LocalDate.parse("2019-08-10"));
        assertThat(new Concerns().rows(ledger.facts(), Ask.knownAt(1, Ask.asAt(LATER))))
                .isEmpty();
        assertThat(new Concerns().rows(ledger.facts(), Ask.asAt(LATER))).hasSize(1);
    }

    @Test
    void whatIsToldLaterJoinsTheCorrectedFacts() {
        Audit audit = ledger.audit("a").submitted("2019-08-10", "Good");
        correct(audit, "2019-08-01", "team", "T01", "T02");
        audit.moderated("2019-08-20", "Good", "Inadequate");
        correct(audit, "2019-08-20", "moderatedGrade", "Inadequate", "Outstanding");
        correct(audit, "2019-08-01", "cohort", "CIN", null);

        assertThat(at(LATER, 3).grade()).isEqualTo("Inadequate");
        assertThat(at(LATER, 3).allocation().team()).isEqualTo("T02");
        assertThat(at(LATER, 1).allocation().team()).isEqualTo("T01");
        assertThat(now(LATER).grade()).isEqualTo("Outstanding");
        assertThat(now(LATER).allocation().cohort()).isNull();
        assertThat(Objects.requireNonNull(ledger.facts().audit("a")).timeline().version())
                .isEqualTo(5);
    }
}

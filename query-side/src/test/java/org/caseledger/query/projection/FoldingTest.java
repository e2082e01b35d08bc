package org.caseledger.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.caseledger.events.AuditEvent.GradeSubmitted;
import org.caseledger.query.FedLedger;
import org.caseledger.query.facts.AuditFacts;
import org.caseledger.query.facts.DeadLetter;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.given.Ask;
import org.caseledger.query.given.Ledger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An event that can't be folded")
class FoldingTest {

    private static final Instant NOW = Instant.parse("2020-01-01T09:00:00Z");

    /** A fold that breaks at the submission of one audit. */
    private static final FoldStep BREAKS_AT_A2 = (facts, event, recorded) -> {
        if (event instanceof GradeSubmitted submitted && submitted.auditId().equals("A2")) {
            throw new ArithmeticException("Good");
        }
        facts.apply(event, recorded);
    };

    /** Two audits and an action of each, told in turn. */
    private static Ledger twoAudits() {
        Ledger ledger = new Ledger();
        ledger.audit("A1");
        ledger.audit("A2");
        ledger.action("X2", "A2", "2019-08-02", "2019-09-01");
        ledger.again("A2").submitted("2019-08-20", "Good"); // position 3
        ledger.again("A1").submitted("2019-08-20", "Inadequate");
        ledger.action("X1", "A1", "2019-08-21", "2019-09-01").completed("2019-08-30");
        ledger.again("A2").exempted("2019-08-21");
        ledger.action("Y2", "A2", "2019-08-21", "2019-09-01").completed("2019-08-30");
        return ledger;
    }

    private static Facts folded(Ledger ledger, FoldStep step, Long... discarded) {
        Facts facts = new Facts();
        Folding folding = new Foldings(step, () -> Set.of(discarded), InstantSource.fixed(NOW)).into(facts);
        FedLedger.of(ledger).messages().forEach(folding::take);
        return facts;
    }

    private static @Nullable Integer events(Facts facts, String audit) {
        AuditFacts found = facts.audit(audit);
        return found == null ? null : found.timeline().changes().size();
    }

    @Test
    void is_set_aside_with_all_that_comes_after_it_of_its_audit_and_nothing_else() {
        Ledger ledger = twoAudits();

        Facts facts = folded(ledger, BREAKS_AT_A2);

        assertThat(facts.position()).isEqualTo(ledger.position());
        assertThat(events(facts, "A1")).isEqualTo(2);
        assertThat(events(facts, "A2")).as("as it was before").isEqualTo(1);
        assertThat(facts.action("X1")).isNotNull();
        assertThat(facts.action("X2")).isNotNull();
        assertThat(facts.action("Y2")).isNull();
        assertThat(facts.deadLetters().all()).extracting(DeadLetter::position).containsExactly(3L, 7L, 8L, 9L);
        assertThat(facts.deadLetters().all()).extracting(DeadLetter::sequence).containsOnly("audit:A2");
    }

    @Test
    void is_named_by_the_class_of_its_fault_and_nothing_that_stands_in_it() {
        Facts facts = folded(twoAudits(), BREAKS_AT_A2);

        DeadLetter atFault = facts.deadLetters().at(3).orElseThrow();

        assertThat(atFault)
                .isEqualTo(new DeadLetter(
                        3,
                        "GradeSubmitted",
                        "audit-A2",
                        "audit:A2",
                        Ledger.COUNCIL,
                        null,
                        "java.lang.ArithmeticException",
                        Ledger.BEGINNING.plusSeconds(3),
                        NOW));
        assertThat(facts.deadLetters().at(7).orElseThrow())
                .extracting(DeadLetter::behind, DeadLetter::cause)
                .containsExactly(3L, null);
    }

    @Test
    void is_missing_from_what_is_told_of_its_authority_and_of_its_time_alone() {
        Facts facts = folded(twoAudits(), BREAKS_AT_A2);

        assertThat(facts.deadLetters().missingFrom(Ledger.COUNCIL, Long.MAX_VALUE))
                .isEqualTo(4);
        assertThat(facts.deadLetters().missingFrom(null, 7)).isEqualTo(2);
        assertThat(facts.deadLetters().missingFrom(Ledger.COUNCIL, 2)).isZero();
        assertThat(facts.deadLetters().missingFrom("E10000099", Long.MAX_VALUE)).isZero();
    }

    @Test
    void leaves_every_answer_of_before_as_it_was() {
        Ledger ledger = twoAudits();
        Facts whole = ledger.facts();

        Facts facts = folded(ledger, BREAKS_AT_A2);

        Ask.VIEWS.forEach(view -> assertThat(view.rows(facts, Ask.knownAt(2, Ask.asAt("2019-09-15"))))
                .as(view.name())
                .isEqualTo(view.rows(whole, Ask.knownAt(2, Ask.asAt("2019-09-15")))));
    }

    @Test
    void is_left_out_alone_where_it_was_discarded() {
        Ledger ledger = twoAudits();

        Facts facts = folded(ledger, BREAKS_AT_A2, 3L);

        assertThat(facts.deadLetters().all()).isEmpty();
        assertThat(events(facts, "A2")).isEqualTo(2);
        assertThat(facts.action("Y2")).isNotNull();
        assertThat(facts.counts(3)).isFalse();
        assertThat(facts.counts(7)).isTrue();
    }

    @Test
    void is_left_out_where_it_was_discarded_even_if_it_could_be_folded_now() {
        Facts facts = folded(twoAudits(), Facts::apply, 3L);

        assertThat(events(facts, "A2")).isEqualTo(2);
    }

    @Test
    void that_has_no_audit_holds_up_its_aggregate() {
        Ledger ledger = new Ledger();
        ledger.team("T1", "North", "Early Help");
        ledger.teamRetired("T1", "2019-03-01");
        ledger.audit("A1");

        Facts facts = folded(ledger, (all, event, recorded) -> {
            if (recorded.position() == 0) {
                throw new IllegalStateException();
            }
            all.apply(event, recorded);
        });

        assertThat(facts.deadLetters().all()).extracting(DeadLetter::position).containsExactly(0L, 1L);
        assertThat(facts.audit("A1")).isNotNull();
    }

    @Test
    void is_one_of_too_many_where_nothing_can_be_folded() {
        Ledger ledger = new Ledger();
        for (int i = 0; i <= Folding.MOST_SET_ASIDE; i++) {
            ledger.audit("A" + i);
        }

        assertThatThrownBy(() -> folded(ledger, (facts, event, recorded) -> {
                    throw new IllegalStateException();
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("More than 1000");
    }
}

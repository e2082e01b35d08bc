package org.caseledger.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameworkTest {

    private final Framework ownScale = new Framework(
            List.of("Strong", "Sound", "Weak"), List.of("Supervision", "Chronology"), 90, 20, 10, 15, false);

    @ParameterizedTest
    @CsvSource({"Weak, Strong, UPGRADED", "Sound, Sound, UPHELD", "Strong, Sound, DOWNGRADED"})
    void says_what_a_moderation_did(String from, String to, ModerationOutcome outcome) {
        assertThat(ownScale.outcome(from, to)).isEqualTo(outcome);
    }

    @Test
    void ranks_grades_from_best_to_worst() {
        assertThat(ownScale.rank("Strong")).isZero();
        assertThat(ownScale.rank("Weak")).isEqualTo(2);
        assertThat(ownScale.rank("Good")).isNegative();
        assertThat(ownScale.rank(Framework.NOT_APPLICABLE)).isNegative();
        assertThat(ownScale.secondLowest()).isEqualTo("Sound");
        assertThat(ownScale.lowest()).isEqualTo("Weak");
    }

    @Test
    void learns_domains_at_the_end_and_each_once() {
        Framework wider = ownScale.withDomains(List.of("Chronology", "Voice", "Voice"));

        assertThat(wider.domains()).containsExactly("Supervision", "Chronology", "Voice");
        assertThat(wider.withDomains(List.of())).isEqualTo(wider);
        assertThat(ownScale.domains()).containsExactly("Supervision", "Chronology");
    }

    @Test
    void the_usual_one_has_four_grades_and_seven_domains() {
        Framework usual = Framework.theUsual();

        assertThat(usual.grades()).containsExactly("Outstanding", "Good", "Requires Improvement", "Inadequate");
        assertThat(usual.domains()).hasSize(7);
        assertThat(usual.usual()).isTrue();
    }
}

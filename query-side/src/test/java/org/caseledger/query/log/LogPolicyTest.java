package org.caseledger.query.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The log's policy")
class LogPolicyTest {

    @Test
    void lists_the_keys_that_the_log_had_and_asks_for_nobody_where_there_are_no_witnesses() {
        assertThat(new LogPolicy(List.of("now", "before"), List.of(), 0).text())
                .isEqualTo("log now\nlog before\nquorum none\n");
    }

    @Test
    void says_how_many_witnesses_must_have_cosigned() {
        assertThat(new LogPolicy(List.of("now"), List.of("a", "b", "c"), 2).text())
                .isEqualTo("""
                log now
                witness w1 a
                witness w2 b
                witness w3 c
                group witnesses 2 w1 w2 w3
                quorum witnesses
                """);
    }

    @Test
    void asks_for_no_more_witnesses_than_there_are_and_for_one_at_least() {
        List<String> one = List.of("a");
        assertThatThrownBy(() -> new LogPolicy(List.of("now"), one, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LogPolicy(List.of("now"), one, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LogPolicy(List.of("now"), List.of(), 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

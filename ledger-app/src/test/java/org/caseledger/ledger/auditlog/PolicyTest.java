package org.caseledger.ledger.auditlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.caseledger.ledger.witness.CosignatureKey;
import org.caseledger.ledger.witness.SmallLog;
import org.caseledger.verifier.InvalidException;
import org.caseledger.verifier.VerifierKey;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A policy of logs and witnesses")
class PolicyTest {

    private static final List<VerifierKey> X = List.of(witness("x1"), witness("x2"), witness("x3"));
    private static final List<VerifierKey> Y = List.of(witness("y1"), witness("y2"));
    private static final VerifierKey LOG = SmallLog.called("ledger.example").verifierKey();

    /** The specification's example. */
    @Test
    void asks_two_of_one_group_and_any_of_another() {
        Policy policy =
                Policy.parse("""
                # two operators
                log %s https://ledger.example/log

                witness X1 %s
                witness X2 %s\thttps://x2.example
                  witness X3 %s\t
                group X-witnesses 2 X1 X2 X3
                witness Y1 %s
                witness Y2 %s
                group Y-witnesses any Y1 Y2
                group X-and-Y all X-witnesses Y-witnesses
                quorum X-and-Y
                """.formatted(LOG.text(), text(X, 0), text(X, 1), text(X, 2), text(Y, 0), text(Y, 1)));

        assertThat(policy.keysOf("ledger.example")).containsExactly(LOG);
        assertThat(policy.keysOf("other.example")).isEmpty();
        assertThat(policy.witnesses()).hasSize(5);
        assertThat(policy.isEnough(of(X.get(0), X.get(2), Y.get(1)))).isTrue();
        assertThat(policy.isEnough(of(X.get(0), Y.get(0), Y.get(1)))).isFalse();
        assertThat(policy.isEnough(of(X.get(0), X.get(1), X.get(2)))).isFalse();
    }

    @Test
    void asks_nobody_or_one() {
        assertThat(Policy.parse("quorum none\n").isEnough(Set.of())).isTrue();
        Policy one = Policy.parse("witness w " + text(X, 0) + "\nquorum w\n");
        assertThat(one.isEnough(Set.of())).isFalse();
        assertThat(one.isEnough(of(X.get(0)))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "witness w VKEY\n",
                "quorum w\nwitness w VKEY\n",
                "quorum none\nquorum none\n",
                "witness w VKEY\nwitness w VKEY2\nquorum w\n",
                "witness w VKEY\nwitness v VKEY\nquorum w\n",
                "witness none VKEY\nquorum none\n",
                "witness w LOG\nquorum none\n",
                "witness w VKEY\ngroup g 2 w\nquorum g\n",
                "witness w VKEY\ngroup g 0 w\nquorum g\n",
                "witness w VKEY\ngroup g 01 w\nquorum g\n",
                "witness w VKEY\ngroup g any w w\nquorum g\n",
                "witness w VKEY\ngroup g any w\ngroup h any w\nquorum g\n",
                "group g any none\nquorum g\n",
                "log LOG\nlog LOG\nquorum none\n",
                "log\nquorum none\n",
                "something else\nquorum none\n"
            })
    void is_refused_where_it_is_unclear(String text) {
        String policy =
                text.replace("VKEY2", text(X, 1)).replace("VKEY", text(X, 0)).replace("LOG", LOG.text());
        assertThatThrownBy(() -> Policy.parse(policy)).isInstanceOf(InvalidException.class);
    }

    private static VerifierKey witness(String name) {
        return VerifierKey.parse(CosignatureKey.make(name, new SecureRandom()).verifierKey());
    }

    private static String text(List<VerifierKey> keys, int index) {
        return keys.get(index).text();
    }

    private static Set<VerifierKey> of(VerifierKey... keys) {
        return new HashSet<>(List.of(keys));
    }
}

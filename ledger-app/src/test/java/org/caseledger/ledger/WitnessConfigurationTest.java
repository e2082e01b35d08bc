package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.caseledger.ledger.LedgerProperties.Side;
import org.caseledger.ledger.LedgerProperties.Stores;
import org.caseledger.ledger.witness.CosignatureKey;
import org.caseledger.query.log.LogKey;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The witnesses of a ledger")
class WitnessConfigurationTest {

    private static final String ONE = vkey("one");
    private static final String TWO = vkey("two");
    private static final LogKey KEY = LogKey.make("ledger.example", new SecureRandom());

    private final Path data = Path.of("data");

    private final WitnessConfiguration configuration = new WitnessConfiguration();

    @Test
    void must_all_have_cosigned_where_nobody_said_how_many() {
        assertThat(policy(0, "http://one=" + ONE, "http://two=" + TWO))
                .isEqualTo("""
                log %s
                witness w1 %s
                witness w2 %s
                group witnesses 2 w1 w2
                quorum witnesses
                """.formatted(KEY.verifierKey(), ONE, TWO));
        assertThat(policy(1, "http://one=" + ONE, "http://two=" + TWO)).contains("group witnesses 1 w1 w2");
        assertThat(policy(0)).endsWith("quorum none\n");
    }

    @Test
    void are_refused_where_they_are_told_wrongly() {
        assertThatThrownBy(() -> policy(0, "http://one")).hasMessageContaining("URL=VKEY");
        assertThatThrownBy(() -> policy(0, "http://one=" + KEY.verifierKey())).hasMessageContaining("is a log's");
        assertThatThrownBy(() -> policy(0, "http://one=" + ONE, "http://two=" + ONE))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> policy(2, "http://one=" + ONE))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("--witness-quorum");
        assertThatThrownBy(() -> policy(-1, "http://one=" + ONE)).isInstanceOf(CannotStart.class);
    }

    private String policy(int quorum, String... witnesses) {
        LedgerProperties properties = new LedgerProperties(
                data, true, Side.BOTH, Stores.EMBEDDED, "", "", "", List.of(witnesses), quorum, false);
        return configuration
                .logPolicy(
                        properties,
                        configuration.witnesses(properties),
                        new LogConfiguration.VerifierKeys(List.of(KEY.verifierKey())))
                .text();
    }

    private static String vkey(String name) {
        return CosignatureKey.make(name, new SecureRandom()).verifierKey();
    }
}

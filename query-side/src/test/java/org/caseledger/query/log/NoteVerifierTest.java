package org.caseledger.query.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A verifier key")
class NoteVerifierTest {

    private static final LogKey KEY = LogKey.make("ledger.example", new SecureRandom());
    private static final String TEXT = "ledger.example\n0\nroot\n";

    private final NoteVerifier verifier = NoteVerifier.parse(KEY.verifierKey());

    @Test
    void opens_what_its_key_has_signed_beside_others() {
        String other = LogKey.make("witness.example", new SecureRandom()).sign(TEXT);
        String note = KEY.sign(TEXT);

        assertThat(verifier.open(note)).isEqualTo(TEXT);
        assertThat(verifier.open(other + note.substring(TEXT.length() + 1))).isEqualTo(TEXT);
    }

    @Test
    void opens_nothing_else() {
        String note = KEY.sign(TEXT);
        LogKey namesake = LogKey.make("ledger.example", new SecureRandom());

        assertThatThrownBy(() -> verifier.open(note.replaceFirst("\n0\n", "\n1\n")))
                .hasMessageContaining("not signed by the key of ledger.example");
        assertThatThrownBy(() -> verifier.open(namesake.sign(TEXT))).hasMessageContaining("not signed");
        assertThatThrownBy(() -> verifier.open(TEXT)).hasMessageContaining("no signature");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ledger.example", "ledger.example+00000000+AAAA", "a+0000000g+AQ=="})
    void is_nothing_but_a_key(String text) {
        assertThatThrownBy(() -> NoteVerifier.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void has_an_id_of_its_own() {
        String other = KEY.verifierKey().replaceFirst("\\+[0-9a-f]{8}\\+", "+00000000+");

        assertThatThrownBy(() -> NoteVerifier.parse(other)).hasMessageContaining("damaged");
    }
}

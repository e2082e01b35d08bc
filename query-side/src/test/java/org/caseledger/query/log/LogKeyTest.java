package org.caseledger.query.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The log's key")
class LogKeyTest {

    /** The key and note of Go's golang.org/x/mod/sumdb/note, note_test.go; Ed25519 signatures are the same each time. */
    private static final String PETER_PRIVATE =
            "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";

    private static final String PETER_PUBLIC = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String TEXT =
            "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";

    private static final String SIGNED = TEXT
            + "\n\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    @Test
    void signs_as_the_published_example_does() {
        LogKey key = LogKey.parse(PETER_PRIVATE);

        assertThat(key.verifierKey()).isEqualTo(PETER_PUBLIC);
        assertThat(key.sign(TEXT)).isEqualTo(SIGNED);
    }

    @Test
    void is_written_as_it_was_read() {
        assertThat(LogKey.parse(PETER_PRIVATE).secret()).isEqualTo(PETER_PRIVATE);

        LogKey made = LogKey.make("ledger.example/audits", new SecureRandom());
        assertThat(LogKey.parse(made.secret() + "\n").verifierKey()).isEqualTo(made.verifierKey());
    }

    @Test
    void is_refused_when_damaged_without_telling_it() {
        String damaged = PETER_PRIVATE.replace("AYEK", "AYEL");

        assertThatThrownBy(() -> LogKey.parse(damaged))
                .hasMessageContaining("damaged")
                .hasMessageNotContaining("AYEL");
        assertThatThrownBy(() -> LogKey.parse("nothing")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void has_a_name_that_a_signature_line_can_hold() {
        assertThat(NoteKey.isName("ledger.example/audits")).isTrue();
        assertThat(NoteKey.isName("two words")).isFalse();
        assertThat(NoteKey.isName("one+one")).isFalse();
        assertThat(NoteKey.isName("a\u00a0b")).isFalse();
        assertThat(NoteKey.isName("")).isFalse();
    }
}

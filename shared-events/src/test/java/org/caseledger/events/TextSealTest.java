package org.caseledger.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TextSealTest {

    private static final String CHILD = "child:E10000013:C-17";

    private final Keys keys = new Keys();
    private final TextSeal seal = new TextSeal(keys, new SecureRandom());

    @Property
    void opens_what_it_sealed(@ForAll("texts") String text) {
        SealedText sealed = seal.seal(CHILD, text);

        assertThat(seal.open(sealed)).contains(text);
        assertThat(sealed.subject()).isEqualTo(CHILD);
    }

    @Test
    void seals_one_text_differently_every_time() {
        SealedText once = seal.seal(CHILD, "The plan drifted.");
        SealedText again = seal.seal(CHILD, "The plan drifted.");

        assertThat(once.commitment()).isNotEqualTo(again.commitment());
        assertThat(once.sealed()).isNotEqualTo(again.sealed());
    }

    @Test
    void commits_to_salt_and_text() throws Exception {
        SealedText sealed = seal.seal(CHILD, "The plan drifted – twice.");
        byte[] salted = decrypt(sealed, keys.keyFor(CHILD));

        assertThat(sealed.commitment()).isEqualTo(sha256(salted));
        assertThat(new String(salted, 16, salted.length - 16, UTF_8)).isEqualTo("The plan drifted – twice.");
    }

    @Test
    void says_nothing_once_the_subject_is_erased() {
        SealedText sealed = seal.seal(CHILD, "The plan drifted.");

        keys.erase(CHILD);

        assertThat(seal.open(sealed)).isEmpty();
    }

    @Test
    void notices_an_altered_sealed_text() {
        SealedText sealed = seal.seal(CHILD, "The plan drifted.");
        byte[] bytes = Base64.getDecoder().decode(sealed.sealed());

        for (int altered = 0; altered < bytes.length; altered++) {
            byte[] changed = bytes.clone();
            changed[altered] ^= 1;
            String text = Base64.getEncoder().encodeToString(changed);
            assertThatIllegalStateException()
                    .isThrownBy(() -> seal.open(new SealedText(sealed.commitment(), CHILD, text)));
        }
    }

    @Test
    void notices_an_altered_commitment_and_another_text_in_its_place() {
        SealedText sealed = seal.seal(CHILD, "The plan drifted.");
        SealedText other = seal.seal(CHILD, "The plan worked.");

        assertThatIllegalStateException()
                .isThrownBy(() -> seal.open(new SealedText("0".repeat(64), CHILD, sealed.sealed())));
        assertThatIllegalStateException()
                .isThrownBy(() -> seal.open(new SealedText(sealed.commitment(), CHILD, other.sealed())));
    }

    @Test
    void opens_nothing_with_another_subjects_key() {
        SealedText sealed = seal.seal(CHILD, "The plan drifted.");
        String stranger = "child:E10000013:C-18";
        keys.keyFor(stranger);

        assertThatIllegalStateException()
                .isThrownBy(() -> seal.open(new SealedText(sealed.commitment(), stranger, sealed.sealed())));
    }

    @Test
    void tried_out_makes_no_key_and_refuses_the_erased_alone() {
        String erased = "child:E10000013:C-19";
        SealedText before = seal.seal(CHILD, "The plan drifted.");
        keys.erase(erased);
        TextSeal trial = seal.throwaway();

        trial.seal("child:E10000013:C-20", "Nobody was written about yet.");

        assertThat(keys.find("child:E10000013:C-20")).isEmpty();
        assertThat(trial.open(before)).contains("The plan drifted.");
        assertThatThrownBy(() -> trial.seal(erased, "Once more.")).isInstanceOf(ErasedSubjectException.class);
        assertThatThrownBy(() -> trial.throwaway().seal(erased, "And again."))
                .isInstanceOf(ErasedSubjectException.class);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().filter(text -> UTF_8.newEncoder().canEncode(text));
    }

    private static byte[] decrypt(SealedText text, byte[] key) throws Exception {
        byte[] sealed = Base64.getDecoder().decode(text.sealed());
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(key, "AES"),
                new GCMParameterSpec(128, Arrays.copyOf(sealed, 12)));
        cipher.updateAAD(text.commitment().getBytes(UTF_8));
        return cipher.doFinal(sealed, 12, sealed.length - 12);
    }

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static final class Keys implements SubjectKeys {
        private final Map<String, byte[]> keys = new HashMap<>();
        private final Set<String> erased = new HashSet<>();
        private final SecureRandom random = new SecureRandom();

        @Override
        public byte[] keyFor(String subject) {
            return keys.computeIfAbsent(subject, ignored -> {
                byte[] key = new byte[32];
                random.nextBytes(key);
                return key;
            });
        }

        @Override
        public Optional<byte[]> find(String subject) {
            return Optional.ofNullable(keys.get(subject));
        }

        @Override
        public boolean isDestroyed(String subject) {
            return erased.contains(subject);
        }

        void erase(String subject) {
            keys.remove(subject);
            erased.add(subject);
        }
    }
}

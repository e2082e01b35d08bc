package org.caseledger.events;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Seals free text under its subject's key and opens it again. Safe for use by many threads. */
public final class TextSeal {

    private static final int KEY_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SubjectKeys keys;
    private final SecureRandom random;

    public TextSeal(SubjectKeys keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    /**
     * A seal for what is never stored: it opens what this one opens, refuses the subjects that this one refuses, and seals
     * under a key that it forgets.
     */
    public TextSeal throwaway() {
        byte[] forgotten = new byte[KEY_BYTES];
        random.nextBytes(forgotten);
        return new TextSeal(
                new SubjectKeys() {
                    @Override
                    public byte[] keyFor(String subject) {
                        if (keys.isDestroyed(subject)) {
                            throw new ErasedSubjectException();
                        }
                        return forgotten;
                    }

                    @Override
                    public Optional<byte[]> find(String subject) {
                        return keys.find(subject);
                    }

                    @Override
                    public boolean isDestroyed(String subject) {
                        return keys.isDestroyed(subject);
                    }
                },
                random);
    }

    /**
     * Seals a text. The subject's key is durable when this returns.
     *
     * @throws ErasedSubjectException where the subject has been erased
     * @throws IllegalStateException where the platform lacks AES-GCM
     */
    public SealedText seal(String subject, String text) {
        byte[] salted = new byte[SALT_BYTES];
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(salted);
        random.nextBytes(nonce);
        byte[] words = text.getBytes(StandardCharsets.UTF_8);
        salted = Arrays.copyOf(salted, SALT_BYTES + words.length);
        System.arraycopy(words, 0, salted, SALT_BYTES, words.length);
        String commitment = commitment(salted);
        byte[] encrypted = crypt(Cipher.ENCRYPT_MODE, keys.keyFor(subject), nonce, commitment, salted);
        byte[] sealed = ByteBuffer.allocate(NONCE_BYTES + encrypted.length)
                .put(nonce)
                .put(encrypted)
                .array();
        return new SealedText(commitment, subject, Base64.getEncoder().encodeToString(sealed));
    }

    /** Whether a text was ever sealed for the subject and may still be opened. */
    public boolean holdsTextsAbout(String subject) {
        return keys.find(subject).isPresent();
    }

    /**
     * The text, or nothing where its subject has been erased.
     *
     * @throws IllegalStateException where the sealed bytes don't open their commitment
     */
    public Optional<String> open(SealedText text) {
        return reveal(text).map(Opened::text);
    }

    /**
     * A text with what anybody needs to check its commitment.
     *
     * @param salt in Base64
     */
    public record Opened(String commitment, String salt, String text) {}

    /**
     * The text and its salt, or nothing where its subject has been erased.
     *
     * @throws IllegalStateException where the sealed bytes don't open their commitment
     */
    public Optional<Opened> reveal(SealedText text) {
        return keys.find(text.subject()).map(key -> {
            byte[] sealed = Base64.getDecoder().decode(text.sealed());
            byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
            byte[] encrypted = Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length);
            byte[] salted = crypt(Cipher.DECRYPT_MODE, key, nonce, text.commitment(), encrypted);
            if (!commitment(salted).equals(text.commitment())) {
                throw new IllegalStateException("A sealed text does not open its commitment");
            }
            return new Opened(
                    text.commitment(),
                    Base64.getEncoder().encodeToString(Arrays.copyOf(salted, SALT_BYTES)),
                    new String(salted, SALT_BYTES, salted.length - SALT_BYTES, StandardCharsets.UTF_8));
        });
    }

    private static byte[] crypt(int mode, byte[] key, byte[] nonce, String commitment, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(commitment.getBytes(StandardCharsets.US_ASCII));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A text could not be sealed or opened", e);
        }
    }

    private static String commitment(byte[] salted) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(salted));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java lacks SHA-256", e);
        }
    }
}

package org.caseledger.eventstore.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.caseledger.eventstore.StoreFileException;

/**
 * The key under which the subjects' keys are stored, read from {@code master.key}: 32 random bytes that only the owner may
 * read. Wraps with AES-256-GCM; a wrapped key is a nonce of 12 bytes, the encrypted key and a tag of 16, and opens only
 * for the subject it was wrapped for.
 */
final class MasterKey {
    /** Its name in the folder of the keys. */
    static final String FILE = "master.key";

    static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    static final int WRAPPED_BYTES = NONCE_BYTES + KEY_BYTES + TAG_BITS / 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKey key;

    private MasterKey(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    static byte[] randomKey() {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        return key;
    }

    /**
     * Reads the file of a place, or makes it if it may be new.
     *
     * @param mayBeNew false where keys exist that only the lost master key would open
     * @throws StoreFileException if the file is missing and may not be new, is not 32 bytes, or is open to others
     */
    static MasterKey at(KeyPlace place, boolean mayBeNew) throws IOException {
        Path file = place.masterKey();
        if (!Files.exists(file)) {
            if (!mayBeNew) {
                throw place.missingMasterKey();
            }
            OwnerOnly.write(file, randomKey());
        }
        return read(file);
    }

    /**
     * Reads the file.
     *
     * @throws StoreFileException if the file is not 32 bytes, or is open to others
     */
    static MasterKey read(Path file) throws IOException {
        OwnerOnly.check(file, "600");
        byte[] key = Files.readAllBytes(file);
        if (key.length != KEY_BYTES) {
            throw new StoreFileException(
                    "the master key " + file + " has " + key.length + " bytes instead of " + KEY_BYTES);
        }
        MasterKey master = new MasterKey(key);
        Arrays.fill(key, (byte) 0);
        return master;
    }

    byte[] wrap(byte[] subjectKey, String subject) {
        byte[] wrapped = new byte[WRAPPED_BYTES];
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        System.arraycopy(nonce, 0, wrapped, 0, NONCE_BYTES);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, subject);
            cipher.doFinal(subjectKey, 0, subjectKey.length, wrapped, NONCE_BYTES);
            return wrapped;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is not available", e);
        }
    }

    /** @throws StoreFileException if it was wrapped by another master key, for another subject, or was changed */
    byte[] unwrap(byte[] wrapped, String subject) {
        try {
            byte[] nonce = Arrays.copyOf(wrapped, NONCE_BYTES);
            return cipher(Cipher.DECRYPT_MODE, nonce, subject)
                    .doFinal(wrapped, NONCE_BYTES, wrapped.length - NONCE_BYTES);
        } catch (AEADBadTagException e) {
            throw new StoreFileException("master.key does not open a key: one of them is not the other's", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is not available", e);
        }
    }

    /** Whether it was wrapped by this master key, for this subject, and was not changed since. */
    boolean opens(byte[] wrapped, String subject) {
        try {
            Arrays.fill(unwrap(wrapped, subject), (byte) 0);
            return true;
        } catch (StoreFileException another) {
            return false;
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String subject) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(subject.getBytes(UTF_8));
        return cipher;
    }
}

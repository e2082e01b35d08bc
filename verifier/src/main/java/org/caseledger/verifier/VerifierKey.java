package org.caseledger.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.List;

/**
 * The public key of a log or of a witness, as C2SP signed-note writes it: {@code name+id+key}.
 *
 * @param name the log's or the witness's
 * @param id four bytes in hexadecimal
 * @param isWitness whether its signatures are cosignatures with a time (C2SP tlog-cosignature)
 * @param text the whole line
 */
public record VerifierKey(String name, String id, boolean isWitness, PublicKey key, String text) {

    private static final byte ED25519 = 1;
    private static final byte COSIGNATURE = 4;
    private static final int TYPED_KEY_BYTES = 33;

    /** Reads one line; what is none is an {@link InvalidException}. */
    public static VerifierKey parse(String text) {
        String[] parts = text.split("\\+", 3);
        if (parts.length != 3 || parts[0].isEmpty()) {
            throw new InvalidException("the verifier key is not of the form name+id+key");
        }
        byte[] typed = Bytes.base64(parts[2], "the verifier key");
        if (typed.length != TYPED_KEY_BYTES || (typed[0] != ED25519 && typed[0] != COSIGNATURE)) {
            throw new InvalidException("the verifier key is not an Ed25519 key");
        }
        String id = Bytes.hex(Arrays.copyOf(Bytes.sha256((parts[0] + "\n").getBytes(UTF_8), typed), 4));
        if (!id.equals(parts[1])) {
            throw new InvalidException("the verifier key is damaged: its id is not its own");
        }
        return new VerifierKey(
                parts[0], id, typed[0] == COSIGNATURE, decoded(Arrays.copyOfRange(typed, 1, typed.length)), text);
    }

    /** RFC 8032, 5.1.3: y in 255 bits, the least byte first, and whether x is odd as the highest bit. */
    private static PublicKey decoded(byte[] key) {
        boolean odd = (key[key.length - 1] & 0x80) != 0;
        byte[] y = new byte[key.length];
        for (int i = 0; i < key.length; i++) {
            y[i] = key[key.length - 1 - i];
        }
        y[0] &= 0x7f;
        try {
            EdECPoint point = new EdECPoint(odd, new BigInteger(1, y));
            return KeyFactory.getInstance("Ed25519")
                    .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
        } catch (GeneralSecurityException e) {
            throw new InvalidException("the verifier key is not an Ed25519 key");
        }
    }

    boolean verifies(byte[] text, byte[] signature) {
        if (!isWitness) {
            return verifies(signature, List.of(text));
        }
        if (signature.length <= Long.BYTES || time(signature) < 1) {
            return false;
        }
        byte[] header = ("cosignature/v1\ntime " + time(signature) + "\n").getBytes(UTF_8);
        return verifies(Arrays.copyOfRange(signature, Long.BYTES, signature.length), List.of(header, text));
    }

    /** When a witness says that it signed, in seconds since 1970. */
    public static long time(byte[] cosignature) {
        return ByteBuffer.wrap(cosignature).getLong();
    }

    private boolean verifies(byte[] signature, List<byte[]> message) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            for (byte[] part : message) {
                verifier.update(part);
            }
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}

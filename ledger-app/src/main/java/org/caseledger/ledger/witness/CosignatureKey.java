package org.caseledger.ledger.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import org.caseledger.query.log.NoteKey;

/** The key with which a witness signs other logs' checkpoints: C2SP tlog-cosignature with Ed25519. */
public final class CosignatureKey {

    private final NoteKey key;

    private CosignatureKey(NoteKey key) {
        this.key = key;
    }

    /** A new key of a witness of this name. */
    public static CosignatureKey make(String name, SecureRandom random) {
        return new CosignatureKey(NoteKey.make(name, NoteKey.COSIGNATURE, random));
    }

    /**
     * Reads a key's text form.
     *
     * @throws IllegalArgumentException where it is none; says nothing of what it holds
     */
    public static CosignatureKey parse(String text) {
        return new CosignatureKey(NoteKey.parse(text, NoteKey.COSIGNATURE));
    }

    /** The text form, which is a secret. */
    public String secret() {
        return key.secret();
    }

    /** The witness's name. */
    public String name() {
        return key.name();
    }

    /** What others need to check this key's cosignatures, as one line. */
    public String verifierKey() {
        return key.verifierKey();
    }

    /**
     * The line under a checkpoint.
     *
     * @param text of the checkpoint, without its signatures
     * @param time seconds since 1970
     */
    String cosign(String text, long time) {
        byte[] message = ("cosignature/v1\ntime " + time + "\n" + text).getBytes(UTF_8);
        return key.line(ByteBuffer.allocate(Long.BYTES).putLong(time).array(), message);
    }
}

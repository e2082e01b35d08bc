package org.caseledger.query.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;

/** The key with which the log signs its checkpoints. */
public final class LogKey {

    private static final byte[] NOTHING = {};

    private final NoteKey key;

    private LogKey(NoteKey key) {
        this.key = key;
    }

    /** A new key. */
    public static LogKey make(String name, SecureRandom random) {
        return new LogKey(NoteKey.make(name, NoteKey.ED25519, random));
    }

    /**
     * Reads a key's text form.
     *
     * @throws IllegalArgumentException where it is none; says nothing of what it holds
     */
    public static LogKey parse(String text) {
        return new LogKey(NoteKey.parse(text, NoteKey.ED25519));
    }

    /** The text form, which is a secret. */
    public String secret() {
        return key.secret();
    }

    /** The log's name, which is its origin too. */
    public String name() {
        return key.name();
    }

    /** What others need to check this key's signatures, as one line. */
    public String verifierKey() {
        return key.verifierKey();
    }

    /** A text with this key's signature under it. */
    public String sign(String text) {
        return text + "\n" + signature(text);
    }

    /** The line that stands under a text, which is the same each time. */
    public String signature(String text) {
        return key.line(NOTHING, text.getBytes(UTF_8));
    }
}

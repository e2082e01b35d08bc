package org.caseledger.command.answers;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.caseledger.command.Actor;
import org.caseledger.command.Metadata;
import org.jspecify.annotations.Nullable;

/**
 * A command as it was sent.
 *
 * @param actor who sent it
 * @param key the idempotency key, where one was given; it is the actor's own
 * @param content what must be the same when the key is repeated: method, path and body
 * @param expectedVersion the version that the caller saw
 * @param status the status of a success, 200 or 201
 * @param id the id of what the command makes or changes
 * @param location the address of what it makes
 */
public record Request(
        Actor actor,
        @Nullable String key,
        String content,
        @Nullable String expectedVersion,
        int status,
        String id,
        @Nullable String location) {

    /** The stream that holds the answer to this key. */
    @Nullable
    String answerStream() {
        return key == null ? null : "answer:" + sha256(actor.id() + "\n" + key);
    }

    /** What a repetition must hash to. The key is nowhere stored, so it salts the hash of what may be a text. */
    String hash() {
        return sha256(key + "\n" + content);
    }

    MetaData metadata() {
        Map<String, String> metadata = new HashMap<>();
        if (expectedVersion != null) {
            metadata.put(Metadata.EXPECTED_VERSION, expectedVersion);
        }
        String stream = answerStream();
        if (stream != null) {
            metadata.put(Metadata.ANSWER_STREAM, stream);
            metadata.put(Metadata.REQUEST_HASH, hash());
            metadata.put(Metadata.ANSWER_STATUS, String.valueOf(status));
            metadata.put(Metadata.ANSWER_ID, id);
            if (location != null) {
                metadata.put(Metadata.ANSWER_LOCATION, location);
            }
        }
        return Metadata.of(actor).mergedWith(MetaData.from(metadata));
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java lacks SHA-256", e);
        }
    }
}

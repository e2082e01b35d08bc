package org.caseledger.verifier;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * An event as the ledger stored it.
 *
 * @param position its place in the ledger
 * @param commitments the SHA-256 hashes of the texts that are sealed in it, in hexadecimal
 */
record Event(long position, String type, String aggregateId, long sequence, long recordedAt, List<String> commitments) {

    static Event read(long position, byte[] json, String what) {
        Map<?, ?> envelope = Json.read(json, what) instanceof Map<?, ?> members ? members : Map.of();
        List<String> commitments = new ArrayList<>();
        find(member(envelope, "payload", Map.class, what), commitments);
        return new Event(
                position,
                member(envelope, "type", String.class, what),
                member(envelope, "aggregateId", String.class, what),
                member(envelope, "sequence", Long.class, what),
                member(envelope, "recordedAt", Long.class, what),
                commitments);
    }

    /** Whether it says that a person's texts were erased: it stands alone, since the rest of their record is private. */
    boolean isErasure() {
        return type.equals("SubjectErased");
    }

    private static <T> T member(Map<?, ?> envelope, String name, Class<T> type, String what) {
        Object value = envelope.get(name);
        if (!type.isInstance(value)) {
            throw new InvalidException(what + " has no " + name);
        }
        return type.cast(value);
    }

    /** A sealed text is an object with a commitment, wherever it stands. */
    private static void find(Object value, List<String> commitments) {
        if (value instanceof Map<?, ?> members) {
            if (members.get("commitment") instanceof String commitment && members.containsKey("sealed")) {
                commitments.add(commitment);
            }
            members.values().forEach(member -> find(member, commitments));
        } else if (value instanceof Collection<?> elements) {
            elements.forEach(element -> find(element, commitments));
        }
    }
}

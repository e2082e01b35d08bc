package org.caseledger.events.stored;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;

/**
 * An event in its canonical form, which is the same on every store and is the leaf of the transparency log. It can't be
 * changed: a hash of it may already have been published.
 *
 * @param id random, so that a leaf's hash can't be guessed
 * @param recordedAt when the ledger learnt it, in milliseconds since 1970-01-01T00:00Z
 * @param metadata who sent the command and the like
 * @param payload the event's JSON, letter for letter as stored
 */
public record Envelope(
        String id,
        String type,
        String revision,
        String aggregateId,
        long sequence,
        long recordedAt,
        SortedMap<String, String> metadata,
        String payload) {

    private static final byte[] BEFORE_PAYLOAD = ",\"payload\":".getBytes(StandardCharsets.US_ASCII);

    /**
     * The bytes of the leaf: one JSON object without white space, its members in the order of this record's components,
     * metadata by key, the payload verbatim.
     */
    public byte[] canonical() {
        return canonical(
                id,
                type,
                revision,
                aggregateId,
                sequence,
                recordedAt,
                EventJson.writeMetadata(metadata),
                payload.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The same of an event as it is stored, read by nobody: the log hashes every event, and must not slow commits.
     *
     * @param metadata as {@link EventJson#writeMetadata} wrote it
     */
    public static byte[] canonical(
            String id,
            String type,
            String revision,
            String aggregateId,
            long sequence,
            long recordedAt,
            byte[] metadata,
            byte[] payload) {
        StringBuilder head = new StringBuilder(384).append("{\"id\":");
        EventJson.quote(id, head).append(",\"type\":");
        EventJson.quote(type, head).append(",\"revision\":");
        EventJson.quote(revision, head).append(",\"aggregateId\":");
        EventJson.quote(aggregateId, head).append(",\"sequence\":").append(sequence);
        head.append(",\"recordedAt\":").append(recordedAt).append(",\"metadata\":");
        byte[] start = head.toString().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(start.length + metadata.length + BEFORE_PAYLOAD.length + payload.length + 1)
                .put(start)
                .put(metadata)
                .put(BEFORE_PAYLOAD)
                .put(payload)
                .put((byte) '}')
                .array();
    }
}

package org.caseledger.events.stored;

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

    private static final byte[] ID = ascii("{\"id\":");
    private static final byte[] TYPE = ascii(",\"type\":");
    private static final byte[] REVISION = ascii(",\"revision\":");
    private static final byte[] AGGREGATE_ID = ascii(",\"aggregateId\":");
    private static final byte[] SEQUENCE = ascii(",\"sequence\":");
    private static final byte[] RECORDED_AT = ascii(",\"recordedAt\":");
    private static final byte[] METADATA = ascii(",\"metadata\":");
    private static final byte[] PAYLOAD = ascii(",\"payload\":");
    private static final byte[] END = ascii("}");
    /** What every event's bytes have in common: the names of the members and the quotes of the four texts. */
    private static final int MEMBERS = ID.length
            + TYPE.length
            + REVISION.length
            + AGGREGATE_ID.length
            + SEQUENCE.length
            + RECORDED_AT.length
            + METADATA.length
            + PAYLOAD.length
            + END.length
            + 4 * 2;

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
        byte[] place = ascii(Long.toString(sequence));
        byte[] time = ascii(Long.toString(recordedAt));
        int texts = id.length() + type.length() + revision.length() + aggregateId.length();
        int expected = MEMBERS + texts + place.length + time.length + metadata.length + payload.length;
        return new JsonBytes(expected)
                .add(ID)
                .quote(id)
                .add(TYPE)
                .quote(type)
                .add(REVISION)
                .quote(revision)
                .add(AGGREGATE_ID)
                .quote(aggregateId)
                .add(SEQUENCE)
                .add(place)
                .add(RECORDED_AT)
                .add(time)
                .add(METADATA)
                .add(metadata)
                .add(PAYLOAD)
                .add(payload)
                .add(END)
                .toArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

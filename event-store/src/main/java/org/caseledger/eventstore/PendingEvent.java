package org.caseledger.eventstore;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** A serialised event or snapshot on its way to the writer: all that is stored but its position and recorded time. */
@SuppressWarnings("ArrayRecordComponent") // Handed over once, never compared.
public record PendingEvent(
        String id,
        String type,
        @Nullable String revision,
        String aggregateType,
        String aggregateId,
        long sequence,
        byte[] metadata,
        byte[] payload) {
    /** The most bytes that an event's metadata and payload may have together: 1 MiB, so that a page or a group of them fits memory. */
    static final int MAX_BYTES = 1 << 20;

    /**
     * Serialises an event.
     *
     * @throws IllegalArgumentException if it is no event of an aggregate, has more than 1 MiB, or an id with half a
     *     character, which would be another one once it is stored
     */
    public static PendingEvent of(EventMessage<?> message, Serializer serializer) {
        if (!(message instanceof DomainEventMessage<?> event)) {
            throw new IllegalArgumentException(
                    "the ledger stores events of aggregates only, and this is none: its message is a "
                            + message.getClass().getName());
        }
        if (event.getType() == null || event.getAggregateIdentifier() == null || event.getSequenceNumber() < 0) {
            throw new IllegalArgumentException(
                    "an event needs its aggregate's type and identifier, and a sequence from 0");
        }
        if (!WholeText.isWhole(event.getAggregateIdentifier()) || !WholeText.isWhole(event.getIdentifier())) {
            throw new IllegalArgumentException("an event's ids must have whole characters");
        }
        SerializedObject<byte[]> payload = event.serializePayload(serializer, byte[].class);
        byte[] metadata = event.serializeMetaData(serializer, byte[].class).getData();
        long bytes = (long) metadata.length + payload.getData().length;
        if (bytes > MAX_BYTES) {
            throw new IllegalArgumentException("an event may have " + MAX_BYTES + " bytes, and this has " + bytes);
        }
        return new PendingEvent(
                event.getIdentifier(),
                payload.getType().getName(),
                payload.getType().getRevision(),
                event.getType(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                metadata,
                payload.getData());
    }

    /** As it stands in the file. */
    StoredEvent at(long position, long recordedAt) {
        return new StoredEvent(
                position, id, type, revision, aggregateType, aggregateId, sequence, recordedAt, metadata, payload);
    }
}

package org.caseledger.eventstore;

import org.jspecify.annotations.Nullable;

/**
 * An event as it stands in the file. Many may hold it: nobody changes its arrays.
 *
 * @param position its place in the ledger: dense, from 0, in order of commit
 * @param id the event's random identifier
 * @param type the payload type's stored name
 * @param revision the payload type's revision, if it has one
 * @param aggregateType the aggregate's type
 * @param aggregateId the aggregate's identifier
 * @param sequence its place in the aggregate, from 0
 * @param recordedAt when the ledger recorded it, in milliseconds since 1970; never decreases along the positions
 * @param metadata as the serializer wrote it
 * @param payload as the serializer wrote it
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes are hashed and copied on; nobody compares these records.
public record StoredEvent(
        long position,
        String id,
        String type,
        @Nullable String revision,
        String aggregateType,
        String aggregateId,
        long sequence,
        long recordedAt,
        byte[] metadata,
        byte[] payload) {

    /** The same event, recorded at this time. */
    StoredEvent at(long recordedAt) {
        return new StoredEvent(
                position, id, type, revision, aggregateType, aggregateId, sequence, recordedAt, metadata, payload);
    }
}

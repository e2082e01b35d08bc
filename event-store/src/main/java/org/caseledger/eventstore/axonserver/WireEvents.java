package org.caseledger.eventstore.axonserver;

import com.google.protobuf.ByteString;
import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.event.Event;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.Serializer;
import org.caseledger.eventstore.LedgerMismatchException;
import org.caseledger.eventstore.PendingEvent;
import org.caseledger.eventstore.StoredEvent;

/**
 * Our events as Axon Server keeps them, and back: nothing is lost on the way but the metadata's bytes, and those the
 * serializer writes again just as they were.
 */
final class WireEvents {

    private WireEvents() {}

    /** An event to append, with the metadata apart, which Axon Server keeps as a table of its own. */
    static Event wire(PendingEvent event, Map<String, ?> metadata, Instant at) {
        Event.Builder wire = Event.newBuilder()
                .setMessageIdentifier(event.id())
                .setAggregateType(event.aggregateType())
                .setAggregateIdentifier(event.aggregateId())
                .setAggregateSequenceNumber(event.sequence())
                .setTimestamp(at.toEpochMilli())
                .setPayload(SerializedObject.newBuilder()
                        .setType(event.type())
                        .setRevision(event.revision() == null ? "" : event.revision())
                        .setData(ByteString.copyFrom(event.payload())));
        metadata.forEach((key, value) -> wire.putMetaData(
                key,
                MetaDataValue.newBuilder().setTextValue(String.valueOf(value)).build()));
        return wire.build();
    }

    /** An event of another store, to append with its id and its recorded time. */
    static Event wire(StoredEvent event, Serializer serializer) {
        MetaData metadata = serializer.deserialize(new SerializedMetaData<>(event.metadata(), byte[].class));
        PendingEvent pending = new PendingEvent(
                event.id(),
                event.type(),
                event.revision(),
                event.aggregateType(),
                event.aggregateId(),
                event.sequence(),
                event.metadata(),
                event.payload());
        return wire(pending, metadata, Instant.ofEpochMilli(event.recordedAt()));
    }

    /**
     * An event as it stands in a ledger.
     *
     * @throws LedgerMismatchException if it is of no aggregate, or its metadata isn't text: another application's
     */
    static StoredEvent stored(long position, Event event, Serializer serializer) {
        if (event.getAggregateType().isEmpty() || !textOnly(event)) {
            throw new LedgerMismatchException("the event at position " + position
                    + " in Axon Server is another application's: give the ledger a context of its own");
        }
        Map<String, String> metadata = event.getMetaDataMap().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().getTextValue()));
        SerializedObject payload = event.getPayload();
        return new StoredEvent(
                position,
                event.getMessageIdentifier(),
                payload.getType(),
                payload.getRevision().isEmpty() ? null : payload.getRevision(),
                event.getAggregateType(),
                event.getAggregateIdentifier(),
                event.getAggregateSequenceNumber(),
                event.getTimestamp(),
                serializer.serialize(MetaData.from(metadata), byte[].class).getData(),
                payload.getData().toByteArray());
    }

    private static boolean textOnly(Event event) {
        return event.getMetaDataMap().values().stream()
                .allMatch(value -> value.getDataCase() == MetaDataValue.DataCase.TEXT_VALUE);
    }
}

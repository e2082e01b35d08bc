package org.caseledger.eventstore.axonserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.event.Event;
import java.time.Instant;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.caseledger.eventstore.LedgerMismatchException;
import org.caseledger.eventstore.PendingEvent;
import org.caseledger.eventstore.StoredEvent;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An event on its way to an Axon Server and back")
class WireEventsTest {

    private static final Instant AT = Instant.parse("2026-11-21T08:00:00.123Z");

    private final Serializer serializer = Jackson3Serializer.builder().build();

    @Test
    void loses_nothing() throws Exception {
        MetaData metadata = MetaData.with("by", "Ä-1");
        PendingEvent event = PendingEvent.of(
                new GenericDomainEventMessage<>("audit", "audit:1", 7, "a text: Ä", metadata), serializer);

        byte[] sent = WireEvents.wire(event, metadata, AT).toByteArray();
        StoredEvent back = WireEvents.stored(3, Event.parseFrom(sent), serializer);

        assertThat(back.position()).isEqualTo(3);
        assertThat(back.id()).isEqualTo(event.id());
        assertThat(back.type()).isEqualTo(event.type());
        assertThat(back.revision()).isEqualTo(event.revision()).isNull();
        assertThat(back.aggregateType()).isEqualTo("audit");
        assertThat(back.aggregateId()).isEqualTo("audit:1");
        assertThat(back.sequence()).isEqualTo(7);
        assertThat(back.recordedAt()).isEqualTo(AT.toEpochMilli());
        assertThat(back.metadata()).isEqualTo(event.metadata());
        assertThat(back.payload()).isEqualTo(event.payload());
    }

    @Test
    void of_no_aggregate_is_another_applications() {
        assertThatThrownBy(() -> WireEvents.stored(3, Event.getDefaultInstance(), serializer))
                .isInstanceOf(LedgerMismatchException.class)
                .hasMessageContaining("position 3", "context of its own");
    }

    @Test
    void with_numbers_in_its_metadata_is_another_applications() {
        Event other = Event.newBuilder()
                .setAggregateType("order")
                .putMetaData("n", MetaDataValue.newBuilder().setNumberValue(1).build())
                .build();

        assertThatThrownBy(() -> WireEvents.stored(3, other, serializer)).isInstanceOf(LedgerMismatchException.class);
    }
}

package org.caseledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.eventstore.Events.event;
import static org.caseledger.eventstore.Events.events;

import java.time.Clock;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Upcasting")
class UpcastingTest extends EngineTest {
    /** Writes each text in capitals and drops the events of aggregate "dropped". */
    private static final EventUpcaster CAPITALS = events -> events.filter(event ->
                    event.getAggregateIdentifier().filter("dropped"::equals).isEmpty())
            .map(UpcastingTest::capitals);

    private static IntermediateEventRepresentation capitals(IntermediateEventRepresentation event) {
        return event.upcastPayload(
                new SimpleSerializedType(Events.Noted.class.getName(), "2"),
                String.class,
                json -> json.replace("old", "OLD"));
    }

    @Test
    void events_are_upcast_when_read_and_stay_as_they_were_stored() throws Exception {
        close();
        try (var engine = store.open(folder, CAPITALS, Clock.systemUTC())) {
            engine.appendEvents(event("audit-1", 0, "old"));
            engine.storeSnapshot(event("audit-1", 0, "old snapshot"));

            assertThat(Events.texts(engine, "audit-1")).containsExactly("OLD");
            assertThat(streamed(engine, 1)).containsExactly("OLD");
            assertThat(engine.readSnapshot("audit-1").map(Events::text)).contains("OLD snapshot");
            assertThat(engine.readStored(0, 1).getFirst().payload()).asString().contains("old");
        }
    }

    @Test
    void a_whole_page_that_is_dropped_does_not_stop_a_stream() throws Exception {
        close();
        try (var engine = store.open(folder, CAPITALS, Clock.systemUTC())) {
            engine.appendEvents(events("dropped", 0, 2_100));
            engine.appendEvents(event("audit-1", 0, "kept"));

            try (var stream = new LedgerEventSource(engine).openStream(null)) {
                assertThat(stream.hasNextAvailable()).isTrue();
                assertThat(Events.text((DomainEventMessage<?>) stream.nextAvailable()))
                        .isEqualTo("kept");
            }
        }
    }

    private static Stream<String> streamed(LedgerEngine engine, int events) {
        try (var stream = new LedgerEventSource(engine).openStream(null)) {
            return stream
                    .asStream()
                    .limit(events)
                    .map(TrackedEventMessage::getPayload)
                    .map(payload -> ((Events.Noted) payload).text())
                    .toList()
                    .stream();
        }
    }
}

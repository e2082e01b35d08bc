package org.caseledger.eventstore;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/** Events for the tests to store. */
final class Events {
    /** What a stored event says in these tests. */
    record Noted(String text) {}

    private Events() {}

    static Serializer serializer() {
        return Jackson3Serializer.builder().build();
    }

    static DomainEventMessage<?> event(String aggregate, long sequence) {
        return event(aggregate, sequence, aggregate + "#" + sequence);
    }

    static DomainEventMessage<?> event(String aggregate, long sequence, String text) {
        return new GenericDomainEventMessage<>(
                "Audit", aggregate, sequence, new Noted(text), MetaData.with("by", "A-1"));
    }

    /** The aggregate's events from one sequence to another, the last excluded. */
    static List<DomainEventMessage<?>> events(String aggregate, int from, int end) {
        return IntStream.range(from, end)
                .<DomainEventMessage<?>>mapToObj(sequence -> event(aggregate, sequence))
                .toList();
    }

    static String text(DomainEventMessage<?> event) {
        return ((Noted) event.getPayload()).text();
    }

    static List<String> texts(LedgerEngine engine, String aggregate) {
        return engine.readEvents(aggregate).asStream().map(Events::text).toList();
    }

    static List<DomainEventMessage<?>> list(DomainEventMessage<?>... events) {
        return Arrays.asList(events);
    }
}

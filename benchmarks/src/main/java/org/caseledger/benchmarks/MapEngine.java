package org.caseledger.benchmarks;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/**
 * The least that an engine can do: keep the events of each aggregate, as objects. What commands still cost over it is not
 * the store's.
 */
final class MapEngine implements EventStorageEngine {

    private final ConcurrentHashMap<String, List<DomainEventMessage<?>>> aggregates = new ConcurrentHashMap<>();

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        for (EventMessage<?> message : events) {
            DomainEventMessage<?> event = (DomainEventMessage<?>) message;
            of(event.getAggregateIdentifier()).add(event);
        }
    }

    private List<DomainEventMessage<?>> of(String aggregate) {
        return aggregates.computeIfAbsent(aggregate, id -> new CopyOnWriteArrayList<>());
    }

    @Override
    public DomainEventStream readEvents(String aggregate, long firstSequence) {
        return DomainEventStream.of(of(aggregate).stream().skip(firstSequence));
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregate) {
        List<DomainEventMessage<?>> events = of(aggregate);
        return events.isEmpty()
                ? Optional.empty()
                : Optional.of(events.getLast().getSequenceNumber());
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregate) {
        return Optional.empty();
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        throw new UnsupportedOperationException();
    }
}

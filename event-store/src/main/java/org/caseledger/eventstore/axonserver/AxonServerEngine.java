package org.caseledger.eventstore.axonserver;

import io.axoniq.axonserver.connector.event.AggregateEventStream;
import io.axoniq.axonserver.connector.event.AppendEventsTransaction;
import io.axoniq.axonserver.grpc.event.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.caseledger.eventstore.LedgerMismatchException;
import org.caseledger.eventstore.LedgerUnavailableException;
import org.caseledger.eventstore.PendingEvent;
import org.caseledger.eventstore.StoredEvent;
import org.caseledger.eventstore.StoredEventData;
import org.jspecify.annotations.Nullable;

/**
 * Appends and reads aggregates on an Axon Server. The events of one call are one transaction there: all or none. What
 * goes through the whole ledger reads this node's mirror instead.
 */
final class AxonServerEngine implements EventStorageEngine {
    /** Aggregates' events are read apart from the ledger's order, and what reads them asks for no position. */
    private static final long NO_POSITION = -1;

    private final AxonServerClient client;
    private final Serializer serializer;
    private final EventUpcaster upcasters;
    private final Runnable requireSame;

    /** @param requireSame throws where the server is not the ledger that this node knows: then nothing is appended */
    AxonServerEngine(AxonServerClient client, Serializer serializer, EventUpcaster upcasters, Runnable requireSame) {
        this.client = client;
        this.serializer = serializer;
        this.upcasters = upcasters;
        this.requireSame = requireSame;
    }

    /**
     * Returns when Axon Server has confirmed all of them.
     *
     * @throws AggregateStreamCreationException if an event's place is taken, and the first is an aggregate's first
     * @throws ConcurrencyException if an event's place is taken otherwise
     * @throws LedgerUnavailableException if nobody confirmed; they may be there all the same
     * @throws LedgerMismatchException if the server holds another ledger than it did
     * @throws IllegalArgumentException if one is not a {@link DomainEventMessage}, or too large
     */
    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        if (events.isEmpty()) {
            return;
        }
        requireSame.run();
        commit(events.stream().map(this::wire).toList());
    }

    /**
     * Appends events just as another store has them, with their ids and recorded times; returns when Axon Server has
     * confirmed all of them. Throws as {@link #appendEvents} does.
     */
    void takeOver(List<StoredEvent> events) {
        requireSame.run();
        commit(events.stream().map(event -> WireEvents.wire(event, serializer)).toList());
    }

    private void commit(List<Event> pending) {
        AppendEventsTransaction transaction = client.events().startAppendEventsTransaction();
        pending.forEach(transaction::appendEvent);
        try {
            if (!client.answer(transaction.commit()).getSuccess()) {
                throw new LedgerUnavailableException(client.settings() + " did not confirm the events", null);
            }
        } catch (LedgerUnavailableException away) {
            throw away.withUnknownOutcome();
        } catch (ConcurrencyException taken) {
            Event first = pending.getFirst();
            throw first.getAggregateSequenceNumber() == 0
                    ? new AggregateStreamCreationException(
                            "aggregate " + first.getAggregateIdentifier() + " already exists", taken)
                    : taken;
        }
    }

    private Event wire(EventMessage<?> event) {
        return WireEvents.wire(PendingEvent.of(event, serializer), event.getMetaData(), event.getTimestamp());
    }

    @Override
    public DomainEventStream readEvents(String aggregateId, long firstSequence) {
        return EventStreamUtils.upcastAndDeserializeDomainEvents(
                read(aggregateId, firstSequence).stream().map(StoredEventData::new), serializer, upcasters);
    }

    /** Wholly or not at all: what breaks off would pass for a shorter history. */
    private List<StoredEvent> read(String aggregateId, long firstSequence) {
        List<StoredEvent> events = new ArrayList<>();
        AggregateEventStream stream = client.events().openAggregateStream(aggregateId, firstSequence);
        try {
            while (stream.hasNext()) {
                events.add(WireEvents.stored(NO_POSITION, stream.next(), serializer));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (LedgerUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            throw client.failure(e);
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new LedgerUnavailableException("reading from " + client.settings() + " was interrupted", null);
        }
        return events;
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateId) {
        return Optional.of(client.answer(client.events().findHighestSequence(aggregateId)))
                .filter(sequence -> sequence >= 0);
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateId) {
        return Optional.empty();
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new UnsupportedOperationException("no aggregate of ours takes snapshots");
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        throw readTheMirror();
    }

    @Override
    public TrackingToken createTailToken() {
        throw readTheMirror();
    }

    @Override
    public TrackingToken createHeadToken() {
        throw readTheMirror();
    }

    @Override
    public TrackingToken createTokenAt(Instant instant) {
        throw readTheMirror();
    }

    private static UnsupportedOperationException readTheMirror() {
        return new UnsupportedOperationException("the whole ledger is read from the mirror");
    }
}

package org.caseledger.query.projection;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.axonframework.config.Configuration;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.caseledger.events.LedgerEvent;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.facts.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * Folds the ledger into the facts, in order and from its first event at every start: the facts live in memory, and so
 * does the token. An event that can't be folded stops it, since a fact left out would make every figure wrong.
 */
public final class FactsProjection implements EventMessageHandler {

    /** The name of the processor. */
    public static final String NAME = "facts";

    private static final int BATCH = 500;
    private static final String ANNOUNCEMENT = FactsProjection.class.getName();

    private final Facts facts;
    private final Positions positions;
    private final List<FactsListener> listeners;

    public FactsProjection(Facts facts, Positions positions, List<FactsListener> listeners) {
        this.facts = facts;
        this.positions = positions;
        this.listeners = List.copyOf(listeners);
    }

    /** Registers the processor that runs this projection over a source of events. */
    public static void register(
            EventProcessingConfigurer processing,
            FactsProjection projection,
            Function<Configuration, StreamableMessageSource<TrackedEventMessage<?>>> source) {
        processing
                .registerEventHandler(configuration -> projection)
                .assignHandlerInstancesMatching(NAME, projection::equals)
                .registerListenerInvocationErrorHandler(NAME, configuration -> PropagatingErrorHandler.instance())
                .registerErrorHandler(NAME, configuration -> PropagatingErrorHandler.instance())
                .registerPooledStreamingEventProcessor(
                        NAME,
                        source,
                        (configuration, builder) -> builder.initialSegmentCount(1)
                                .batchSize(BATCH)
                                .coordinatorExecutor(name -> new EagerCoordination())
                                .tokenStore(new InMemoryTokenStore())
                                .initialToken(StreamableMessageSource::createTailToken));
    }

    @Override
    public @Nullable Object handle(EventMessage<?> message) {
        LedgerEvent event = (LedgerEvent) message.getPayload();
        Recorded recorded = recorded(message);
        facts.apply(event, recorded);
        listeners.forEach(listener -> listener.applied(event, recorded));
        announceAtEndOfBatch();
        return null;
    }

    private void announceAtEndOfBatch() {
        CurrentUnitOfWork.get().root().getOrComputeResource(ANNOUNCEMENT, key -> {
            CurrentUnitOfWork.get().root().afterCommit(committed -> announce());
            return true;
        });
    }

    private void announce() {
        long position = facts.position();
        positions.announce(position);
        listeners.forEach(listener -> listener.endOfBatch(position));
    }

    private static Recorded recorded(EventMessage<?> message) {
        long position =
                ((TrackedEventMessage<?>) message).trackingToken().position().orElseThrow();
        long sequence = ((DomainEventMessage<?>) message).getSequenceNumber();
        Map<String, ?> metadata = message.getMetaData();
        Object onBehalfOf = metadata.get("onBehalfOf");
        return new Recorded(
                position,
                sequence,
                message.getTimestamp(),
                String.valueOf(metadata.get("actor")),
                String.valueOf(metadata.get("role")),
                onBehalfOf == null ? null : onBehalfOf.toString());
    }
}

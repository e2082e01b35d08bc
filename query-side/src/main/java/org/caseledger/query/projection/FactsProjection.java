package org.caseledger.query.projection;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.axonframework.config.Configuration;
import org.axonframework.config.EventProcessingConfigurer;
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
 * does the token. Another fold of the same ledger, made beside it, may take the facts' place.
 */
public final class FactsProjection implements EventMessageHandler {

    /** The name of the processor. */
    public static final String NAME = "facts";

    private static final int BATCH = 500;
    private static final String ANNOUNCEMENT = FactsProjection.class.getName();

    private final Facts facts;
    private final Foldings foldings;
    private final Positions positions;
    private final List<FactsListener> listeners;
    private final Object folds = new Object();
    private @Nullable Folding folding;

    public FactsProjection(
            Facts facts, Foldings foldings, Positions positions, List<? extends FactsListener> listeners) {
        this.facts = facts;
        this.foldings = foldings;
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
        synchronized (folds) {
            Folding present = folding == null ? foldings.into(facts) : folding;
            folding = present;
            Optional<LedgerEvent> folded = present.take(message);
            folded.ifPresent(event -> {
                Recorded recorded = Folding.recorded(message);
                listeners.forEach(listener -> listener.applied(event, recorded));
            });
        }
        announceAtEndOfBatch();
        return null;
    }

    /**
     * Puts another fold in the place of the present one, at one moment for all who read. Nothing is folded meanwhile.
     *
     * @param catchUp brings it to the position of the present one, whatever was folded lately
     */
    public void goOnWith(Folding other, CatchUp catchUp) throws InterruptedException {
        synchronized (folds) {
            catchUp.to(facts.position());
            Facts before = facts.ofOneFold();
            facts.become(other.facts());
            folding = other;
            listeners.forEach(listener -> listener.rebuilt(before, facts));
        }
        positions.announceAgain();
    }

    /** Brings a fold up to a position. */
    @FunctionalInterface
    public interface CatchUp {

        /** Folds up to and including a position. */
        void to(long position) throws InterruptedException;
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
}

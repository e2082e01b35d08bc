package org.caseledger.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.StreamableMessageSource;
import org.caseledger.events.LedgerEvent;
import org.caseledger.query.facts.Recorded;
import org.caseledger.query.given.Ledger;
import org.jspecify.annotations.Nullable;

/** A ledger in memory that a test adds to, read as the projection reads one. */
public final class FedLedger implements StreamableMessageSource<TrackedEventMessage<?>> {

    private final List<TrackedEventMessage<?>> messages = Collections.synchronizedList(new ArrayList<>());

    /** A ledger that holds all that is told. */
    public static FedLedger of(Ledger ledger) {
        FedLedger fed = new FedLedger();
        ledger.told().forEach(told -> fed.add(told.event(), told.recorded()));
        return fed;
    }

    /** Adds an event under its position. */
    public void add(LedgerEvent event, Recorded recorded) {
        messages.add(new GenericTrackedDomainEventMessage<>(
                new GlobalSequenceTrackingToken(recorded.position()),
                new GenericDomainEventMessage<>(
                        "aggregate",
                        Ledger.aggregate(event),
                        recorded.sequence(),
                        event,
                        MetaData.from(Map.of("actor", recorded.actor(), "role", recorded.role())),
                        "id-" + recorded.position(),
                        recorded.recordedAt())));
    }

    /** All of them, in their order. */
    public List<TrackedEventMessage<?>> messages() {
        return messages;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new Reading(messages, token == null ? 0 : (int) token.position().orElse(-1) + 1);
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return null;
    }

    private static final class Reading implements TrackingEventStream {

        private final List<TrackedEventMessage<?>> messages;
        private int next;

        Reading(List<TrackedEventMessage<?>> messages, int next) {
            this.messages = messages;
            this.next = next;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return next < messages.size() ? Optional.of(messages.get(next)) : Optional.empty();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) {
            return next < messages.size();
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() {
            return messages.get(next++);
        }

        @Override
        public void close() {}
    }
}

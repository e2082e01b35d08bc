package org.caseledger.eventstore;

import java.time.Instant;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * The ledger as a source for event processors. Each stream reads pages straight from the file and is told of every commit,
 * so a processor neither polls nor shares a cache with others.
 */
public final class LedgerEventSource implements StreamableMessageSource<TrackedEventMessage<?>> {
    private final LedgerEngine engine;

    public LedgerEventSource(LedgerEngine engine) {
        this.engine = engine;
    }

    /**
     * Opens a stream of the events after the token, without end. It belongs to one thread at a time; closing it is safe
     * from any.
     *
     * @param token null for the whole ledger
     */
    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new LedgerStream(engine, LedgerEngine.positionAfter(token));
    }

    @Override
    public TrackingToken createTailToken() {
        return engine.createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
        return engine.createHeadToken();
    }

    @Override
    public TrackingToken createTokenAt(Instant instant) {
        return engine.createTokenAt(instant);
    }
}

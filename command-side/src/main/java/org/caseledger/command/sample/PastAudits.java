package org.caseledger.command.sample;

import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.caseledger.command.LedgerHead;
import org.caseledger.events.LedgerEvent;
import org.jspecify.annotations.Nullable;

/**
 * The audits that a draw looks back on. They are read from the ledger's first event when the first draw asks, and from
 * where that came to by those after it: nothing is kept for whoever never draws, and no draw misses what was acknowledged
 * before it was asked for.
 */
public final class PastAudits {

    private static final int LONGEST_WAIT_SECONDS = 10;

    private final StreamableMessageSource<TrackedEventMessage<?>> ledger;
    private final LedgerHead head;
    private final AuditsSoFar audits = new AuditsSoFar();
    private @Nullable TrackingToken token;
    private long position = -1;

    public PastAudits(StreamableMessageSource<TrackedEventMessage<?>> ledger, LedgerHead head) {
        this.ledger = ledger;
        this.head = head;
    }

    /**
     * Asks something of all that the ledger holds now. Blocks while it is read.
     *
     * @throws IllegalStateException where the ledger can't be read to its end
     */
    synchronized <T> T asked(Function<AuditsSoFar, T> question) {
        long end = head.position();
        if (position < end) {
            readTo(end);
        }
        return question.apply(audits);
    }

    private void readTo(long end) {
        try (BlockingStream<TrackedEventMessage<?>> events = ledger.openStream(token)) {
            while (position < end) {
                if (!events.hasNextAvailable(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("The ledger could not be read to its end");
                }
                take(events.nextAvailable());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Reading the ledger was interrupted", e);
        }
    }

    private void take(TrackedEventMessage<?> message) {
        audits.apply((LedgerEvent) message.getPayload());
        token = message.trackingToken();
        position = message.trackingToken().position().orElseThrow();
    }
}

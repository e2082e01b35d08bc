package org.caseledger.ledger.operations;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.query.projection.Positions;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the processor that keeps the views, and at the event that it should come to next. The processor tries again and
 * again and seems well in between: what stopped it stays known until it comes on.
 */
public final class ViewsFollowing implements Following {

    private record Stop(long position, Throwable cause) {}

    private final BooleanSupplier failing;
    private final Positions positions;
    private final LedgerEngine ledger;
    private volatile @Nullable Stop last;

    /** @param failing whether the processor failed when it was tried last */
    public ViewsFollowing(BooleanSupplier failing, Positions positions, LedgerEngine ledger) {
        this.failing = failing;
        this.positions = positions;
        this.ledger = ledger;
    }

    @Override
    public Optional<Throwable> stoppedBy() {
        long reached = positions.reached();
        if (reached >= ledger.headPosition()) {
            return Optional.empty();
        }
        Stop known = last;
        if (known != null && known.position() == reached) {
            return Optional.of(known.cause());
        }
        if (!failing.getAsBoolean()) {
            return Optional.empty();
        }
        Throwable cause = cause(reached);
        last = new Stop(reached, cause);
        return Optional.of(cause);
    }

    private Throwable cause(long reached) {
        try {
            ledger.readEvents(new GlobalSequenceTrackingToken(reached), false)
                    .findFirst()
                    .ifPresent(TrackedEventMessage::getPayload);
            return new IllegalStateException("The views can't take in the event at position " + (reached + 1));
        } catch (RuntimeException unreadable) {
            return unreadable;
        }
    }
}

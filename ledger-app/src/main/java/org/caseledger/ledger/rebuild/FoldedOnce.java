package org.caseledger.ledger.rebuild;

import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.eventstore.LedgerEventSource;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.projection.FoldStep;
import org.caseledger.query.projection.Folding;
import org.caseledger.query.projection.Foldings;

/** Folds a ledger once, to see what can be folded, where no facts of it are kept. */
public final class FoldedOnce {

    private static final int LOOK_EVERY_MILLIS = 200;

    private final LedgerEngine ledger;
    private final FoldStep step;

    public FoldedOnce(LedgerEngine ledger, FoldStep step) {
        this.ledger = ledger;
        this.step = step;
    }

    /**
     * The facts as the ledger ends now.
     *
     * @param progress told again and again how many events are folded
     */
    public Facts run(LongConsumer progress) throws InterruptedException {
        long head = ledger.headPosition();
        Folding folding = new Foldings(step, new StoredDiscards(ledger), InstantSource.system()).into(new Facts());
        try (BlockingStream<TrackedEventMessage<?>> events = new LedgerEventSource(ledger).openStream(null)) {
            while (folding.facts().position() < head) {
                if (events.hasNextAvailable(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                    folding.take(events.nextAvailable());
                    progress.accept(folding.facts().position() + 1);
                }
            }
        }
        return folding.facts();
    }
}

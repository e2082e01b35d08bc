package org.caseledger.ledger.rebuild;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.eventstore.LedgerEventSource;
import org.caseledger.query.facts.DeadLetter;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.projection.Folding;
import org.caseledger.query.projection.Foldings;

/** Folds a ledger that no server uses, to see that it can be: the facts are made anew at every start anyway. */
public final class FoldedOnce {

    private static final int LOOK_EVERY_MILLIS = 200;

    private final LedgerEngine ledger;
    private final PrintStream out;

    /**
     * A fold of a ledger.
     *
     * @param out told what can't be folded
     */
    public FoldedOnce(LedgerEngine ledger, PrintStream out) {
        this.ledger = ledger;
        this.out = out;
    }

    /**
     * Folds every event.
     *
     * @param progress told again and again how many are folded
     * @return whether each could be
     */
    public boolean run(LongConsumer progress) throws InterruptedException {
        Folding folding =
                new Foldings(Facts::apply, new StoredDiscards(ledger), InstantSource.system()).into(new Facts());
        fold(folding, progress);
        List<DeadLetter> letters = folding.facts().deadLetters().all();
        letters.forEach(letter -> out.println(line(letter)));
        return letters.isEmpty();
    }

    private void fold(Folding folding, LongConsumer progress) throws InterruptedException {
        long head = ledger.headPosition();
        try (BlockingStream<TrackedEventMessage<?>> events = new LedgerEventSource(ledger).openStream(null)) {
            while (folding.facts().position() < head) {
                if (events.hasNextAvailable(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                    folding.take(events.nextAvailable());
                    progress.accept(folding.facts().position() + 1);
                }
            }
        }
    }

    private static String line(DeadLetter letter) {
        return letter.behind() == null
                ? "The event at position " + letter.position() + " (" + letter.type() + ") can't be folded: "
                        + letter.cause()
                : "The event at position " + letter.position() + " (" + letter.type() + ") waits for the one at "
                        + letter.behind();
    }
}

package org.caseledger.ledger.rebuild;

import java.util.Optional;
import org.caseledger.command.deadletter.WaitingLetters;
import org.caseledger.query.facts.Facts;

/**
 * Tells the command side which events wait, since neither side knows the other. Where a process keeps no facts, it folds
 * the ledger once to know: seconds, for a decision that is rare and lasting.
 */
public final class FoldedLetters implements WaitingLetters {

    /** Gives the facts that there are, or folds some. */
    @FunctionalInterface
    public interface Folded {

        /** The facts as they stand. */
        Facts facts() throws InterruptedException;
    }

    private final Folded folded;

    public FoldedLetters(Folded folded) {
        this.folded = folded;
    }

    @Override
    public Optional<WaitingLetter> at(long position) {
        try {
            return folded.facts()
                    .deadLetters()
                    .at(position)
                    .map(letter -> new WaitingLetter(letter.type(), letter.behind()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The fold was stopped", stopped);
        }
    }
}

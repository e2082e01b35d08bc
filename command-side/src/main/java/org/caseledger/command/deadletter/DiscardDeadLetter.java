package org.caseledger.command.deadletter;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.caseledger.command.Command;
import org.caseledger.command.Ids;
import org.caseledger.command.deadletter.WaitingLetters.WaitingLetter;
import org.jspecify.annotations.Nullable;

/**
 * Gives up an event that can't be folded.
 *
 * @param position of the event
 * @param waiting what waits there; absent where nothing does
 */
public record DiscardDeadLetter(long position, @Nullable WaitingLetter waiting, String reason) implements Command {

    /** The aggregate's id, by which Axon routes. */
    @Override
    @TargetAggregateIdentifier
    public String aggregateId() {
        return Ids.deadLetter(position);
    }
}

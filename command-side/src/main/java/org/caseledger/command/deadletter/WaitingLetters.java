package org.caseledger.command.deadletter;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The events that wait because they can't be folded. Whoever folds them says which those are. */
@FunctionalInterface
public interface WaitingLetters {

    /**
     * An event that waits.
     *
     * @param type its stored name
     * @param behind the position of the event that it waits for; absent where it is itself at fault
     */
    record WaitingLetter(String type, @Nullable Long behind) {}

    /** The event that waits at a position. */
    Optional<WaitingLetter> at(long position);
}

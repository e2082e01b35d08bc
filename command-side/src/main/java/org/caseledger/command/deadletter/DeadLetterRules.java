package org.caseledger.command.deadletter;

import org.caseledger.command.Checks;
import org.caseledger.command.Context;
import org.caseledger.command.Ids;
import org.caseledger.command.Reason;
import org.caseledger.command.Rejected;
import org.caseledger.command.deadletter.WaitingLetters.WaitingLetter;
import org.caseledger.events.DeadLetterDiscarded;

/** The rules of giving up an event. */
public final class DeadLetterRules {

    private DeadLetterRules() {}

    /**
     * What giving up an event makes happen.
     *
     * @param discarded whether it was given up before
     * @throws Rejected where a value can't be, nothing waits there, or something else must be settled first
     */
    public static DeadLetterDiscarded decide(boolean discarded, DiscardDeadLetter command, Context context) {
        new Checks()
                .that(!command.reason().isBlank(), "reason", "reason must not be empty")
                .text(command.reason(), "reason")
                .done();
        if (discarded) {
            throw Rejected.because(Reason.LETTER_DISCARDED, "position", "This event was discarded already");
        }
        WaitingLetter waiting = command.waiting();
        if (waiting == null) {
            throw Rejected.because(
                    Reason.UNKNOWN_LETTER, "position", "No event waits at this position: name one of /dead-letters");
        }
        if (waiting.behind() != null) {
            throw Rejected.because(
                    Reason.LETTER_BEHIND_ANOTHER,
                    "position",
                    "This event only waits for the one at position " + waiting.behind()
                            + ": retry or discard that one");
        }
        return new DeadLetterDiscarded(
                command.position(),
                waiting.type(),
                context.today(),
                context.sealed(Ids.decisions(command.aggregateId()), command.reason()));
    }
}

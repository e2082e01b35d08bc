package org.caseledger.command.reminders;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.caseledger.command.Command;
import org.caseledger.command.Ids;

/**
 * Takes it upon the sender to remind a person, once a day; nothing happens where somebody has already.
 *
 * @param on the day of the reminders
 */
public record ClaimReminders(String authority, String person, LocalDate on) implements Command {

    /** The aggregate's id, by which Axon routes. */
    @Override
    @TargetAggregateIdentifier
    public String aggregateId() {
        return Ids.reminders(authority, person);
    }
}

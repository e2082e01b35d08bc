package org.caseledger.command.round;

import java.time.LocalDate;
import java.time.YearMonth;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.caseledger.command.Command;
import org.caseledger.command.Ids;

/** What can be asked of one round. It opens by itself, with its first allocation. */
public sealed interface RoundCommand extends Command {

    String authority();

    YearMonth round();

    /** The aggregate's id, by which Axon routes. */
    @Override
    @TargetAggregateIdentifier
    default String aggregateId() {
        return Ids.round(authority(), round());
    }

    /** Waits for no more submissions. */
    record CloseRound(String authority, YearMonth round, LocalDate on) implements RoundCommand {}

    /** Waits for submissions again. */
    record ReopenRound(String authority, YearMonth round, LocalDate on) implements RoundCommand {}
}

package org.caseledger.command.round;

import java.time.LocalDate;
import java.time.YearMonth;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.caseledger.command.Command;
import org.caseledger.command.Ids;
import org.caseledger.events.ModerationPlan;
import org.caseledger.events.SamplePlan;

/** What can be asked of one round. It opens by hand, or by itself with its first allocation. */
public sealed interface RoundCommand extends Command {

    String authority();

    YearMonth round();

    /** The day in the service. */
    LocalDate on();

    /** The aggregate's id, by which Axon routes. */
    @Override
    @TargetAggregateIdentifier
    default String aggregateId() {
        return Ids.round(authority(), round());
    }

    /** Begins a round before anything is allocated. */
    record OpenRound(String authority, YearMonth round, LocalDate on) implements RoundCommand {}

    /** Waits for no more submissions. */
    record CloseRound(String authority, YearMonth round, LocalDate on) implements RoundCommand {}

    /** Waits for submissions again. */
    record ReopenRound(String authority, YearMonth round, LocalDate on) implements RoundCommand {}

    /**
     * Draws cases and proposes who audits them.
     *
     * @param plan with what the ledger knows of children, practitioners and auditors
     */
    record DrawSample(String authority, YearMonth round, LocalDate on, SamplePlan plan) implements RoundCommand {}

    /**
     * Draws gradings and proposes who moderates them.
     *
     * @param plan with the round's audits as the ledger knows them; its share may be left out for the framework's target
     */
    record DrawModerations(String authority, YearMonth round, LocalDate on, ModerationPlan plan)
            implements RoundCommand {}
}

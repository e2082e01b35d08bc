package org.caseledger.command.register;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.caseledger.command.Command;
import org.caseledger.command.Ids;

/** Retires a team: from this day on nothing is allocated to it. */
public record RetireTeam(String authority, String team, LocalDate on) implements Command {

    /** The aggregate's id, by which Axon routes. */
    @Override
    @TargetAggregateIdentifier
    public String aggregateId() {
        return Ids.team(authority, team);
    }
}

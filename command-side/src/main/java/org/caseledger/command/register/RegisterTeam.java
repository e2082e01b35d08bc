package org.caseledger.command.register;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.caseledger.command.Command;
import org.caseledger.command.Ids;
import org.jspecify.annotations.Nullable;

/** Registers a team of an authority; one that was only mentioned so far becomes confirmed. */
public record RegisterTeam(
        String authority,
        String team,
        @Nullable String name,
        @Nullable String area,
        @Nullable String programme,
        LocalDate on)
        implements Command {

    /** The aggregate's id, by which Axon routes. */
    @Override
    @TargetAggregateIdentifier
    public String aggregateId() {
        return Ids.team(authority, team);
    }
}

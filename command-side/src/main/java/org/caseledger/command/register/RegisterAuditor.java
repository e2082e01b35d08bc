package org.caseledger.command.register;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.caseledger.command.Command;
import org.caseledger.command.Ids;
import org.caseledger.events.StandingExemption;
import org.jspecify.annotations.Nullable;

/** Registers what a person does and where; one who was only mentioned so far becomes confirmed. */
public record RegisterAuditor(
        String authority,
        String person,
        boolean auditor,
        boolean moderator,
        @Nullable String team,
        boolean halfTime,
        @Nullable StandingExemption exemption,
        LocalDate on)
        implements Command {

    /** The aggregate's id, by which Axon routes. */
    @Override
    @TargetAggregateIdentifier
    public String aggregateId() {
        return Ids.person(authority, person);
    }
}

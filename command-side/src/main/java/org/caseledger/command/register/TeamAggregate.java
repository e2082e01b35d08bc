package org.caseledger.command.register;

import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.caseledger.command.Accepted;
import org.caseledger.command.Ids;
import org.caseledger.command.Metadata;
import org.caseledger.command.Versions;
import org.caseledger.events.RegisterEvent.TeamMentioned;
import org.caseledger.events.RegisterEvent.TeamRegistered;
import org.jspecify.annotations.Nullable;

/** Axon's shell around a team's registration. */
@AggregateRoot(type = "team")
public class TeamAggregate {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String id;

    private boolean mentioned;
    private @Nullable TeamRegistered registered;

    /** For Axon, which fills it from its events. */
    protected TeamAggregate() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Accepted handle(RegisterTeam command, MetaData metadata) {
        List<TeamRegistered> events = Versions.guarded(
                metadata,
                () -> mentioned || registered != null ? AggregateLifecycle.getVersion() : null,
                () -> TeamRules.decide(registered, command, metadata.containsKey(Metadata.IMPORTING)));
        events.forEach(AggregateLifecycle::apply);
        Long version = AggregateLifecycle.getVersion();
        return new Accepted(version == null ? -1 : version, events.size());
    }

    @EventSourcingHandler
    void on(TeamMentioned event) {
        id = Ids.team(event.authority(), event.team());
        mentioned = true;
    }

    @EventSourcingHandler
    void on(TeamRegistered event) {
        id = Ids.team(event.authority(), event.team());
        registered = event;
    }
}

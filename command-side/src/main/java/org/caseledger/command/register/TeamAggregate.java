package org.caseledger.command.register;

import java.util.List;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.caseledger.command.Accepted;
import org.caseledger.command.Edge;
import org.caseledger.command.Ids;
import org.caseledger.command.Metadata;
import org.caseledger.command.Versions;
import org.caseledger.events.RegisterEvent.TeamEvent;
import org.caseledger.events.RegisterEvent.TeamRegistered;
import org.caseledger.events.RegisterEvent.TeamRetired;
import org.jspecify.annotations.Nullable;

/** Axon's shell around a team's registration. */
@AggregateRoot(type = "team")
public class TeamAggregate {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String id;

    private @Nullable Team team;

    /** For Axon, which fills it from its events. */
    protected TeamAggregate() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Accepted handle(RegisterTeam command, MetaData metadata) {
        List<TeamRegistered> events = Versions.guarded(
                metadata,
                () -> team == null ? null : AggregateLifecycle.getVersion(),
                () -> TeamRules.register(team, command, metadata.containsKey(Metadata.IMPORTING)));
        events.forEach(AggregateLifecycle::apply);
        Long version = AggregateLifecycle.getVersion();
        return new Accepted(version == null ? -1 : version, events.size());
    }

    @CommandHandler
    Accepted handle(RetireTeam command, MetaData metadata, Edge edge) {
        Team known = Objects.requireNonNull(team);
        TeamRetired event = Versions.guarded(
                metadata,
                AggregateLifecycle::getVersion,
                () -> TeamRules.retire(known, command, edge.context(metadata)));
        AggregateLifecycle.apply(event);
        return new Accepted(Objects.requireNonNull(AggregateLifecycle.getVersion()), 1);
    }

    @EventSourcingHandler
    void on(TeamEvent event) {
        id = Ids.team(event.authority(), event.team());
        team = Team.evolve(team, event);
    }
}

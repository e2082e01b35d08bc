package org.caseledger.command.round;

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
import org.caseledger.command.Versions;
import org.caseledger.command.round.RoundCommand.CloseRound;
import org.caseledger.command.round.RoundCommand.DrawModerations;
import org.caseledger.command.round.RoundCommand.DrawSample;
import org.caseledger.command.round.RoundCommand.OpenRound;
import org.caseledger.command.round.RoundCommand.ReopenRound;
import org.caseledger.events.Framework;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.RegisterEvent.RoundClosed;
import org.caseledger.events.RegisterEvent.RoundOpened;
import org.caseledger.events.RegisterEvent.RoundReopened;
import org.caseledger.events.SampleEvent.ModerationsDrawn;
import org.caseledger.events.SampleEvent.SampleDrawn;
import org.jspecify.annotations.Nullable;

/** Axon's shell around the round's rules. */
@AggregateRoot(type = "round")
public class RoundAggregate {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String id;

    private @Nullable Round round;

    /** For Axon, which fills it from its events. */
    protected RoundAggregate() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Accepted handle(OpenRound command, MetaData metadata, Edge edge) {
        return apply(Versions.guarded(
                metadata,
                () -> round == null ? null : AggregateLifecycle.getVersion(),
                () -> List.of(RoundRules.open(round, command, edge.context(metadata)))));
    }

    @CommandHandler
    Accepted handle(CloseRound command, MetaData metadata, Edge edge) {
        return decide(command, metadata, edge);
    }

    @CommandHandler
    Accepted handle(ReopenRound command, MetaData metadata, Edge edge) {
        return decide(command, metadata, edge);
    }

    @CommandHandler
    Accepted handle(DrawSample command, MetaData metadata, Edge edge) {
        return decide(command, metadata, edge);
    }

    @CommandHandler
    Accepted handle(DrawModerations command, MetaData metadata, Edge edge) {
        return decide(command, metadata, edge);
    }

    private Accepted decide(RoundCommand command, MetaData metadata, Edge edge) {
        Framework framework = edge.records()
                .frameworks(command.authority())
                .onOrUsual(command.on())
                .framework();
        return apply(Versions.guarded(
                metadata,
                AggregateLifecycle::getVersion,
                () -> RoundRules.decide(opened(), command, framework, edge.context(metadata))));
    }

    private static Accepted apply(List<? extends LedgerEvent> events) {
        events.forEach(AggregateLifecycle::apply);
        return new Accepted(Objects.requireNonNull(AggregateLifecycle.getVersion()), events.size());
    }

    @EventSourcingHandler
    void on(RoundOpened event) {
        id = Ids.round(event.authority(), event.round());
        round = Round.opened(event.effectiveOn());
    }

    @EventSourcingHandler
    void on(RoundClosed event) {
        round = opened().after(event);
    }

    @EventSourcingHandler
    void on(RoundReopened event) {
        round = opened().after(event);
    }

    @EventSourcingHandler
    void on(SampleDrawn event) {
        round = opened().after(event);
    }

    @EventSourcingHandler
    void on(ModerationsDrawn event) {
        round = opened().after(event);
    }

    /** A stream's first event opens it. */
    private Round opened() {
        return Objects.requireNonNull(round);
    }
}

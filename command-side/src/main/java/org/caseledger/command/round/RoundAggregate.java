package org.caseledger.command.round;

import java.time.LocalDate;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;
import org.caseledger.command.Accepted;
import org.caseledger.command.Edge;
import org.caseledger.command.Ids;
import org.caseledger.command.Versions;
import org.caseledger.command.round.RoundCommand.CloseRound;
import org.caseledger.command.round.RoundCommand.ReopenRound;
import org.caseledger.events.RegisterEvent;
import org.caseledger.events.RegisterEvent.RoundClosed;
import org.caseledger.events.RegisterEvent.RoundOpened;
import org.caseledger.events.RegisterEvent.RoundReopened;
import org.jspecify.annotations.Nullable;

/** Axon's shell around the round's rules. */
@AggregateRoot(type = "round")
public class RoundAggregate {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String id;

    private Round round = new Round(0, false, LocalDate.MIN);

    /** For Axon, which fills it from its events. */
    protected RoundAggregate() {}

    @CommandHandler
    Accepted handle(CloseRound command, MetaData metadata, Edge edge) {
        return decide(command, metadata, edge);
    }

    @CommandHandler
    Accepted handle(ReopenRound command, MetaData metadata, Edge edge) {
        return decide(command, metadata, edge);
    }

    private Accepted decide(RoundCommand command, MetaData metadata, Edge edge) {
        RegisterEvent event = Versions.guarded(
                metadata,
                AggregateLifecycle::getVersion,
                () -> RoundRules.decide(round, command, edge.context(metadata)));
        AggregateLifecycle.apply(event);
        return new Accepted(Objects.requireNonNull(AggregateLifecycle.getVersion()), 1);
    }

    @EventSourcingHandler
    void on(RoundOpened event) {
        id = Ids.round(event.authority(), event.round());
        round = new Round(0, false, event.effectiveOn());
    }

    @EventSourcingHandler
    void on(RoundClosed event) {
        round = new Round(event.closing(), true, event.effectiveOn());
    }

    @EventSourcingHandler
    void on(RoundReopened event) {
        round = new Round(round.closings(), false, event.effectiveOn());
    }
}

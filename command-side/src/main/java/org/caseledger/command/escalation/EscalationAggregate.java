package org.caseledger.command.escalation;

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
import org.caseledger.command.Edge;
import org.caseledger.command.Ids;
import org.caseledger.command.Versions;
import org.caseledger.command.escalation.EscalationCommand.AdvanceStage;
import org.caseledger.command.escalation.EscalationCommand.ImportEscalation;
import org.caseledger.command.escalation.EscalationCommand.RaiseEscalation;
import org.caseledger.command.escalation.EscalationCommand.ResolveEscalation;
import org.caseledger.events.EscalationEvent;
import org.jspecify.annotations.Nullable;

/** Axon's shell around the escalation's rules. */
@AggregateRoot(type = "escalation")
public class EscalationAggregate {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String id;

    private @Nullable Escalation escalation;

    /** For Axon, which fills it from its events. */
    protected EscalationAggregate() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Accepted handle(RaiseEscalation command, MetaData metadata, Edge edge) {
        return decide(command, metadata, edge);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Accepted handle(ImportEscalation command, MetaData metadata, Edge edge) {
        return decide(command, metadata, edge);
    }

    @CommandHandler
    Accepted handle(AdvanceStage command, MetaData metadata, Edge edge) {
        return decide(command, metadata, edge);
    }

    @CommandHandler
    Accepted handle(ResolveEscalation command, MetaData metadata, Edge edge) {
        return decide(command, metadata, edge);
    }

    private Accepted decide(EscalationCommand command, MetaData metadata, Edge edge) {
        List<EscalationEvent> events = Versions.guarded(
                metadata,
                () -> escalation == null ? null : AggregateLifecycle.getVersion(),
                () -> EscalationRules.decide(escalation, command, edge.context(metadata)));
        events.forEach(AggregateLifecycle::apply);
        Long version = AggregateLifecycle.getVersion();
        return new Accepted(version == null ? -1 : version, events.size());
    }

    @EventSourcingHandler
    void on(EscalationEvent event) {
        id = Ids.escalation(event.escalationId());
        escalation = Escalation.evolve(escalation, event);
    }
}

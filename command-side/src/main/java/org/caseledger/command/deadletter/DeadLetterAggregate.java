package org.caseledger.command.deadletter;

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
import org.caseledger.events.DeadLetterDiscarded;
import org.jspecify.annotations.Nullable;

/** Axon's shell around the rules of giving up one event. */
@AggregateRoot(type = "dead-letter")
public class DeadLetterAggregate {

    @AggregateIdentifier
    private @Nullable String id;

    /** For Axon, which fills it from its events. */
    protected DeadLetterAggregate() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Accepted handle(DiscardDeadLetter command, MetaData metadata, Edge edge) {
        DeadLetterDiscarded event = Versions.guarded(
                metadata,
                () -> id == null ? null : AggregateLifecycle.getVersion(),
                () -> DeadLetterRules.decide(id != null, command, edge.context(metadata)));
        AggregateLifecycle.apply(event);
        return new Accepted(AggregateLifecycle.getVersion(), 1);
    }

    @EventSourcingHandler
    void on(DeadLetterDiscarded event) {
        id = Ids.deadLetter(event.position());
    }
}

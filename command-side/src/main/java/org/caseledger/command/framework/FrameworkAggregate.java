package org.caseledger.command.framework;

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
import org.caseledger.command.Versions;
import org.caseledger.command.framework.FrameworkCommand.AddDomains;
import org.caseledger.command.framework.FrameworkCommand.PublishFramework;
import org.caseledger.events.FrameworkEvent;
import org.jspecify.annotations.Nullable;

/** Axon's shell around the framework's rules. */
@AggregateRoot(type = "framework")
public class FrameworkAggregate {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String id;

    private Frameworks frameworks = Frameworks.NONE;

    /** For Axon, which fills it from its events. */
    protected FrameworkAggregate() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Accepted handle(PublishFramework command, MetaData metadata) {
        return decide(command, metadata);
    }

    @CommandHandler
    Accepted handle(AddDomains command, MetaData metadata) {
        return decide(command, metadata);
    }

    private Accepted decide(FrameworkCommand command, MetaData metadata) {
        List<FrameworkEvent> events = Versions.guarded(
                metadata, () -> AggregateLifecycle.getVersion(), () -> FrameworkRules.decide(frameworks, command));
        events.forEach(AggregateLifecycle::apply);
        return new Accepted(AggregateLifecycle.getVersion(), events.size());
    }

    @EventSourcingHandler
    void on(FrameworkEvent event) {
        id = Ids.framework(event.authority());
        frameworks = Frameworks.evolve(frameworks, event);
    }
}

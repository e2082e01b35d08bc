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
import org.caseledger.command.Edge;
import org.caseledger.command.Ids;
import org.caseledger.command.Versions;
import org.caseledger.events.RegisterEvent.AuditorRegistered;
import org.caseledger.events.RegisterEvent.PersonEvent;
import org.jspecify.annotations.Nullable;

/** Axon's shell around a person's registration. */
@AggregateRoot(type = "person")
public class PersonAggregate {

    @AggregateIdentifier
    private @Nullable String id;

    private Person person = Person.MENTIONED;

    /** For Axon, which fills it from its events. */
    protected PersonAggregate() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Accepted handle(RegisterAuditor command, MetaData metadata, Edge edge) {
        List<AuditorRegistered> events = Versions.guarded(
                metadata,
                () -> id == null ? null : AggregateLifecycle.getVersion(),
                () -> PersonRules.decide(person, command, edge.context(metadata)));
        events.forEach(AggregateLifecycle::apply);
        Long version = AggregateLifecycle.getVersion();
        return new Accepted(version == null ? -1 : version, events.size());
    }

    @EventSourcingHandler
    void on(PersonEvent event) {
        id = Ids.person(event.authority(), event.person());
        person = Person.evolve(person, event);
    }
}

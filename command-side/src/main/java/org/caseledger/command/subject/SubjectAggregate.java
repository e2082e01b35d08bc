package org.caseledger.command.subject;

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
import org.caseledger.command.subject.SubjectCommand.EraseSubject;
import org.caseledger.command.subject.SubjectCommand.LiftLegalHold;
import org.caseledger.command.subject.SubjectCommand.PlaceLegalHold;
import org.caseledger.events.SubjectEvent;
import org.jspecify.annotations.Nullable;

/** Axon's shell around the rules about one data subject's texts. A hold and an erasure at once meet on its stream. */
@AggregateRoot(type = "subject")
public class SubjectAggregate {

    @AggregateIdentifier
    private @Nullable String id;

    private Subject subject = Subject.UNDECIDED;

    /** For Axon, which fills it from its events. */
    protected SubjectAggregate() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Accepted handle(PlaceLegalHold command, MetaData metadata, Edge edge) {
        return decide(command, metadata, edge);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Accepted handle(LiftLegalHold command, MetaData metadata, Edge edge) {
        return decide(command, metadata, edge);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Accepted handle(EraseSubject command, MetaData metadata, Edge edge) {
        return decide(command, metadata, edge);
    }

    private Accepted decide(SubjectCommand command, MetaData metadata, Edge edge) {
        SubjectEvent event = Versions.guarded(
                metadata,
                () -> id == null ? null : AggregateLifecycle.getVersion(),
                () -> SubjectRules.decide(subject, command, edge.context(metadata)));
        AggregateLifecycle.apply(event);
        return new Accepted(AggregateLifecycle.getVersion(), 1);
    }

    @EventSourcingHandler
    void on(SubjectEvent event) {
        id = Ids.subject(event.subject());
        subject = subject.evolve(event);
    }
}

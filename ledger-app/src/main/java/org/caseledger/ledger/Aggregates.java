package org.caseledger.ledger;

import java.util.List;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.caseledger.command.Command;
import org.caseledger.command.Edge;
import org.caseledger.command.Metadata;
import org.caseledger.command.action.ActionAggregate;
import org.caseledger.command.audit.AuditAggregate;
import org.caseledger.command.deadletter.DeadLetterAggregate;
import org.caseledger.command.escalation.EscalationAggregate;
import org.caseledger.command.framework.FrameworkAggregate;
import org.caseledger.command.register.PersonAggregate;
import org.caseledger.command.register.TeamAggregate;
import org.caseledger.command.reminders.RemindersAggregate;
import org.caseledger.command.report.ReportAggregate;
import org.caseledger.command.report.ReportableViews;
import org.caseledger.command.round.RoundAggregate;
import org.caseledger.command.subject.SubjectAggregate;
import org.caseledger.events.stored.LedgerSerializer;

/**
 * The aggregates on Axon, configured by hand: nothing is taken from the class path that is not named here. Public, so that
 * the benchmarks put the same over other event stores.
 */
public final class Aggregates {

    private Aggregates() {}

    /** A configuration to which projections may be added. */
    public static Configurer over(EventStore store, Edge edge, ReportableViews views) {
        return DefaultConfigurer.defaultConfiguration(false)
                .configureSerializer(configuration -> new LedgerSerializer())
                .configureEventStore(configuration -> store)
                .configureCorrelationDataProviders(
                        configuration -> List.of(new SimpleCorrelationDataProvider(Metadata.ACTOR, Metadata.ROLE)))
                .registerComponent(Edge.class, configuration -> edge)
                .registerComponent(ReportableViews.class, configuration -> views)
                .configureAggregate(routed(AuditAggregate.class))
                .configureAggregate(routed(ActionAggregate.class))
                .configureAggregate(routed(EscalationAggregate.class))
                .configureAggregate(routed(FrameworkAggregate.class))
                .configureAggregate(routed(ReportAggregate.class))
                .configureAggregate(routed(RemindersAggregate.class))
                .configureAggregate(routed(RoundAggregate.class))
                .configureAggregate(routed(TeamAggregate.class))
                .configureAggregate(routed(PersonAggregate.class))
                .configureAggregate(routed(SubjectAggregate.class))
                .configureAggregate(routed(DeadLetterAggregate.class));
    }

    /** Our commands say which aggregate they are for; Axon's own way looks for an annotation at every command. */
    private static <A> AggregateConfigurer<A> routed(Class<A> aggregate) {
        return AggregateConfigurer.defaultConfiguration(aggregate)
                .configureCommandTargetResolver(configuration -> message -> new VersionedAggregateIdentifier(
                        (Object) ((Command) message.getPayload()).aggregateId(), null));
    }
}

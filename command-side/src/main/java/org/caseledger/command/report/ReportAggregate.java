package org.caseledger.command.report;

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
import org.caseledger.command.framework.Frameworks;
import org.caseledger.events.ReportEvent;
import org.caseledger.events.ReportEvent.ReportPinned;
import org.jspecify.annotations.Nullable;

/** Axon's shell around the report's rules. */
@AggregateRoot(type = "report")
public class ReportAggregate {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String id;

    private @Nullable ReportPinned pinned;

    /** For Axon, which fills it from its events. */
    protected ReportAggregate() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Accepted handle(PinReport command, MetaData metadata, Edge edge, ReportableViews views) {
        String authority = command.question().authority();
        List<ReportEvent> events = Versions.guarded(
                metadata,
                () -> pinned == null ? null : AggregateLifecycle.getVersion(),
                () -> ReportRules.decide(
                        pinned,
                        command,
                        edge.context(metadata),
                        views,
                        authority == null ? Frameworks.NONE : edge.records().frameworks(authority)));
        events.forEach(AggregateLifecycle::apply);
        Long version = AggregateLifecycle.getVersion();
        return new Accepted(version == null ? -1 : version, events.size());
    }

    @EventSourcingHandler
    void on(ReportEvent event) {
        id = Ids.report(event.reportId());
        pinned = switch (event) {
            case ReportPinned report -> report;
        };
    }
}

package org.caseledger.command.action;

import java.util.ArrayList;
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
import org.caseledger.command.Context;
import org.caseledger.command.Edge;
import org.caseledger.command.Ids;
import org.caseledger.command.Reason;
import org.caseledger.command.Records.Versioned;
import org.caseledger.command.Rejected;
import org.caseledger.command.Versions;
import org.caseledger.command.action.ActionCommand.CancelAction;
import org.caseledger.command.action.ActionCommand.CompleteAction;
import org.caseledger.command.action.ActionCommand.ExtendAction;
import org.caseledger.command.action.ActionCommand.ImportAction;
import org.caseledger.command.action.ActionCommand.RaiseAction;
import org.caseledger.command.action.ActionCommand.ReopenAction;
import org.caseledger.command.action.ActionCommand.VerifyAction;
import org.caseledger.command.audit.Audit;
import org.caseledger.events.ActionEvent;
import org.jspecify.annotations.Nullable;

/** Axon's shell around the action's rules. */
@AggregateRoot(type = "action")
public class ActionAggregate {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String id;

    private @Nullable Action action;

    /** For Axon, which fills it from its events. */
    protected ActionAggregate() {}

    /** Raised about an audit: the version that the caller may expect and gets back is the audit's. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Accepted handle(RaiseAction command, MetaData metadata, Edge edge) {
        Versioned<Audit> audit = audit(command.auditId(), edge);
        Context context = edge.context(metadata);
        ActionEvent event = Versions.guarded(
                metadata,
                audit::version,
                () -> ActionRules.begin(action, ActionRules.raise(command, audit.state(), context)));
        AggregateLifecycle.apply(event);
        return new Accepted(audit.version(), 1);
    }

    /** Every action that a file names, row by row. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Accepted handle(ImportAction row, MetaData metadata, Edge edge) {
        Context context = edge.context(metadata);
        List<ActionEvent> events =
                imported(action, row, audit(row.auditId(), edge).state(), context);
        events.forEach(AggregateLifecycle::apply);
        Long version = AggregateLifecycle.getVersion();
        return new Accepted(version == null ? -1 : version, events.size());
    }

    /** The events that a row of a file adds. */
    public static List<ActionEvent> imported(@Nullable Action action, ImportAction row, Audit audit, Context context) {
        List<ActionEvent> events = new ArrayList<>();
        Action known = action;
        if (known == null) {
            ActionEvent raised = ActionRules.raise(row.raise(), audit, context);
            events.add(raised);
            known = Action.evolve(null, raised);
        }
        events.addAll(ActionRules.complement(known, row, context));
        return events;
    }

    @CommandHandler
    Accepted handle(ExtendAction command, MetaData metadata, Edge edge) {
        return decide(command, metadata, edge);
    }

    @CommandHandler
    Accepted handle(CompleteAction command, MetaData metadata, Edge edge) {
        return decide(command, metadata, edge);
    }

    @CommandHandler
    Accepted handle(ReopenAction command, MetaData metadata, Edge edge) {
        return decide(command, metadata, edge);
    }

    @CommandHandler
    Accepted handle(VerifyAction command, MetaData metadata, Edge edge) {
        return decide(command, metadata, edge);
    }

    @CommandHandler
    Accepted handle(CancelAction command, MetaData metadata, Edge edge) {
        return decide(command, metadata, edge);
    }

    private Accepted decide(ActionCommand command, MetaData metadata, Edge edge) {
        Action known = Objects.requireNonNull(action);
        ActionEvent event = Versions.guarded(
                metadata,
                AggregateLifecycle::getVersion,
                () -> ActionRules.decide(known, command, edge.context(metadata)));
        AggregateLifecycle.apply(event);
        return new Accepted(Objects.requireNonNull(AggregateLifecycle.getVersion()), 1);
    }

    private static Versioned<Audit> audit(String auditId, Edge edge) {
        return edge.records()
                .audit(auditId)
                .orElseThrow(() -> Rejected.because(
                        Reason.UNKNOWN_AUDIT, "auditId", "The ledger has no audit of this id: allocate it first"));
    }

    @EventSourcingHandler
    void on(ActionEvent event) {
        id = Ids.action(event.actionId());
        action = Action.evolve(action, event);
    }
}

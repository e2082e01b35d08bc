package org.caseledger.command.audit;

import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
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
import org.caseledger.command.Metadata;
import org.caseledger.command.Records;
import org.caseledger.command.Versions;
import org.caseledger.command.audit.AuditCommand.AdvanceConcern;
import org.caseledger.command.audit.AuditCommand.AllocateAudit;
import org.caseledger.command.audit.AuditCommand.AmendGrade;
import org.caseledger.command.audit.AuditCommand.CancelAudit;
import org.caseledger.command.audit.AuditCommand.CorrectRecord;
import org.caseledger.command.audit.AuditCommand.FlagRisk;
import org.caseledger.command.audit.AuditCommand.GrantExemption;
import org.caseledger.command.audit.AuditCommand.ImportConcern;
import org.caseledger.command.audit.AuditCommand.ImportFindings;
import org.caseledger.command.audit.AuditCommand.ModerateGrade;
import org.caseledger.command.audit.AuditCommand.NoteNotReturned;
import org.caseledger.command.audit.AuditCommand.ReassignAudit;
import org.caseledger.command.audit.AuditCommand.ReconcileGrades;
import org.caseledger.command.audit.AuditCommand.RecordDomainGrades;
import org.caseledger.command.audit.AuditCommand.RecordFindings;
import org.caseledger.command.audit.AuditCommand.RecordFollowUp;
import org.caseledger.command.audit.AuditCommand.RecordReflection;
import org.caseledger.command.audit.AuditCommand.RecordUpload;
import org.caseledger.command.audit.AuditCommand.RejectSubmission;
import org.caseledger.command.audit.AuditCommand.SubmitGrade;
import org.caseledger.command.audit.AuditCommand.SubmitSecondGrade;
import org.caseledger.command.framework.Frameworks;
import org.caseledger.events.AuditEvent;
import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.events.AuditEvent.AuditExempted;
import org.caseledger.events.AuditEvent.FindingsRecorded;
import org.caseledger.events.AuditEvent.GradeModerated;
import org.caseledger.events.AuditEvent.GradeSubmitted;
import org.caseledger.events.AuditEvent.SecondGradeSubmitted;
import org.caseledger.events.Framework;
import org.jspecify.annotations.Nullable;

/** Axon's shell around the audit's rules: it fetches what they may know and applies what they decide. */
@AggregateRoot(type = "audit")
public class AuditAggregate {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String id;

    private @Nullable Audit audit;

    /** For Axon, which fills it from its events. */
    protected AuditAggregate() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Accepted handle(AllocateAudit command, MetaData metadata, Edge edge) {
        Context context = edge.context(metadata);
        List<AuditEvent> events = Versions.guarded(
                metadata,
                () -> audit == null ? null : AggregateLifecycle.getVersion(),
                () -> AuditRules.begin(audit, allocation(command, edge, context)));
        return apply(events, edge, context);
    }

    /** Every audit that a file names, row by row: allocated where it is new, completed where facts are. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Accepted handle(ImportAudit command, MetaData metadata, Edge edge) {
        Context context = edge.context(metadata);
        List<AuditEvent> events = AuditImport.decide(audit, command, edge.records(), context);
        return apply(events, edge, context);
    }

    @CommandHandler
    Accepted handle(ReassignAudit command, MetaData metadata, Edge edge) {
        return decide(command, metadata, edge);
    }

    @CommandHandler
    Accepted handle(GrantExemption command, MetaData metadata, Edge edge) {
        return decide(
                command,
                metadata,
                edge,
                (known, decided) -> Exemption.requireRegistered(command, known.allocated(), edge.records()));
    }

    @CommandHandler
    Accepted handle(CancelAudit command, MetaData metadata, Edge edge) {
        return decide(command, metadata, edge);
    }

    @CommandHandler
    Accepted handle(SubmitGrade command, MetaData metadata, Edge edge) {
        return decide(command, metadata, edge);
    }

    @CommandHandler
    Accepted handle(SubmitSecondGrade command, MetaData metadata, Edge edge) {
        return decide(command, metadata, edge);
    }

    /** Sent by the policy of closed rounds alone. */
    @CommandHandler
    Accepted handle(NoteNotReturned command, MetaData metadata, Edge edge) {
        return decide(command, metadata, edge);
    }

    @CommandHandler
    Accepted handle(AmendGrade command, MetaData metadata, Edge edge) {
        return decide(command, metadata, edge);
    }

    @CommandHandler
    Accepted handle(ReconcileGrades command, MetaData metadata, Edge edge) {
        return decide(command, metadata, edge);
    }

    @CommandHandler
    Accepted handle(RejectSubmission command, MetaData metadata, Edge edge) {
        return decide(command, metadata, edge);
    }

    @CommandHandler
    Accepted handle(ModerateGrade command, MetaData metadata, Edge edge) {
        AuditAllocated allocated = Objects.requireNonNull(audit).allocated();
        ModerateGrade asDrawn = edge.records()
                .moderationSampling(allocated.authority(), allocated.round(), command.auditId())
                .map(command::drawn)
                .orElse(command);
        return decide(asDrawn, metadata, edge);
    }

    @CommandHandler
    Accepted handle(RecordFindings command, MetaData metadata, Edge edge) {
        return decide(command, metadata, edge);
    }

    @CommandHandler
    Accepted handle(ImportFindings command, MetaData metadata, Edge edge) {
        return decide(command, metadata, edge);
    }

    @CommandHandler
    Accepted handle(RecordReflection command, MetaData metadata, Edge edge) {
        return decide(command, metadata, edge);
    }

    @CommandHandler
    Accepted handle(FlagRisk command, MetaData metadata, Edge edge) {
        return decide(command, metadata, edge);
    }

    @CommandHandler
    Accepted handle(RecordUpload command, MetaData metadata, Edge edge) {
        return decide(command, metadata, edge);
    }

    @CommandHandler
    Accepted handle(RecordFollowUp command, MetaData metadata, Edge edge) {
        return decide(command, metadata, edge);
    }

    @CommandHandler
    Accepted handle(AdvanceConcern command, MetaData metadata, Edge edge) {
        return decide(command, metadata, edge);
    }

    @CommandHandler
    Accepted handle(ImportConcern command, MetaData metadata, Edge edge) {
        return decide(command, metadata, edge);
    }

    @CommandHandler
    Accepted handle(RecordDomainGrades command, MetaData metadata, Edge edge) {
        return decide(command, metadata, edge);
    }

    @CommandHandler
    Accepted handle(CorrectRecord command, MetaData metadata, Edge edge) {
        return decide(command, metadata, edge, (known, decided) -> {
            Frameworks frameworks = edge.records().frameworks(known.allocated().authority());
            CorrectionRules.requireSameFramework(known.after(decided).allocated(), frameworks);
        });
    }

    private static AuditAllocated allocation(AllocateAudit command, Edge edge, Context context) {
        Records records = edge.records();
        return Allocation.decide(command, records, records.frameworks(command.authority()), context);
    }

    private Accepted decide(AuditCommand command, MetaData metadata, Edge edge) {
        return decide(command, metadata, edge, (known, decided) -> {});
    }

    /** Decides, and lets what was decided be refused for what other records hold. */
    private Accepted decide(
            AuditCommand command, MetaData metadata, Edge edge, BiConsumer<Audit, List<AuditEvent>> others) {
        Audit known = Objects.requireNonNull(audit);
        Framework framework = edge.records()
                .frameworks(known.allocated().authority())
                .version(known.allocated().frameworkVersion());
        Context context = edge.context(metadata);
        List<AuditEvent> events = Versions.guarded(metadata, AggregateLifecycle::getVersion, () -> {
            List<AuditEvent> decided = AuditRules.decide(known, framework, command, context);
            others.accept(known, decided);
            return decided;
        });
        return apply(events, edge, context);
    }

    private Accepted apply(List<AuditEvent> events, Edge edge, Context context) {
        int mentions = 0;
        for (AuditEvent event : events) {
            if (event instanceof AuditExempted exempted) { // first, since it may still be refused
                AuditAllocated excused = Objects.requireNonNull(audit).allocated();
                mentions += edge.exemptionsTaken().take(excused, exempted, !context.importing());
            }
            AggregateLifecycle.apply(event, signed(event, context));
            mentions += Mentions.append(event, Objects.requireNonNull(audit), edge);
        }
        Long version = AggregateLifecycle.getVersion();
        return new Accepted(version == null ? -1 : version, events.size() + mentions);
    }

    /** For whom an importer tells an event: the person that the row names. */
    private static MetaData signed(AuditEvent event, Context context) {
        if (!context.importing()) {
            return MetaData.emptyInstance();
        }
        if (event instanceof GradeSubmitted submitted) {
            return MetaData.with(Metadata.ON_BEHALF_OF, submitted.auditor());
        }
        if (event instanceof SecondGradeSubmitted submitted) {
            return MetaData.with(Metadata.ON_BEHALF_OF, submitted.auditor());
        }
        if (event instanceof FindingsRecorded recorded) {
            return MetaData.with(Metadata.ON_BEHALF_OF, recorded.auditor());
        }
        if (event instanceof GradeModerated moderated) {
            return MetaData.with(Metadata.ON_BEHALF_OF, moderated.moderator());
        }
        return MetaData.emptyInstance();
    }

    @EventSourcingHandler
    void on(AuditEvent event) {
        id = Ids.audit(event.auditId());
        audit = Audit.evolve(audit, event);
    }
}

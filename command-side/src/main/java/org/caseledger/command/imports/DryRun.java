package org.caseledger.command.imports;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caseledger.command.Context;
import org.caseledger.command.Edge;
import org.caseledger.command.Reason;
import org.caseledger.command.Records;
import org.caseledger.command.Rejected;
import org.caseledger.command.action.Action;
import org.caseledger.command.action.ActionAggregate;
import org.caseledger.command.action.ActionCommand.ImportAction;
import org.caseledger.command.audit.Audit;
import org.caseledger.command.audit.AuditCommand;
import org.caseledger.command.audit.AuditImport;
import org.caseledger.command.audit.AuditRules;
import org.caseledger.command.audit.ImportAudit;
import org.caseledger.command.escalation.Escalation;
import org.caseledger.command.escalation.EscalationCommand.ImportEscalation;
import org.caseledger.command.escalation.EscalationRules;
import org.caseledger.command.framework.FrameworkCommand.AddDomains;
import org.caseledger.command.framework.FrameworkRules;
import org.caseledger.command.framework.Frameworks;
import org.caseledger.command.register.Person;
import org.caseledger.command.register.PersonRules;
import org.caseledger.command.register.RegisterAuditor;
import org.caseledger.command.register.RegisterTeam;
import org.caseledger.command.register.Team;
import org.caseledger.command.register.TeamRules;
import org.caseledger.events.ActionEvent;
import org.caseledger.events.AuditEvent;
import org.caseledger.events.EscalationEvent;
import org.caseledger.events.Framework;
import org.caseledger.events.FrameworkEvent;
import org.caseledger.events.SamplingMethod;
import org.jspecify.annotations.Nullable;

/**
 * Decides an import's commands by the same rules without appending anything: what they would have appended is kept here,
 * over the ledger, so that later rows find what earlier ones tell.
 */
final class DryRun implements ImportTarget, Records {

    private final Records ledger;
    private final Context context;
    private final Map<String, Audit> audits = new HashMap<>();
    private final Map<String, Frameworks> frameworks = new HashMap<>();

    DryRun(Edge edge, Context context) {
        this.ledger = edge.records();
        this.context = new Context(
                context.actor(),
                context.today(),
                true,
                context.accounts(),
                context.seal().throwaway());
    }

    @Override
    public synchronized int take(Object command) {
        return switch (command) {
            case RegisterTeam team ->
                TeamRules.register(ledger.team(team.authority(), team.team()).orElse(null), team, true)
                        .size();
            case RegisterAuditor row ->
                PersonRules.decide(state(row), row, context).size();
            case ImportAudit row -> keep(row.auditId(), AuditImport.decide(state(row.auditId()), row, this, context));
            case AuditCommand about -> keep(about.auditId(), decide(about));
            case AddDomains add -> keep(add, FrameworkRules.decide(frameworks(add.authority()), add));
            case ImportAction row -> decide(row).size();
            case ImportEscalation row -> decide(row).size();
            default -> throw new IllegalArgumentException(command.getClass().getName() + " is not told by a file");
        };
    }

    @Override
    public synchronized String authorityOf(String auditId) {
        Audit audit = state(auditId);
        return audit == null ? "" : audit.allocated().authority();
    }

    @Override
    public Frameworks frameworks(String authority) {
        Frameworks kept = frameworks.get(authority);
        return kept == null ? ledger.frameworks(authority) : kept;
    }

    @Override
    public Optional<Versioned<Audit>> audit(String auditId) {
        Audit kept = audits.get(auditId);
        return kept == null ? ledger.audit(auditId) : Optional.of(new Versioned<>(kept, 0));
    }

    @Override
    public Optional<Action> action(String actionId) {
        return ledger.action(actionId);
    }

    @Override
    public Optional<Escalation> escalation(String escalationId) {
        return ledger.escalation(escalationId);
    }

    @Override
    public Optional<SamplingMethod> moderationSampling(String authority, YearMonth round, String auditId) {
        return ledger.moderationSampling(authority, round, auditId);
    }

    @Override
    public Optional<Team> team(String authority, String team) {
        return ledger.team(authority, team);
    }

    @Override
    public Optional<Versioned<Person>> person(String authority, String person) {
        return ledger.person(authority, person);
    }

    private Person state(RegisterAuditor row) {
        return person(row.authority(), row.person()).map(Versioned::state).orElse(Person.MENTIONED);
    }

    private List<AuditEvent> decide(AuditCommand command) {
        Audit audit = state(command.auditId());
        if (audit == null) {
            throw unknownAudit();
        }
        Framework framework = frameworks(audit.allocated().authority())
                .version(audit.allocated().frameworkVersion());
        return AuditRules.decide(audit, framework, command, context);
    }

    private List<ActionEvent> decide(ImportAction row) {
        Audit audit = state(row.auditId());
        if (audit == null) {
            throw unknownAudit();
        }
        return ActionAggregate.imported(action(row.actionId()).orElse(null), row, audit, context);
    }

    private List<EscalationEvent> decide(ImportEscalation row) {
        return EscalationRules.decide(escalation(row.escalationId()).orElse(null), row, context);
    }

    private @Nullable Audit state(String auditId) {
        return audit(auditId).map(Versioned::state).orElse(null);
    }

    private int keep(String auditId, List<AuditEvent> events) {
        Audit audit = state(auditId);
        for (AuditEvent event : events) {
            audit = Audit.evolve(audit, event);
        }
        if (audit != null) {
            audits.put(auditId, audit);
        }
        return events.size();
    }

    private int keep(AddDomains command, List<FrameworkEvent> events) {
        Frameworks widened = frameworks(command.authority());
        for (FrameworkEvent event : events) {
            widened = Frameworks.evolve(widened, event);
        }
        frameworks.put(command.authority(), widened);
        return events.size();
    }

    private static Rejected unknownAudit() {
        return Rejected.because(Reason.UNKNOWN_AUDIT, "auditId", "The ledger has no audit of this id");
    }
}

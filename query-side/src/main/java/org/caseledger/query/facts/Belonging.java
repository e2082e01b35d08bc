package org.caseledger.query.facts;

import org.caseledger.events.ActionEvent;
import org.caseledger.events.ActionEvent.ActionRaised;
import org.caseledger.events.AuditEvent;
import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.events.CommandAnswered;
import org.caseledger.events.DeadLetterDiscarded;
import org.caseledger.events.EscalationEvent;
import org.caseledger.events.EscalationEvent.EscalationRaised;
import org.caseledger.events.FrameworkEvent;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.RegisterEvent;
import org.caseledger.events.RemindersSent;
import org.caseledger.events.ReportEvent;
import org.caseledger.events.SampleEvent;
import org.caseledger.events.SubjectEvent;
import org.jspecify.annotations.Nullable;

/**
 * What an event is about. Events of one sequence are folded in their order or not at all.
 *
 * @param sequence the audit, for whatever belongs to one; else the aggregate
 * @param authority absent where it can't be told, or it is nobody's in particular
 */
public record Belonging(String sequence, @Nullable String authority) {

    /** Where an event belongs that can't even be read. */
    public static Belonging unknown(String aggregate) {
        return new Belonging(aggregate, null);
    }

    /** Where an event belongs, by what is known before it. */
    public static Belonging of(String aggregate, LedgerEvent event, Facts facts) {
        return switch (event) {
            case AuditAllocated e -> new Belonging(audit(e.auditId()), e.authority());
            case AuditEvent e -> ofAudit(e.auditId(), facts);
            case ActionRaised e -> ofAudit(e.auditId(), facts);
            case ActionEvent e -> ofAction(aggregate, facts.action(e.actionId()), facts);
            case EscalationRaised e -> new Belonging(aggregate, e.authority());
            case EscalationEvent e -> ofEscalation(aggregate, facts.escalation(e.escalationId()));
            case FrameworkEvent e -> new Belonging(aggregate, e.authority());
            case RegisterEvent e -> new Belonging(aggregate, e.authority());
            case SampleEvent e -> new Belonging(aggregate, e.authority());
            case RemindersSent e -> new Belonging(aggregate, e.authority());
            case ReportEvent _, SubjectEvent _, CommandAnswered _, DeadLetterDiscarded _ -> unknown(aggregate);
        };
    }

    private static Belonging ofAudit(String id, Facts facts) {
        AuditFacts audit = facts.audit(id);
        return new Belonging(
                audit(id), audit == null ? null : audit.allocation().authority());
    }

    private static Belonging ofAction(String aggregate, @Nullable ActionFacts action, Facts facts) {
        return action == null ? unknown(aggregate) : ofAudit(action.raised().auditId(), facts);
    }

    private static Belonging ofEscalation(String aggregate, @Nullable EscalationFacts escalation) {
        return new Belonging(
                aggregate, escalation == null ? null : escalation.raised().authority());
    }

    private static String audit(String id) {
        return "audit:" + id;
    }
}

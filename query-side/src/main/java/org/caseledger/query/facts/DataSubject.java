package org.caseledger.query.facts;

import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.events.EscalationEvent.EscalationRaised;

/** Whose key seals the texts of an audit or an escalation. */
public final class DataSubject {

    private DataSubject() {}

    /** The child, or the auditor where the audit is of no child: as sealed texts name them. */
    public static String of(AuditAllocated audit) {
        return audit.childRef() == null ? "staff:" + audit.auditor() : child(audit.authority(), audit.childRef());
    }

    /** The child, or the escalation itself where it names none. */
    public static String of(EscalationRaised escalation) {
        return escalation.childRef() == null
                ? "escalation:" + escalation.escalationId()
                : child(escalation.authority(), escalation.childRef());
    }

    private static String child(String authority, String childRef) {
        return "child:" + authority + ":" + childRef;
    }
}

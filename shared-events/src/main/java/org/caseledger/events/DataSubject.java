package org.caseledger.events;

import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.events.EscalationEvent.EscalationRaised;
import org.jspecify.annotations.Nullable;

/**
 * Whom a sealed text is about, by the name of their key. Texts are sealed, opened and erased under this name: who writes
 * and who reads must mean the same by it.
 */
public final class DataSubject {

    private DataSubject() {}

    /** A child. */
    public static String child(String authority, String childRef) {
        return childrenOf(authority) + childRef;
    }

    /** How the names of an authority's children begin. */
    public static String childrenOf(String authority) {
        return "child:" + authority + ":";
    }

    /** A colleague. */
    public static String staff(String person) {
        return "staff:" + person;
    }

    /** The child of an audit, or its auditor where it is of no child. */
    public static String of(AuditAllocated audit) {
        return audit.childRef() == null ? staff(audit.auditor()) : child(audit.authority(), audit.childRef());
    }

    /** The child of an escalation, or the escalation itself where it names none. */
    public static String of(EscalationRaised escalation) {
        return ofEscalation(escalation.authority(), escalation.childRef(), escalation.escalationId());
    }

    /** The same of one that is yet to be raised. */
    public static String ofEscalation(String authority, @Nullable String childRef, String escalationId) {
        return childRef == null ? "escalation:" + escalationId : child(authority, childRef);
    }
}

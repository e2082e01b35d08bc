package org.caseledger.query.facts;

import org.caseledger.events.AuditEvent.AuditAllocated;

/** Whose key seals the texts of an audit. */
public final class DataSubject {

    private DataSubject() {}

    /** The child, or the auditor where the audit is of no child: as sealed texts name them. */
    public static String of(AuditAllocated audit) {
        return audit.childRef() == null ? "staff:" + audit.auditor() : child(audit.authority(), audit.childRef());
    }

    /** A child of an authority, as sealed texts name them. */
    public static String child(String authority, String childRef) {
        return "child:" + authority + ":" + childRef;
    }
}

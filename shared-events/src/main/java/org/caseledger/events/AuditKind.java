package org.caseledger.events;

/** Why and how an audit is done. */
public enum AuditKind {
    CORE,
    RE_AUDIT,
    /** Two auditors grade blind and independently. */
    LOOPED,
    /** A dip sample on a theme. */
    THEMATIC,
    /** A practice observation; it may be ungraded. */
    OBSERVATION
}

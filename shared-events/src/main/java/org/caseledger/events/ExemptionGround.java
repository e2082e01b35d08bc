package org.caseledger.events;

/** Why an audit was excused. */
public enum ExemptionGround {
    /** Nobody said. */
    UNSTATED,
    /** Its auditor holds a standing exemption. */
    STANDING,
    /** Its auditor audits every second month. */
    BI_MONTHLY,
    /** A director decided so; at most two for each auditor and financial year. */
    DISCRETIONARY
}

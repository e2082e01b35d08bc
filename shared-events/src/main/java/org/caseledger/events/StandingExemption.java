package org.caseledger.events;

/** Which audits a registered auditor is excused from without asking. */
public enum StandingExemption {
    /** All of them. */
    STANDING,
    /** Those of every second month. */
    BI_MONTHLY
}

package org.caseledger.events;

/** What an escalation is about. */
public enum EscalationCategory {
    DRIFT_AND_DELAY,
    PROCESS,
    SAFEGUARDING
}

package org.caseledger.events;

/** Who raised an escalation. */
public enum EscalationSource {
    /** The chair of a child protection conference. */
    CP_CHAIR,
    /** An independent reviewing officer. */
    IRO
}

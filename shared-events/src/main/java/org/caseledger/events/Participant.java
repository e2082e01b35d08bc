package org.caseledger.events;

/** Whose views an audit may have recorded. */
public enum Participant {
    CHILD,
    PARENT,
    SOCIAL_WORKER,
    MANAGER,
    /** The independent reviewing officer or the chair of the child protection conference. */
    IRO_CP_CHAIR
}

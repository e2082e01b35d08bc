package org.caseledger.events;

/** Who gave feedback. */
public enum FamilyMember {
    CHILD,
    PARENT
}

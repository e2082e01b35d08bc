package org.caseledger.events;

/** Whether a finding is good news. */
public enum FindingKind {
    STRENGTH,
    AREA_FOR_DEVELOPMENT
}

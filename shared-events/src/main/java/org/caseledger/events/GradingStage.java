package org.caseledger.events;

/** Whose grading a domain grade belongs to. */
public enum GradingStage {
    SUBMITTED,
    MODERATED
}

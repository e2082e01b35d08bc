package org.caseledger.events;

/** What a moderation did to the overall grade. */
public enum ModerationOutcome {
    UPHELD,
    UPGRADED,
    DOWNGRADED
}

package org.caseledger.events;

/** Whether somebody's views stand in the audit. */
public enum ViewsRecorded {
    YES,
    NO,
    /** Outside the base of any share. */
    NOT_APPLICABLE
}

package org.caseledger.events;

/** What people do about a child of concern, in this order. */
public enum ConcernStep {
    /** QA reviewed the file. */
    REVIEWED,
    /** Operations responded. */
    RESPONDED,
    /** The director signed off. */
    SIGNED_OFF,
    /** The notification stands in the child's file. */
    UPLOADED,
    RESOLVED
}

package org.caseledger.events;

/** The day from which the years of a retention class are counted. */
public enum RetentionStart {
    /** When the audit was completed, or came to nothing: excused, called off, sent back or reported as not returned. */
    COMPLETED,
    /** When its moderation, its concern and its actions were through, too. */
    CLOSED
}

package org.caseledger.query.reads;

/** What somebody looked at. */
public enum LookKind {
    /** One audit's state: its page, or its record. */
    AUDIT,
    /** The list of audits, each with its grade. */
    AUDITS,
    /** An action, or an audit's actions. */
    ACTION,
    /** A child of concern. */
    CONCERN,
    /** A formal challenge about a child. */
    ESCALATION,
    /** An audit's history, at once, as it grows or as it came about. */
    HISTORY,
    /** An audit's evidence file. */
    EVIDENCE,
    /** Families' words and the impact on the child. */
    WORDS,
    /** The audits behind a figure, or between two reports. */
    LINEAGE,
    /** The follow-up lists. */
    FOLLOW_UP,
    /** The cases of a sample. */
    SAMPLE,
    /** Rows that an import refused. */
    REFUSED_ROWS,
    /** Stored events: the whole ledger, or entries of the log. */
    LEDGER,
    /** What decides about a person's texts: holds and erasure. */
    SUBJECT,
    /** All data of one person. */
    SUBJECT_ACCESS,
    /** The read ledger itself. */
    READS,
    /** An address that nobody has classed. */
    OTHER
}

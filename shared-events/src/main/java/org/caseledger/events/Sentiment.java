package org.caseledger.events;

/** How a family's feedback reads. */
public enum Sentiment {
    POSITIVE,
    MIXED,
    NEGATIVE
}

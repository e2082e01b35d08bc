package org.caseledger.events;

/** How audits, or gradings to be moderated, were drawn. Without it an agreement figure can't be read. */
public enum SamplingMethod {
    /** By lot. */
    RANDOM,
    /** Every one of them. */
    ALL,
    /** Those at certain grades; of gradings alone. */
    BY_GRADE,
    /** Those that somebody picked on purpose. */
    TARGETED
}

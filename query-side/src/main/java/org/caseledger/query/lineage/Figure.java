package org.caseledger.query.lineage;

/** How a figure is made of the things in its cell. */
public enum Figure {
    /** How many things are in the numerator. */
    COUNT,
    /** Numerator over denominator, in percent. */
    PERCENT,
    /** The interval of such a share. */
    INTERVAL,
    /** Something else that can be said of the numerator and the denominator: a median, the oldest. */
    DERIVED
}

package org.caseledger.query.view;

/** By what a view groups its rows. */
public enum Grouping {
    MONTH,
    QUARTER,
    COHORT,
    AREA,
    TEAM,
    PROGRAMME,
    KIND,
    AUTHORITY
}

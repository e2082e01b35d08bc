package org.caseledger.command.report;

import java.util.Set;

/** The views that can be reported on. Whoever answers them says which those are. */
public interface ReportableViews {

    /** Their names; those about single people are not for publishing. */
    Set<String> names();

    /** The groupings that a view takes, in small letters; none where it takes none. */
    Set<String> groupings(String view);
}

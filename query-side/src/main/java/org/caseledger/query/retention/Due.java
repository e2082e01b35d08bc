package org.caseledger.query.retention;

import java.time.LocalDate;
import java.util.List;
import org.caseledger.events.RetentionStart;

/**
 * A data subject whose texts have been kept for as long as they had to be.
 *
 * @param subject as sealed texts name them
 * @param since the first day on which the texts need not be kept
 * @param lastAudit the audit for which they were kept longest; it decides all that follows
 * @param authority whose audit that is
 * @param frameworkVersion the version of its framework that has the class
 * @param retentionClass the name of that class
 * @param years how long it keeps texts
 * @param from from when
 * @param restedOn the day from which the years were counted
 * @param holds the names of the legal holds that stand, in the order in which they were placed: while there is one, the
 *     texts can't be erased
 */
public record Due(
        String subject,
        LocalDate since,
        String lastAudit,
        String authority,
        int frameworkVersion,
        String retentionClass,
        int years,
        RetentionStart from,
        LocalDate restedOn,
        List<String> holds) {

    public Due {
        holds = List.copyOf(holds);
    }

    Due heldBy(List<String> standing) {
        return new Due(
                subject,
                since,
                lastAudit,
                authority,
                frameworkVersion,
                retentionClass,
                years,
                from,
                restedOn,
                standing);
    }
}

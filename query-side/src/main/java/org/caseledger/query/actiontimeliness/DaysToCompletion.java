package org.caseledger.query.actiontimeliness;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.caseledger.query.facts.ActionAt;
import org.caseledger.query.statistics.KaplanMeier;

/** How long actions take; those still open have taken until now at least. */
final class DaysToCompletion {

    private DaysToCompletion() {}

    static KaplanMeier of(List<ActionAt> actions, LocalDate asAt) {
        KaplanMeier estimate = new KaplanMeier();
        for (ActionAt action : actions) {
            if (action.completedOn() == null) {
                estimate.stillOpen(days(action, asAt));
            } else {
                estimate.done(days(action, asAt));
            }
        }
        return estimate;
    }

    /** How long an action took, or has been open. */
    static long days(ActionAt action, LocalDate asAt) {
        LocalDate completedOn = action.completedOn();
        return ChronoUnit.DAYS.between(action.raised().effectiveOn(), completedOn == null ? asAt : completedOn);
    }
}

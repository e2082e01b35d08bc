package org.caseledger.query.actiontimeliness;

import java.time.LocalDate;
import java.util.function.Function;
import org.caseledger.query.facts.ActionAt;

/** Where an action stands against a due date. */
enum Place {
    ON_TIME("onTime"),
    LATE("late"),
    OVERDUE("overdue"),
    NOT_YET_DUE("notYetDue");

    private final String key;

    Place(String key) {
        this.key = key;
    }

    /** Its key in a row. */
    String key() {
        return key;
    }

    static Place of(ActionAt action, Function<ActionAt, LocalDate> due, LocalDate asAt) {
        LocalDate dueOn = due.apply(action);
        LocalDate completedOn = action.completedOn();
        if (completedOn == null) {
            return dueOn.isBefore(asAt) ? OVERDUE : NOT_YET_DUE;
        }
        return completedOn.isAfter(dueOn) ? LATE : ON_TIME;
    }
}

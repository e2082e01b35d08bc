package org.caseledger.query.reminders;

import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person must see to: ids and days, nothing of a child.
 *
 * @param person the auditor whose grading is awaited, or the owner of the action
 * @param auditId the audit itself, or the one that the action follows
 * @param daysOverdue how long the due day has passed, at least 1; absent while it has not
 */
public record Reminder(
        String authority,
        String person,
        Kind kind,
        String id,
        String auditId,
        State state,
        LocalDate dueOn,
        @Nullable Long daysOverdue) {

    /** What the id names. */
    public enum Kind {
        AUDIT,
        ACTION
    }

    /** How it stands. */
    public enum State {
        /** Its due day is today or within the days ahead. */
        DUE,
        /** An audit whose due day has passed; its round is open, so it is still waited for. */
        LATE,
        /** An action whose due day has passed, or an audit whose round was closed without it. */
        OVERDUE
    }

    static final Comparator<Reminder> IN_ORDER = Comparator.comparing(Reminder::authority)
            .thenComparing(Reminder::person)
            .thenComparing(Reminder::dueOn)
            .thenComparing(Reminder::kind)
            .thenComparing(Reminder::id);

    static @Nullable Long daysOverdue(LocalDate dueOn, LocalDate day) {
        return day.isAfter(dueOn) ? Long.valueOf(day.toEpochDay() - dueOn.toEpochDay()) : null;
    }
}

package org.caseledger.query.followup;

import java.time.LocalDate;
import org.caseledger.query.facts.ActionAt;
import org.caseledger.query.facts.AuditAt;
import org.jspecify.annotations.Nullable;

/**
 * One thing on a list: ids and days, never a text.
 *
 * @param kind what the id names
 * @param team the audit's, the action's own, or that of the practitioner's last audit
 * @param auditId the audit itself, or the one that an action follows; absent for a practitioner
 * @param on the day by which the list is in order; absent for a practitioner who was never audited
 * @param dueOn absent where nothing is due
 * @param daysOverdue how long after the due day it came back or is still awaited, at least 1; absent where it is not overdue
 */
public record Item(
        Kind kind,
        String id,
        String authority,
        @Nullable String team,
        @Nullable String auditId,
        @Nullable LocalDate on,
        @Nullable LocalDate dueOn,
        @Nullable Long daysOverdue) {

    /** What an item is. */
    public enum Kind {
        AUDIT,
        ACTION,
        PRACTITIONER
    }

    /** Within one authority: by day, what has none first, then by id. */
    static int inOrder(Item one, Item other) {
        LocalDate day = one.on;
        LocalDate otherDay = other.on;
        int days = day == null || otherDay == null
                ? Boolean.compare(day != null, otherDay != null)
                : day.compareTo(otherDay);
        return days != 0 ? days : one.id.compareTo(other.id);
    }

    static Item of(AuditAt audit, @Nullable LocalDate on) {
        return of(audit, on, null, null);
    }

    /** An audit with its due day, as long overdue as on a day. */
    static Item due(AuditAt audit, @Nullable LocalDate on, LocalDate day) {
        LocalDate dueOn = audit.allocation().dueOn();
        return of(audit, on, dueOn, overdue(dueOn, day));
    }

    private static Item of(
            AuditAt audit, @Nullable LocalDate on, @Nullable LocalDate dueOn, @Nullable Long daysOverdue) {
        String id = audit.allocation().auditId();
        return new Item(
                Kind.AUDIT,
                id,
                audit.allocation().authority(),
                audit.allocation().team(),
                id,
                on,
                dueOn,
                daysOverdue);
    }

    static Item of(ActionAt action, String authority, LocalDate day) {
        return new Item(
                Kind.ACTION,
                action.raised().actionId(),
                authority,
                action.raised().team(),
                action.raised().auditId(),
                action.dueOn(),
                action.dueOn(),
                overdue(action.dueOn(), day));
    }

    private static @Nullable Long overdue(LocalDate dueOn, LocalDate day) {
        return day.isAfter(dueOn) ? Long.valueOf(day.toEpochDay() - dueOn.toEpochDay()) : null;
    }
}

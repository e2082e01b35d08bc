package org.caseledger.query.lookup;

import java.time.LocalDate;
import org.caseledger.events.ActionEvent.ActionRaised;
import org.caseledger.query.facts.ActionAt;
import org.jspecify.annotations.Nullable;

/**
 * An action that follows an audit.
 *
 * @param dueOn the due date in force, extensions included
 * @param version the sequence of the last event, which is the ETag
 */
public record ActionRecord(
        String actionId,
        String auditId,
        @Nullable String description,
        @Nullable String owner,
        @Nullable String team,
        LocalDate raisedOn,
        LocalDate originallyDueOn,
        LocalDate dueOn,
        @Nullable LocalDate completedOn,
        Status status,
        long version) {

    /** Whether it still has to be done. */
    public enum Status {
        OPEN,
        OVERDUE,
        COMPLETED,
        CANCELLED
    }

    static ActionRecord of(ActionAt action, @Nullable String description, LocalDate today, long version) {
        ActionRaised raised = action.raised();
        return new ActionRecord(
                raised.actionId(),
                raised.auditId(),
                description,
                raised.owner(),
                raised.team(),
                raised.effectiveOn(),
                raised.dueOn(),
                action.dueOn(),
                action.completedOn(),
                status(action, today),
                version);
    }

    private static Status status(ActionAt action, LocalDate today) {
        if (action.cancelled()) {
            return Status.CANCELLED;
        }
        if (action.completedOn() != null) {
            return Status.COMPLETED;
        }
        return action.dueOn().isBefore(today) ? Status.OVERDUE : Status.OPEN;
    }
}

package org.caseledger.command.action;

import java.time.LocalDate;
import java.util.Objects;
import org.caseledger.events.ActionEvent;
import org.caseledger.events.ActionEvent.ActionCancelled;
import org.caseledger.events.ActionEvent.ActionCompleted;
import org.caseledger.events.ActionEvent.ActionExtended;
import org.caseledger.events.ActionEvent.ActionRaised;
import org.caseledger.events.ActionEvent.ActionReopened;
import org.caseledger.events.ActionEvent.ActionVerified;
import org.jspecify.annotations.Nullable;

/**
 * One action as the rules need to know it.
 *
 * @param completedOn absent while it is open
 * @param lastCompletedOn the last completion told, taken back by a reopening or not
 * @param reopenedOn the day of the last reopening
 * @param extendedOn the day of the last extension
 */
public record Action(
        ActionRaised raised,
        @Nullable LocalDate completedOn,
        @Nullable LocalDate lastCompletedOn,
        @Nullable LocalDate reopenedOn,
        @Nullable LocalDate extendedOn,
        boolean cancelled) {

    /** The action after an event; the first event of a stream is its raising. */
    public static Action evolve(@Nullable Action action, ActionEvent event) {
        if (event instanceof ActionRaised raised) {
            return new Action(raised, null, null, null, null, false);
        }
        Action known = Objects.requireNonNull(action, "An action's first event is its raising");
        LocalDate on = event.effectiveOn();
        return switch (event) {
            case ActionRaised raised -> throw new IllegalStateException("An action is raised once");
            case ActionExtended extended ->
                new Action(
                        known.raised, known.completedOn, known.lastCompletedOn, known.reopenedOn, on, known.cancelled);
            case ActionCompleted completed ->
                new Action(known.raised, on, on, known.reopenedOn, known.extendedOn, known.cancelled);
            case ActionReopened reopened ->
                new Action(known.raised, null, known.lastCompletedOn, on, known.extendedOn, known.cancelled);
            case ActionVerified verified -> known;
            case ActionCancelled cancelled ->
                new Action(
                        known.raised,
                        known.completedOn,
                        known.lastCompletedOn,
                        known.reopenedOn,
                        known.extendedOn,
                        true);
        };
    }

    /** Whose key seals its texts: the subject of its audit. */
    String subject() {
        return raised.subject();
    }

    /** The day since which it is open, or completed: nothing that follows comes before it. */
    LocalDate since() {
        if (completedOn != null) {
            return completedOn;
        }
        return reopenedOn == null ? raised.effectiveOn() : reopenedOn;
    }

    /** What happened on that day. */
    String sinceWhat() {
        if (completedOn != null) {
            return "completion";
        }
        return reopenedOn == null ? "raising" : "reopening";
    }
}

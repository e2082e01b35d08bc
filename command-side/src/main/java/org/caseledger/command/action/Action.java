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
 * @param subject whose key seals its texts: the subject of its audit
 * @param completedOn absent while it is open
 * @param latestOn the day of the latest thing that happened to it
 */
public record Action(
        ActionRaised raised, String subject, @Nullable LocalDate completedOn, boolean cancelled, LocalDate latestOn) {

    /** The action after an event; the first event of a stream is its raising. */
    public static Action evolve(@Nullable Action action, ActionEvent event) {
        if (event instanceof ActionRaised raised) {
            return new Action(raised, raised.subject(), null, false, raised.effectiveOn());
        }
        Action known = Objects.requireNonNull(action, "An action's first event is its raising");
        LocalDate on = event.effectiveOn();
        return switch (event) {
            case ActionRaised raised -> throw new IllegalStateException("An action is raised once");
            case ActionExtended extended -> known.with(known.completedOn, known.cancelled, on);
            case ActionCompleted completed -> known.with(on, known.cancelled, on);
            case ActionReopened reopened -> known.with(null, known.cancelled, on);
            case ActionVerified verified -> known.with(known.completedOn, known.cancelled, on);
            case ActionCancelled cancelled -> known.with(known.completedOn, true, on);
        };
    }

    private Action with(@Nullable LocalDate completed, boolean isCancelled, LocalDate on) {
        return new Action(raised, subject, completed, isCancelled, on.isAfter(latestOn) ? on : latestOn);
    }
}

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
 * @param reopenedOn the day of the last reopening
 */
public record Action(
        ActionRaised raised,
        String subject,
        @Nullable LocalDate completedOn,
        @Nullable LocalDate reopenedOn,
        boolean cancelled) {

    /** The action after an event; the first event of a stream is its raising. */
    public static Action evolve(@Nullable Action action, ActionEvent event) {
        if (event instanceof ActionRaised raised) {
            return new Action(raised, raised.subject(), null, null, false);
        }
        Action known = Objects.requireNonNull(action, "An action's first event is its raising");
        return switch (event) {
            case ActionRaised raised -> throw new IllegalStateException("An action is raised once");
            case ActionExtended extended -> known;
            case ActionCompleted completed -> known.with(completed.effectiveOn(), known.reopenedOn, false);
            case ActionReopened reopened -> known.with(null, reopened.effectiveOn(), false);
            case ActionVerified verified -> known;
            case ActionCancelled cancelled -> known.with(known.completedOn, known.reopenedOn, true);
        };
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

    private Action with(@Nullable LocalDate completed, @Nullable LocalDate reopened, boolean isCancelled) {
        return new Action(raised, subject, completed, reopened, isCancelled);
    }
}

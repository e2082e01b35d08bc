package org.caseledger.query.facts;

import java.time.LocalDate;
import org.caseledger.events.ActionEvent;
import org.caseledger.events.ActionEvent.ActionCancelled;
import org.caseledger.events.ActionEvent.ActionCompleted;
import org.caseledger.events.ActionEvent.ActionExtended;
import org.caseledger.events.ActionEvent.ActionRaised;
import org.caseledger.events.ActionEvent.ActionReopened;
import org.caseledger.events.ActionEvent.ActionVerified;
import org.jspecify.annotations.Nullable;

/** An action as it was on a day. */
public final class ActionAt {

    private final ActionRaised raised;
    private LocalDate dueOn;
    private @Nullable LocalDate completedOn;
    private @Nullable LocalDate cancelledOn;

    private ActionAt(ActionRaised raised) {
        this.raised = raised;
        this.dueOn = raised.dueOn();
    }

    /** The action on a day, as the ledger knew it. Whether it had been raised by then is for the caller to ask. */
    public static ActionAt of(ActionFacts facts, LocalDate asAt, Known known) {
        ActionAt action = new ActionAt(facts.raised());
        facts.timeline().replay(asAt, known.position(), action::apply);
        return action;
    }

    private void apply(ActionEvent event) {
        switch (event) {
            case ActionExtended e -> dueOn = e.dueOn();
            case ActionCompleted e -> completedOn = e.effectiveOn();
            case ActionReopened _ -> completedOn = null;
            case ActionCancelled e -> cancelledOn = e.effectiveOn();
            case ActionRaised _, ActionVerified _ -> {}
        }
    }

    public ActionRaised raised() {
        return raised;
    }

    /** The due date in force, extensions included. */
    public LocalDate dueOn() {
        return dueOn;
    }

    public @Nullable LocalDate completedOn() {
        return completedOn;
    }

    public boolean cancelled() {
        return cancelledOn != null;
    }

    /** When it was called off. */
    public @Nullable LocalDate cancelledOn() {
        return cancelledOn;
    }

    /** Whether it still has to be done. */
    public boolean open() {
        return cancelledOn == null && completedOn == null;
    }
}

package org.caseledger.query.given;

import static org.caseledger.query.given.Ledger.day;

import org.caseledger.events.ActionEvent.ActionCancelled;
import org.caseledger.events.ActionEvent.ActionCompleted;
import org.caseledger.events.ActionEvent.ActionExtended;
import org.caseledger.events.ActionEvent.ActionReopened;

/** What comes of an action, told event by event. */
public final class Action {

    private final Ledger ledger;
    private final String id;

    Action(Ledger ledger, String id) {
        this.ledger = ledger;
        this.id = id;
    }

    public Action extended(String on, String dueOn) {
        ledger.tell(new ActionExtended(id, day(on), day(dueOn), "manager.one", null));
        return this;
    }

    public Action completed(String on) {
        ledger.tell(new ActionCompleted(id, day(on), null));
        return this;
    }

    public Action reopened(String on) {
        ledger.tell(new ActionReopened(id, day(on), null));
        return this;
    }

    public Action cancelled(String on) {
        ledger.tell(new ActionCancelled(id, day(on), null));
        return this;
    }
}

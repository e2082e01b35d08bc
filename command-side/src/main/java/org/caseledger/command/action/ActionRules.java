package org.caseledger.command.action;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.caseledger.command.Checks;
import org.caseledger.command.Context;
import org.caseledger.command.Differences;
import org.caseledger.command.Reason;
import org.caseledger.command.Rejected;
import org.caseledger.command.action.ActionCommand.CancelAction;
import org.caseledger.command.action.ActionCommand.CompleteAction;
import org.caseledger.command.action.ActionCommand.ExtendAction;
import org.caseledger.command.action.ActionCommand.ImportAction;
import org.caseledger.command.action.ActionCommand.RaiseAction;
import org.caseledger.command.action.ActionCommand.ReopenAction;
import org.caseledger.command.action.ActionCommand.VerifyAction;
import org.caseledger.command.audit.Audit;
import org.caseledger.events.ActionEvent;
import org.caseledger.events.ActionEvent.ActionCancelled;
import org.caseledger.events.ActionEvent.ActionCompleted;
import org.caseledger.events.ActionEvent.ActionExtended;
import org.caseledger.events.ActionEvent.ActionRaised;
import org.caseledger.events.ActionEvent.ActionReopened;
import org.caseledger.events.ActionEvent.ActionVerified;
import org.jspecify.annotations.Nullable;

/** The rules of one action. */
public final class ActionRules {

    private ActionRules() {}

    /**
     * Raises an action about an audit.
     *
     * @throws Rejected where a value can't be, or the audit has been cancelled
     */
    public static ActionRaised raise(RaiseAction command, Audit audit, Context context) {
        new Checks()
                .name(command.actionId(), "actionId")
                .optionalName(command.owner(), "owner")
                .optionalName(command.team(), "team")
                .text(command.description(), "description")
                .notFuture(command.on(), "raisedOn", context.today())
                .notBefore(command.on(), "raisedOn", audit.allocated().effectiveOn(), "the audit's allocation")
                .notBefore(command.dueOn(), "dueOn", command.on(), "the action's raising")
                .done();
        if (!context.importing() && audit.cancelled() != null) {
            throw Rejected.because(
                    Reason.AUDIT_CANCELLED, "The audit has been cancelled: what it asked for before goes on, no more");
        }
        return new ActionRaised(
                command.actionId(),
                command.auditId(),
                command.on(),
                command.dueOn(),
                command.owner(),
                command.team(),
                audit.subject(),
                context.seal(audit.subject(), command.description()));
    }

    /** An action's beginning, which it has once. */
    static ActionEvent begin(@Nullable Action action, ActionRaised raised) {
        if (action != null) {
            throw exists();
        }
        return raised;
    }

    /**
     * What a command makes happen to an action that was raised.
     *
     * @throws Rejected where a value can't be or a rule is broken
     */
    public static ActionEvent decide(Action action, ActionCommand command, Context context) {
        return switch (command) {
            case RaiseAction raise -> throw exists();
            case ImportAction row -> throw exists();
            case ExtendAction extend -> extend(action, extend, context);
            case CompleteAction complete -> complete(action, complete, context);
            case ReopenAction reopen -> reopen(action, reopen, context);
            case VerifyAction verify -> verify(action, verify, context);
            case CancelAction cancel -> cancel(action, cancel, context);
        };
    }

    /**
     * The events that a row of a file adds to an action that was raised.
     *
     * @throws Rejected where the row tells something else than the ledger holds
     */
    public static List<ActionEvent> complement(Action action, ImportAction row, Context context) {
        ActionRaised raised = action.raised();
        Differences differences = new Differences()
                .compare("audit_id", raised.auditId(), row.auditId())
                .compare("description", raised.description(), row.description(), context)
                .compare("owner", raised.owner(), row.owner())
                .compare("team", raised.team(), row.team())
                .compare("raised_on", raised.effectiveOn(), row.on())
                .compare("due_on", raised.dueOn(), row.dueOn());
        if (action.completedOn() != null) {
            differences.compare("completed_on", action.completedOn(), row.completedOn());
        }
        differences.done();
        List<ActionEvent> events = new ArrayList<>();
        // A file that still tells of a completion which was taken back tells nothing new.
        if (row.completedOn() != null && !row.completedOn().equals(action.lastCompletedOn())) {
            events.add(complete(action, new CompleteAction(row.actionId(), row.completedOn(), null), context));
        }
        return events;
    }

    private static ActionEvent extend(Action action, ExtendAction command, Context context) {
        Checks checks = happened(action, command.on(), context);
        if (action.extendedOn() != null) {
            checks.notBefore(command.on(), "on", action.extendedOn(), "the last extension");
        }
        checks.notBefore(command.dueOn(), "dueOn", action.raised().effectiveOn(), "the action's raising")
                .name(command.approver(), "approver")
                .text(command.reason(), "reason")
                .done();
        refuseUnlessOpen(action);
        return new ActionExtended(
                command.actionId(),
                command.on(),
                command.dueOn(),
                command.approver(),
                context.seal(action.subject(), command.reason()));
    }

    private static ActionEvent complete(Action action, CompleteAction command, Context context) {
        happened(action, command.on(), context).text(command.note(), "note").done();
        refuseUnlessOpen(action);
        return new ActionCompleted(command.actionId(), command.on(), context.seal(action.subject(), command.note()));
    }

    private static ActionEvent reopen(Action action, ReopenAction command, Context context) {
        happened(action, command.on(), context).text(command.reason(), "reason").done();
        refuseUnlessCompleted(action);
        return new ActionReopened(command.actionId(), command.on(), context.seal(action.subject(), command.reason()));
    }

    private static ActionEvent verify(Action action, VerifyAction command, Context context) {
        happened(action, command.on(), context).text(command.note(), "note").done();
        refuseUnlessCompleted(action);
        return new ActionVerified(
                command.actionId(),
                command.on(),
                command.madeDifference(),
                context.seal(action.subject(), command.note()));
    }

    private static ActionEvent cancel(Action action, CancelAction command, Context context) {
        happened(action, command.on(), context).text(command.reason(), "reason").done();
        refuseUnlessOpen(action);
        return new ActionCancelled(command.actionId(), command.on(), context.seal(action.subject(), command.reason()));
    }

    private static Checks happened(Action action, LocalDate on, Context context) {
        return new Checks()
                .notFuture(on, "on", context.today())
                .notBefore(on, "on", action.since(), "the action's " + action.sinceWhat());
    }

    private static void refuseUnlessOpen(Action action) {
        if (action.cancelled()) {
            throw Rejected.because(Reason.ACTION_CANCELLED, "The action has been cancelled");
        }
        if (action.completedOn() != null) {
            throw Rejected.because(Reason.ACTION_COMPLETED, "The action is completed: reopen it first");
        }
    }

    private static void refuseUnlessCompleted(Action action) {
        if (action.cancelled()) {
            throw Rejected.because(Reason.ACTION_CANCELLED, "The action has been cancelled");
        }
        if (action.completedOn() == null) {
            throw Rejected.because(Reason.ACTION_NOT_COMPLETED, "The action is not completed");
        }
    }

    private static Rejected exists() {
        return Rejected.because(
                Reason.ACTION_EXISTS, "actionId", "There is an action of this id already: choose another");
    }
}

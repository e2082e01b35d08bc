package org.caseledger.command.action;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.caseledger.command.Command;
import org.caseledger.command.Ids;
import org.jspecify.annotations.Nullable;

/** What can be asked of one action. {@code on} is the day on which it happened in the service. */
public sealed interface ActionCommand extends Command {

    /** The action's own id. */
    String actionId();

    /** The aggregate's id, by which Axon routes. */
    @Override
    @TargetAggregateIdentifier
    default String aggregateId() {
        return Ids.action(actionId());
    }

    /** Asks somebody to put something right by a day. */
    record RaiseAction(
            String actionId,
            String auditId,
            LocalDate on,
            LocalDate dueOn,
            @Nullable String owner,
            @Nullable String team,
            @Nullable String description)
            implements ActionCommand {}

    /** Moves the due date. */
    record ExtendAction(
            String actionId,
            LocalDate on,
            LocalDate dueOn,
            String approver,
            @Nullable String reason) implements ActionCommand {}

    /** Says that it was done. */
    record CompleteAction(
            String actionId, LocalDate on, @Nullable String note) implements ActionCommand {}

    /** Says that it was not done after all. */
    record ReopenAction(
            String actionId, LocalDate on, @Nullable String reason) implements ActionCommand {}

    /** Says whether the completed action made a difference. */
    record VerifyAction(
            String actionId,
            LocalDate on,
            boolean madeDifference,
            @Nullable String note) implements ActionCommand {}

    /** Says that it is no longer wanted. */
    record CancelAction(
            String actionId, LocalDate on, @Nullable String reason) implements ActionCommand {}

    /** All that a row of {@code actions.csv} tells of one action. */
    record ImportAction(
            String actionId,
            String auditId,
            LocalDate on,
            LocalDate dueOn,
            @Nullable String owner,
            @Nullable String team,
            @Nullable String description,
            @Nullable LocalDate completedOn)
            implements ActionCommand {

        RaiseAction raise() {
            return new RaiseAction(actionId, auditId, on, dueOn, owner, team, description);
        }
    }
}

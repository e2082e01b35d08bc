package org.caseledger.events;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What can happen to one action that follows an audit. */
public sealed interface ActionEvent extends LedgerEvent {

    /** The action's own id, without the aggregate's prefix. */
    String actionId();

    /**
     * Somebody was asked to put something right by a day.
     *
     * @param effectiveOn the day on which the action was raised
     * @param dueOn the original due date
     * @param subject whose key seals the texts of this action: the subject of its audit
     */
    record ActionRaised(
            String actionId,
            String auditId,
            LocalDate effectiveOn,
            LocalDate dueOn,
            @Nullable String owner,
            @Nullable String team,
            String subject,
            @Nullable SealedText description)
            implements ActionEvent {}

    /** The due date was moved; timeliness is measured against the original and the extended date. */
    record ActionExtended(
            String actionId,
            LocalDate effectiveOn,
            LocalDate dueOn,
            String approver,
            @Nullable SealedText reason) implements ActionEvent {}

    /** The action was done. */
    record ActionCompleted(
            String actionId,
            LocalDate effectiveOn,
            @Nullable SealedText note) implements ActionEvent {}

    /** A completed action turned out not to be done: it is open until completed again. */
    record ActionReopened(
            String actionId,
            LocalDate effectiveOn,
            @Nullable SealedText reason) implements ActionEvent {}

    /** QA checked whether the completed action made a difference. */
    record ActionVerified(
            String actionId,
            LocalDate effectiveOn,
            boolean madeDifference,
            @Nullable SealedText note) implements ActionEvent {}

    /** The action is no longer wanted and leaves the views from this day. */
    record ActionCancelled(
            String actionId,
            LocalDate effectiveOn,
            @Nullable SealedText reason) implements ActionEvent {}
}

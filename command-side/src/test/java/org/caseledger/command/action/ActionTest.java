package org.caseledger.command.action;

import static org.caseledger.command.World.TODAY;
import static org.caseledger.command.World.aug;
import static org.caseledger.command.World.sealed;
import static org.caseledger.command.audit.Audits.allocated;

import java.time.LocalDate;
import org.caseledger.command.Reason;
import org.caseledger.command.Scenario;
import org.caseledger.command.action.ActionCommand.CancelAction;
import org.caseledger.command.action.ActionCommand.CompleteAction;
import org.caseledger.command.action.ActionCommand.ExtendAction;
import org.caseledger.command.action.ActionCommand.ImportAction;
import org.caseledger.command.action.ActionCommand.RaiseAction;
import org.caseledger.command.action.ActionCommand.ReopenAction;
import org.caseledger.command.action.ActionCommand.VerifyAction;
import org.caseledger.events.ActionEvent;
import org.caseledger.events.ActionEvent.ActionCancelled;
import org.caseledger.events.ActionEvent.ActionCompleted;
import org.caseledger.events.ActionEvent.ActionExtended;
import org.caseledger.events.ActionEvent.ActionRaised;
import org.caseledger.events.ActionEvent.ActionReopened;
import org.caseledger.events.ActionEvent.ActionVerified;
import org.caseledger.events.AuditEvent.AuditCancelled;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ActionTest {

    private static final ActionRaised RAISED = new ActionRaised(
            "X-1", "A-1", aug(11), aug(25), "manager.one", "N-2", "child:E10000013:C-17", sealed("See the child."));
    private static final ActionCompleted COMPLETED = new ActionCompleted("X-1", aug(20), sealed("Seen."));
    private static final ActionReopened REOPENED = new ActionReopened("X-1", aug(22), sealed("Not seen alone."));
    private static final ActionCancelled CANCELLED = new ActionCancelled("X-1", aug(20), sealed("The child moved."));

    @Test
    void is_raised_about_an_audit() {
        given().when(raise(aug(11), aug(25))).expect(RAISED).answered(0, 1);
    }

    @Test
    void answers_with_the_version_of_the_audit_that_it_is_raised_about() {
        given().seen(0).when(raise(aug(11), aug(25))).expect(RAISED);
        given().seen(3).when(raise(aug(11), aug(25))).refused(Reason.STALE_VERSION);
    }

    @Test
    void needs_an_audit() {
        Scenario.of(ActionAggregate.class).when(raise(aug(11), aug(25))).refused(Reason.UNKNOWN_AUDIT, "auditId");
    }

    @Test
    void is_not_raised_about_an_audit_that_was_called_off_unless_a_file_tells_that_it_was() {
        AuditCancelled calledOff = new AuditCancelled("A-1", aug(12), sealed("The wrong file."));

        Scenario.of(ActionAggregate.class)
                .and(allocated(), calledOff)
                .when(raise(aug(11), aug(25)))
                .refused(Reason.AUDIT_CANCELLED);
        Scenario.of(ActionAggregate.class)
                .and(allocated(), calledOff)
                .importing()
                .when(raise(aug(11), aug(25)))
                .expect(RAISED);
    }

    @Test
    void an_id_is_given_once() {
        given(RAISED).when(raise(aug(11), aug(25))).refused(Reason.ACTION_EXISTS, "actionId");
        given(RAISED).when(raise(aug(11), aug(10))).refused(Reason.INVALID_VALUE, "dueOn");
    }

    @Test
    void is_not_raised_before_the_audit_nor_tomorrow_nor_due_before_it() {
        given().when(raise(aug(1).minusDays(1), aug(25))).refused(Reason.INVALID_VALUE, "raisedOn");
        given().when(raise(TODAY.plusDays(1), TODAY.plusDays(9))).refused(Reason.INVALID_VALUE, "raisedOn");
        given().when(raise(aug(11), aug(10))).refused(Reason.INVALID_VALUE, "dueOn");
    }

    @Test
    void is_extended_with_an_approver_and_a_reason() {
        given(RAISED)
                .when(extend(aug(12), aug(30), "qa.lead"))
                .expect(new ActionExtended("X-1", aug(12), aug(30), "qa.lead", sealed("Leave.")))
                .answered(1, 1);
        given(RAISED).when(extend(aug(12), aug(10), " ")).refused(Reason.INVALID_VALUE, "dueOn", "approver");
    }

    @Test
    void is_completed() {
        given(RAISED).when(complete(aug(20))).expect(COMPLETED);
        given(RAISED, COMPLETED, REOPENED)
                .when(complete(aug(23)))
                .expect(new ActionCompleted("X-1", aug(23), sealed("Seen.")));
    }

    @Test
    void is_completed_neither_before_it_was_raised_nor_tomorrow_nor_before_it_was_reopened() {
        given(RAISED)
                .when(complete(aug(10)))
                .refused(Reason.INVALID_VALUE, "on")
                .saying("before the action's raising on 2019-08-11");
        given(RAISED).when(complete(TODAY.plusDays(1))).refused(Reason.INVALID_VALUE, "on");
        given(RAISED, COMPLETED, REOPENED)
                .when(complete(aug(21)))
                .refused(Reason.INVALID_VALUE, "on")
                .saying("before the action's reopening on 2019-08-22");
    }

    @Test
    void is_reopened_once_completed() {
        given(RAISED, COMPLETED).when(reopen(aug(22))).expect(REOPENED);
        given(RAISED, COMPLETED)
                .when(reopen(aug(19)))
                .refused(Reason.INVALID_VALUE, "on")
                .saying("before the action's completion on 2019-08-20");
        given(RAISED).when(reopen(aug(22))).refused(Reason.ACTION_NOT_COMPLETED);
        given(RAISED, CANCELLED).when(reopen(aug(22))).refused(Reason.ACTION_CANCELLED);
    }

    @Test
    void is_verified_once_completed() {
        given(RAISED, COMPLETED)
                .when(verify(aug(30)))
                .expect(new ActionVerified("X-1", aug(30), true, sealed("She is seen weekly.")));
        given(RAISED, COMPLETED).when(verify(aug(19))).refused(Reason.INVALID_VALUE, "on");
        given(RAISED).when(verify(aug(30))).refused(Reason.ACTION_NOT_COMPLETED);
        given(RAISED, CANCELLED).when(verify(aug(30))).refused(Reason.ACTION_CANCELLED);
    }

    @Test
    void is_cancelled_while_open() {
        given(RAISED).when(cancel(aug(20))).expect(CANCELLED);
        given(RAISED, COMPLETED).when(cancel(aug(22))).refused(Reason.ACTION_COMPLETED);
        given(RAISED, CANCELLED).when(cancel(aug(22))).refused(Reason.ACTION_CANCELLED);
    }

    @Test
    void nothing_else_happens_to_what_is_completed_or_cancelled() {
        given(RAISED, COMPLETED).when(complete(aug(22))).refused(Reason.ACTION_COMPLETED);
        given(RAISED, COMPLETED).when(extend(aug(22), aug(30), "qa.lead")).refused(Reason.ACTION_COMPLETED);
        given(RAISED, CANCELLED).when(complete(aug(22))).refused(Reason.ACTION_CANCELLED);
        given(RAISED, CANCELLED).when(extend(aug(22), aug(30), "qa.lead")).refused(Reason.ACTION_CANCELLED);
    }

    @Test
    void the_record_may_have_moved_on() {
        given(RAISED, COMPLETED).seen(0).when(reopen(aug(22))).refused(Reason.STALE_VERSION);
        given(RAISED, COMPLETED).seen(1).when(reopen(aug(22))).expect(REOPENED);
    }

    @Nested
    class Told_by_a_file {

        private static final ActionCompleted DONE = new ActionCompleted("X-1", aug(20), null);

        @Test
        void is_raised_and_completed() {
            given().importing()
                    .when(row("manager.one", aug(20)))
                    .expect(RAISED, DONE)
                    .answered(1, 2);
        }

        @Test
        void what_is_new_is_added_and_what_is_the_same_is_not() {
            given(RAISED).importing().when(row("manager.one", aug(20))).expect(DONE);
            given(RAISED, DONE).importing().when(row("manager.one", aug(20))).expect();
        }

        @Test
        void what_is_changed_or_emptied_is_refused_with_both_values() {
            given(RAISED, DONE)
                    .importing()
                    .when(row("manager.two", null))
                    .refused(Reason.DIFFERS_FROM_LEDGER, "owner", "completed_on")
                    .saying("the ledger has manager.one, the file has manager.two");
        }

        @Test
        void keeps_the_rules() {
            given().importing().when(row("manager.one", aug(10))).refused(Reason.INVALID_VALUE, "on");
            given(RAISED, CANCELLED)
                    .importing()
                    .when(row("manager.one", aug(21)))
                    .refused(Reason.ACTION_CANCELLED);
            Scenario.of(ActionAggregate.class)
                    .importing()
                    .when(row("manager.one", null))
                    .refused(Reason.UNKNOWN_AUDIT, "auditId");
        }
    }

    private static Scenario given(ActionEvent... past) {
        return Scenario.of(ActionAggregate.class, past).and(allocated());
    }

    private static RaiseAction raise(LocalDate on, LocalDate dueOn) {
        return new RaiseAction("X-1", "A-1", on, dueOn, "manager.one", "N-2", "See the child.");
    }

    private static ExtendAction extend(LocalDate on, LocalDate dueOn, String approver) {
        return new ExtendAction("X-1", on, dueOn, approver, "Leave.");
    }

    private static CompleteAction complete(LocalDate on) {
        return new CompleteAction("X-1", on, "Seen.");
    }

    private static ReopenAction reopen(LocalDate on) {
        return new ReopenAction("X-1", on, "Not seen alone.");
    }

    private static VerifyAction verify(LocalDate on) {
        return new VerifyAction("X-1", on, true, "She is seen weekly.");
    }

    private static CancelAction cancel(LocalDate on) {
        return new CancelAction("X-1", on, "The child moved.");
    }

    private static ImportAction row(String owner, @Nullable LocalDate completedOn) {
        return new ImportAction("X-1", "A-1", aug(11), aug(25), owner, "N-2", "See the child.", completedOn);
    }
}

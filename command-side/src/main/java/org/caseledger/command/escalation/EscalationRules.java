package org.caseledger.command.escalation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.caseledger.command.Checks;
import org.caseledger.command.Context;
import org.caseledger.command.Differences;
import org.caseledger.command.FieldError;
import org.caseledger.command.Reason;
import org.caseledger.command.Rejected;
import org.caseledger.command.escalation.EscalationCommand.AdvanceStage;
import org.caseledger.command.escalation.EscalationCommand.ImportEscalation;
import org.caseledger.command.escalation.EscalationCommand.RaiseEscalation;
import org.caseledger.command.escalation.EscalationCommand.ResolveEscalation;
import org.caseledger.events.DataSubject;
import org.caseledger.events.EscalationEvent;
import org.caseledger.events.EscalationEvent.EscalationRaised;
import org.caseledger.events.EscalationEvent.EscalationResolved;
import org.caseledger.events.EscalationEvent.StageAdvanced;
import org.jspecify.annotations.Nullable;

/** The rules of one escalation. */
public final class EscalationRules {

    private static final int SECOND = 2;
    private static final int THIRD = 3;

    private EscalationRules() {}

    /**
     * What a command makes happen.
     *
     * @param escalation null where it has not been raised
     * @throws Rejected where a value can't be or a rule is broken
     */
    public static List<EscalationEvent> decide(
            @Nullable Escalation escalation, EscalationCommand command, Context context) {
        return switch (command) {
            case RaiseEscalation raise -> List.of(raise(escalation, raise, context));
            case AdvanceStage advance -> List.of(advance(known(escalation), advance, context));
            case ResolveEscalation resolve -> List.of(resolve(known(escalation), resolve, context));
            case ImportEscalation row -> complement(escalation, row, context);
        };
    }

    private static EscalationEvent raise(@Nullable Escalation escalation, RaiseEscalation command, Context context) {
        new Checks()
                .name(command.escalationId(), "escalationId")
                .authority(command.authority())
                .optionalName(command.childRef(), "childRef")
                .notFuture(command.on(), "raisedOn", context.today())
                .text(command.reason(), "reason")
                .done();
        if (escalation != null) {
            throw Rejected.because(
                    Reason.ESCALATION_EXISTS,
                    "escalationId",
                    "There is an escalation of this id already: choose another");
        }
        String subject = DataSubject.ofEscalation(command.authority(), command.childRef(), command.escalationId());
        return new EscalationRaised(
                command.escalationId(),
                command.authority(),
                command.childRef(),
                command.raisedBy(),
                command.category(),
                command.on(),
                context.seal(subject, command.reason()));
    }

    /** A stage that a file tells, perhaps long after: it came between what the ledger holds of before and after it. */
    private static EscalationEvent advanceAsTold(Escalation escalation, AdvanceStage command, Context context) {
        LocalDate before = escalation.reachedBefore(command.stage());
        LocalDate after = escalation.followed(command.stage());
        Checks checks = new Checks()
                .notFuture(command.on(), "on", context.today())
                .notBefore(command.on(), "on", before, "the stage before it");
        if (after != null) {
            checks.that(
                    !command.on().isAfter(after),
                    "on",
                    "on " + command.on() + " lies after what followed the stage on " + after);
        }
        checks.done();
        return new StageAdvanced(command.escalationId(), command.on(), command.stage(), null);
    }

    private static EscalationEvent advance(Escalation escalation, AdvanceStage command, Context context) {
        new Checks()
                .that(Escalation.isLaterStage(command.stage()), "stage", "stage must be 2 or 3")
                .notFuture(command.on(), "on", context.today())
                .notBefore(command.on(), "on", escalation.latestOn(), "the stage before it")
                .text(command.reason(), "reason")
                .done();
        refuseIfResolved(escalation);
        if (command.stage() <= escalation.stage()) {
            throw Rejected.because(
                    Reason.STAGE_PASSED,
                    "stage",
                    "The escalation has reached stage " + escalation.stage() + " already");
        }
        return new StageAdvanced(
                command.escalationId(),
                command.on(),
                command.stage(),
                context.seal(escalation.subject(), command.reason()));
    }

    private static EscalationEvent resolve(Escalation escalation, ResolveEscalation command, Context context) {
        new Checks()
                .notFuture(command.on(), "on", context.today())
                .notBefore(command.on(), "on", escalation.latestOn(), "the stage that it has reached")
                .text(command.outcome(), "outcome")
                .done();
        refuseIfResolved(escalation);
        return new EscalationResolved(
                command.escalationId(), command.on(), context.seal(escalation.subject(), command.outcome()));
    }

    private static List<EscalationEvent> complement(
            @Nullable Escalation escalation, ImportEscalation row, Context context) {
        List<EscalationEvent> events = new ArrayList<>();
        Escalation present = escalation;
        if (present == null) {
            events.add(raise(null, row.raise(), context));
            present = Escalation.evolve(null, events.getFirst());
        } else {
            requireSame(present, row);
        }
        for (EscalationCommand step : news(present, row)) {
            EscalationEvent event = inColumns(present, step, context);
            present = Escalation.evolve(present, event);
            events.add(event);
        }
        return events;
    }

    private static void requireSame(Escalation escalation, ImportEscalation row) {
        EscalationRaised raised = escalation.raised();
        Differences differences = new Differences()
                .compare("authority", raised.authority(), row.authority())
                .compare("child_ref", raised.childRef(), row.childRef())
                .compare("raised_by", raised.raisedBy(), row.raisedBy())
                .compare("category", raised.category(), row.category())
                .compare("raised_on", raised.effectiveOn(), row.on());
        if (escalation.stages().containsKey(SECOND)) {
            differences.compare("stage2_on", escalation.stages().get(SECOND), row.stage2On());
        }
        if (escalation.stages().containsKey(THIRD)) {
            differences.compare("stage3_on", escalation.stages().get(THIRD), row.stage3On());
        }
        if (escalation.resolvedOn() != null) {
            differences.compare("resolved_on", escalation.resolvedOn(), row.resolvedOn());
        }
        differences.done();
    }

    private static List<EscalationCommand> news(Escalation escalation, ImportEscalation row) {
        List<EscalationCommand> steps = new ArrayList<>();
        stage(steps, escalation, row.escalationId(), SECOND, row.stage2On());
        stage(steps, escalation, row.escalationId(), THIRD, row.stage3On());
        if (row.resolvedOn() != null && escalation.resolvedOn() == null) {
            steps.add(new ResolveEscalation(row.escalationId(), row.resolvedOn(), null));
        }
        return steps;
    }

    private static void stage(
            List<EscalationCommand> steps, Escalation escalation, String id, int stage, @Nullable LocalDate on) {
        if (on != null && !escalation.stages().containsKey(stage)) {
            steps.add(new AdvanceStage(id, on, stage, null));
        }
    }

    private static EscalationEvent inColumns(Escalation escalation, EscalationCommand step, Context context) {
        try {
            return step instanceof AdvanceStage advance
                    ? advanceAsTold(escalation, advance, context)
                    : decide(escalation, step, context).getFirst();
        } catch (Rejected rejected) {
            String column = step instanceof AdvanceStage advance ? "stage" + advance.stage() + "_on" : "resolved_on";
            throw Rejected.because(rejected.reason(), List.of(new FieldError(column, rejected.getMessage())));
        }
    }

    private static Escalation known(@Nullable Escalation escalation) {
        if (escalation == null) {
            throw Rejected.because(Reason.UNKNOWN_ESCALATION, "The ledger has no escalation of this id");
        }
        return escalation;
    }

    private static void refuseIfResolved(Escalation escalation) {
        if (escalation.resolvedOn() != null) {
            throw Rejected.because(Reason.ESCALATION_RESOLVED, "The escalation is resolved");
        }
    }
}

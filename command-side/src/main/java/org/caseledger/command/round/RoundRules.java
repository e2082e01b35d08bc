package org.caseledger.command.round;

import java.time.LocalDate;
import java.util.List;
import org.caseledger.command.Checks;
import org.caseledger.command.Context;
import org.caseledger.command.Reason;
import org.caseledger.command.Rejected;
import org.caseledger.command.round.RoundCommand.CloseRound;
import org.caseledger.command.round.RoundCommand.DrawModerations;
import org.caseledger.command.round.RoundCommand.DrawSample;
import org.caseledger.command.round.RoundCommand.OpenRound;
import org.caseledger.command.round.RoundCommand.ReopenRound;
import org.caseledger.events.Framework;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.RegisterEvent;
import org.caseledger.events.RegisterEvent.RoundClosed;
import org.caseledger.events.RegisterEvent.RoundOpened;
import org.caseledger.events.RegisterEvent.RoundReopened;
import org.jspecify.annotations.Nullable;

/** The rules of one round. */
public final class RoundRules {

    private RoundRules() {}

    /**
     * What opening a round makes happen.
     *
     * @param round the round as it is; null where it was never opened
     * @throws Rejected where a value can't be, or it is open or closed already
     */
    public static RoundOpened open(@Nullable Round round, OpenRound command, Context context) {
        new Checks()
                .authority(command.authority())
                .notFuture(command.on(), "on", context.today())
                .done();
        if (round != null) {
            throw Rejected.because(
                    Reason.ROUND_OPENED,
                    round.closed()
                            ? "The round was opened and closed already: reopen it"
                            : "The round is open already, by hand or with its first allocation");
        }
        return new RoundOpened(command.authority(), command.round(), command.on());
    }

    /**
     * What a command makes happen in a round that was opened.
     *
     * @param framework the authority's on the command's day
     * @throws Rejected where a value can't be or a rule is broken
     */
    public static List<? extends LedgerEvent> decide(
            Round round, RoundCommand command, Framework framework, Context context) {
        return switch (command) {
            case OpenRound open -> List.of(open(round, open, context));
            case CloseRound close -> List.of(close(round, close, context));
            case ReopenRound reopen -> List.of(reopen(round, reopen, context));
            case DrawSample draw -> SampleRules.draw(round, draw, context);
            case DrawModerations draw -> ModerationSampleRules.draw(round, draw, framework, context);
        };
    }

    private static RegisterEvent close(Round round, CloseRound command, Context context) {
        dated(new Checks(), command.on(), round, context).done();
        if (round.closed()) {
            throw Rejected.because(Reason.ROUND_CLOSED, "The round is closed already");
        }
        return new RoundClosed(command.authority(), command.round(), round.closings() + 1, command.on());
    }

    private static RegisterEvent reopen(Round round, ReopenRound command, Context context) {
        dated(new Checks(), command.on(), round, context).done();
        if (!round.closed()) {
            throw Rejected.because(Reason.ROUND_OPEN, "The round is open");
        }
        return new RoundReopened(command.authority(), command.round(), command.on());
    }

    /** Everything happens to a round in the order of its days. */
    static Checks dated(Checks checks, LocalDate on, Round round, Context context) {
        return checks.notFuture(on, "on", context.today())
                .notBefore(on, "on", round.changedOn(), "what came before it");
    }
}

package org.caseledger.command.round;

import java.time.LocalDate;
import org.caseledger.command.Checks;
import org.caseledger.command.Context;
import org.caseledger.command.Reason;
import org.caseledger.command.Rejected;
import org.caseledger.command.round.RoundCommand.CloseRound;
import org.caseledger.command.round.RoundCommand.ReopenRound;
import org.caseledger.events.RegisterEvent;
import org.caseledger.events.RegisterEvent.RoundClosed;
import org.caseledger.events.RegisterEvent.RoundReopened;

/** The rules of one round. */
public final class RoundRules {

    private RoundRules() {}

    /**
     * What a command makes happen.
     *
     * @throws Rejected where a value can't be or a rule is broken
     */
    public static RegisterEvent decide(Round round, RoundCommand command, Context context) {
        return switch (command) {
            case CloseRound close -> close(round, close, context);
            case ReopenRound reopen -> reopen(round, reopen, context);
        };
    }

    private static RegisterEvent close(Round round, CloseRound command, Context context) {
        check(command.on(), round, context);
        if (round.closed()) {
            throw Rejected.because(Reason.ROUND_CLOSED, "The round is closed already");
        }
        return new RoundClosed(command.authority(), command.round(), round.closings() + 1, command.on());
    }

    private static RegisterEvent reopen(Round round, ReopenRound command, Context context) {
        check(command.on(), round, context);
        if (!round.closed()) {
            throw Rejected.because(Reason.ROUND_OPEN, "The round is open");
        }
        return new RoundReopened(command.authority(), command.round(), command.on());
    }

    private static void check(LocalDate on, Round round, Context context) {
        new Checks()
                .notFuture(on, "on", context.today())
                .notBefore(on, "on", round.changedOn(), "what came before it")
                .done();
    }
}

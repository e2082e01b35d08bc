package org.caseledger.command.round;

import static org.caseledger.command.World.AUTHORITY;
import static org.caseledger.command.World.TODAY;
import static org.caseledger.command.World.aug;
import static org.caseledger.command.World.sep;

import java.time.LocalDate;
import java.time.YearMonth;
import org.caseledger.command.Reason;
import org.caseledger.command.Scenario;
import org.caseledger.command.round.RoundCommand.CloseRound;
import org.caseledger.command.round.RoundCommand.OpenRound;
import org.caseledger.command.round.RoundCommand.ReopenRound;
import org.caseledger.events.RegisterEvent;
import org.caseledger.events.RegisterEvent.RoundClosed;
import org.caseledger.events.RegisterEvent.RoundOpened;
import org.caseledger.events.RegisterEvent.RoundReopened;
import org.junit.jupiter.api.Test;

class RoundTest {

    private static final YearMonth ROUND = YearMonth.of(2019, 8);
    private static final RoundOpened OPENED = new RoundOpened(AUTHORITY, ROUND, aug(1));
    private static final RoundClosed CLOSED = new RoundClosed(AUTHORITY, ROUND, 1, sep(2));
    private static final RoundReopened REOPENED = new RoundReopened(AUTHORITY, ROUND, sep(5));

    @Test
    void is_opened_before_anything_is_allocated() {
        given().when(open(aug(1))).expect(OPENED).answered(0, 1);
    }

    @Test
    void is_not_opened_again() {
        given(OPENED).when(open(aug(2))).refused(Reason.ROUND_OPENED).saying("open already");
        given(OPENED, CLOSED).when(open(sep(3))).refused(Reason.ROUND_OPENED).saying("reopen it");
    }

    @Test
    void is_opened_by_an_authority_on_a_day_that_has_come() {
        given().when(new OpenRound("Barking", ROUND, TODAY.plusDays(1)))
                .refused(Reason.INVALID_VALUE, "authority", "on");
    }

    @Test
    void is_closed_and_reopened_and_closed_again() {
        given(OPENED).when(close(sep(2))).expect(CLOSED).answered(1, 1);
        given(OPENED, CLOSED).when(reopen(sep(5))).expect(REOPENED);
        given(OPENED, CLOSED, REOPENED).when(close(sep(9))).expect(new RoundClosed(AUTHORITY, ROUND, 2, sep(9)));
    }

    @Test
    void is_not_closed_twice_nor_reopened_while_open() {
        given(OPENED, CLOSED).when(close(sep(3))).refused(Reason.ROUND_CLOSED);
        given(OPENED).when(reopen(sep(3))).refused(Reason.ROUND_OPEN);
    }

    @Test
    void changes_in_the_order_of_its_days() {
        given(OPENED).when(close(TODAY.plusDays(1))).refused(Reason.INVALID_VALUE, "on");
        given(OPENED).when(close(aug(1).minusDays(1))).refused(Reason.INVALID_VALUE, "on");
        given(OPENED, CLOSED).when(reopen(sep(1))).refused(Reason.INVALID_VALUE, "on");
    }

    @Test
    void may_have_moved_on() {
        given(OPENED, CLOSED).seen(0).when(close(sep(3))).refused(Reason.STALE_VERSION);
    }

    private static Scenario given(RegisterEvent... past) {
        return Scenario.of(RoundAggregate.class, past);
    }

    private static OpenRound open(LocalDate on) {
        return new OpenRound(AUTHORITY, ROUND, on);
    }

    private static CloseRound close(LocalDate on) {
        return new CloseRound(AUTHORITY, ROUND, on);
    }

    private static ReopenRound reopen(LocalDate on) {
        return new ReopenRound(AUTHORITY, ROUND, on);
    }
}

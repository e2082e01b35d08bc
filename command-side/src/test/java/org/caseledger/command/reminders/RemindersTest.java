package org.caseledger.command.reminders;

import static org.caseledger.command.World.AUTHORITY;
import static org.caseledger.command.World.aug;

import java.time.LocalDate;
import org.caseledger.command.Scenario;
import org.caseledger.events.RemindersSent;
import org.junit.jupiter.api.Test;

class RemindersTest {

    private static Scenario given(RemindersSent... past) {
        return Scenario.of(RemindersAggregate.class, past);
    }

    @Test
    void a_persons_day_is_claimed_once() {
        given().when(claim(aug(5))).expect(sent(aug(5))).answered(0, 1);
        given(sent(aug(5))).when(claim(aug(5))).expect().answered(0, 0);
    }

    @Test
    void the_next_day_is_another() {
        given(sent(aug(5))).when(claim(aug(6))).expect(sent(aug(6))).answered(1, 1);
    }

    @Test
    void no_day_is_claimed_after_a_later_one() {
        given(sent(aug(5)), sent(aug(6))).when(claim(aug(5))).expect().answered(1, 0);
    }

    private static ClaimReminders claim(LocalDate on) {
        return new ClaimReminders(AUTHORITY, "auditor.one", on);
    }

    private static RemindersSent sent(LocalDate on) {
        return new RemindersSent(AUTHORITY, "auditor.one", on);
    }
}

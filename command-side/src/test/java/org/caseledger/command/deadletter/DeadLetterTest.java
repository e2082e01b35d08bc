package org.caseledger.command.deadletter;

import static org.caseledger.command.World.SEAL;
import static org.caseledger.command.World.TODAY;

import org.caseledger.command.Reason;
import org.caseledger.command.Role;
import org.caseledger.command.Scenario;
import org.caseledger.command.deadletter.WaitingLetters.WaitingLetter;
import org.caseledger.events.DeadLetterDiscarded;
import org.caseledger.events.LedgerEvent;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An event that can't be folded")
class DeadLetterTest {

    private static final String WHY = "The grade was told twice; the audit's own record has it";
    private static final WaitingLetter AT_FAULT = new WaitingLetter("GradeModerated", null);
    private static final DeadLetterDiscarded DISCARDED =
            new DeadLetterDiscarded(41_207, "GradeModerated", TODAY, SEAL.seal("decisions:dead-letter:41207", WHY));

    private static Scenario given(LedgerEvent... past) {
        return Scenario.of(DeadLetterAggregate.class, past).as("admin", Role.ADMIN);
    }

    @Test
    void is_given_up_with_a_reason() {
        given().when(new DiscardDeadLetter(41_207, AT_FAULT, WHY))
                .expect(DISCARDED)
                .answered(0, 1);
        given().when(new DiscardDeadLetter(41_207, AT_FAULT, " ")).refused(Reason.INVALID_VALUE, "reason");
    }

    @Test
    void is_given_up_once() {
        given(DISCARDED).when(new DiscardDeadLetter(41_207, null, WHY)).refused(Reason.LETTER_DISCARDED, "position");
    }

    @Test
    void is_given_up_only_while_it_waits() {
        given().when(new DiscardDeadLetter(41_207, null, WHY)).refused(Reason.UNKNOWN_LETTER, "position");
    }

    @Test
    void is_itself_at_fault_and_not_one_that_waits_behind_it() {
        given().when(new DiscardDeadLetter(41_209, new WaitingLetter("GradeAmended", 41_207L), WHY))
                .refused(Reason.LETTER_BEHIND_ANOTHER, "position")
                .saying("41207");
    }
}

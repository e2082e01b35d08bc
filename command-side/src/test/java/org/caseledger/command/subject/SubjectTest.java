package org.caseledger.command.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.caseledger.command.World.SEAL;
import static org.caseledger.command.World.TODAY;
import static org.caseledger.command.World.aug;
import static org.caseledger.command.World.sep;

import java.security.SecureRandom;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.caseledger.command.Actor;
import org.caseledger.command.Context;
import org.caseledger.command.Reason;
import org.caseledger.command.Rejected;
import org.caseledger.command.Role;
import org.caseledger.command.Scenario;
import org.caseledger.command.World;
import org.caseledger.command.subject.SubjectCommand.EraseSubject;
import org.caseledger.command.subject.SubjectCommand.LiftLegalHold;
import org.caseledger.command.subject.SubjectCommand.PlaceLegalHold;
import org.caseledger.events.ErasedSubjectException;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.SealedText;
import org.caseledger.events.SubjectEvent.LegalHoldLifted;
import org.caseledger.events.SubjectEvent.LegalHoldPlaced;
import org.caseledger.events.SubjectEvent.SubjectErased;
import org.caseledger.events.SubjectKeys;
import org.caseledger.events.TextSeal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A data subject's texts")
class SubjectTest {

    private static final String CHILD = "child:E10000013:C/17";
    private static final LegalHoldPlaced HELD = new LegalHoldPlaced(CHILD, "INQUEST-2", aug(14), why("An inquest"));
    private static final LegalHoldLifted LIFTED = new LegalHoldLifted(CHILD, "INQUEST-2", sep(1), why("It is over"));
    private static final SubjectErased ERASED = new SubjectErased(CHILD, sep(2), why("They asked for it"));

    private static SealedText why(String text) {
        return SEAL.seal("decisions:" + CHILD, text);
    }

    private static Scenario given(LedgerEvent... past) {
        return Scenario.of(SubjectAggregate.class, past).as("dpo.one", Role.DPO);
    }

    @Test
    void are_held_until_the_hold_is_lifted_and_then_erased() {
        given().when(new PlaceLegalHold(CHILD, "INQUEST-2", aug(14), "An inquest"))
                .expect(HELD)
                .answered(0, 1);
        given(HELD)
                .when(new LiftLegalHold(CHILD, "INQUEST-2", sep(1), "It is over"))
                .expect(LIFTED)
                .answered(1, 1);
        given(HELD, LIFTED)
                .when(new EraseSubject(CHILD, sep(2), "They asked for it"))
                .expect(ERASED)
                .answered(2, 1);
    }

    @Test
    void are_kept_as_long_as_any_hold_stands() {
        given(HELD)
                .when(new EraseSubject(CHILD, sep(2), "They asked for it"))
                .refused(Reason.LEGAL_HOLD)
                .saying("legal hold");
        given(HELD, new LegalHoldPlaced(CHILD, "CLAIM-9", aug(20), why("A claim")), LIFTED)
                .when(new EraseSubject(CHILD, sep(2), "They asked for it"))
                .refused(Reason.LEGAL_HOLD);
    }

    @Test
    void are_held_once_under_each_name() {
        given(HELD)
                .when(new PlaceLegalHold(CHILD, "INQUEST-2", aug(20), "Again"))
                .refused(Reason.HOLD_EXISTS, "hold");
        given(HELD, LIFTED)
                .when(new PlaceLegalHold(CHILD, "INQUEST-2", sep(3), "Again"))
                .expect(new LegalHoldPlaced(CHILD, "INQUEST-2", sep(3), why("Again")));
    }

    @Test
    void are_freed_of_a_standing_hold_alone() {
        given(HELD)
                .when(new LiftLegalHold(CHILD, "CLAIM-9", sep(1), "It is over"))
                .refused(Reason.NOT_HELD, "hold");
        given(HELD, LIFTED)
                .when(new LiftLegalHold(CHILD, "INQUEST-2", sep(1), "It is over"))
                .refused(Reason.NOT_HELD, "hold");
        given(HELD)
                .when(new LiftLegalHold(CHILD, "INQUEST-2", aug(13), "It is over"))
                .refused(Reason.INVALID_VALUE, "on");
    }

    @Test
    void are_erased_once() {
        given(ERASED).when(new EraseSubject(CHILD, sep(3), "Again")).refused(Reason.ALREADY_ERASED);
        given(ERASED)
                .when(new PlaceLegalHold(CHILD, "INQUEST-2", sep(3), "Too late"))
                .refused(Reason.ALREADY_ERASED);
    }

    @Test
    void are_not_decided_about_on_a_version_that_has_passed() {
        given(HELD, LIFTED)
                .seen(0)
                .when(new EraseSubject(CHILD, sep(2), "They asked for it"))
                .refused(Reason.STALE_VERSION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"child:E10000013:", "child:C-17", "decisions:child:E10000013:C-17", "answer:1", "C-17", ""})
    void belong_to_a_child_a_colleague_or_an_escalation(String other) {
        assertThat(given().when(new EraseSubject(other, sep(2), "They asked for it"))
                        .refused(
                                Reason.INVALID_VALUE,
                                other.isEmpty() ? new String[] {"subject", "subject"} : new String[] {"subject"}))
                .isNotNull();
    }

    @Test
    void are_decided_about_with_a_reason_and_not_ahead_of_time() {
        given().when(new EraseSubject(CHILD, TODAY.plusDays(1), " ")).refused(Reason.INVALID_VALUE, "on", "reason");
        given().when(new PlaceLegalHold(CHILD, " ", aug(14), "An inquest")).refused(Reason.INVALID_VALUE, "hold");
    }

    @Test
    void are_unknown_where_none_was_ever_told() {
        EraseSubject erase = new EraseSubject(CHILD, sep(2), "They asked for it");

        assertThat(refusal(() -> SubjectRules.decide(Subject.UNDECIDED, erase, context(new NoKeys())))
                        .reason())
                .isEqualTo(Reason.UNKNOWN_SUBJECT);
    }

    @Test
    void grow_no_more_once_they_are_erased() {
        assertThat(refusal(() -> context(new NoKeys()).seal(CHILD, "One more word"))
                        .reason())
                .isEqualTo(Reason.SUBJECT_ERASED);
        assertThat(context(new NoKeys()).seal(CHILD, " ")).isNull();
    }

    private static Rejected refusal(ThrowingCallable command) {
        return Objects.requireNonNull(catchThrowableOfType(Rejected.class, command));
    }

    private static Context context(SubjectKeys keys) {
        return new Context(
                new Actor("dpo.one", Role.DPO),
                TODAY,
                false,
                World.ACCOUNTS::contains,
                new TextSeal(keys, new SecureRandom()));
    }

    /** The keys of subjects who were erased, and so of nobody. */
    private static final class NoKeys implements SubjectKeys {
        @Override
        public byte[] keyFor(String subject) {
            throw new ErasedSubjectException();
        }

        @Override
        public Optional<byte[]> find(String subject) {
            return Optional.empty();
        }

        @Override
        public boolean isDestroyed(String subject) {
            return true;
        }
    }
}

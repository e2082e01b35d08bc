package org.caseledger.command.escalation;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.caseledger.command.World.AUTHORITY;
import static org.caseledger.command.World.TODAY;
import static org.caseledger.command.World.aug;
import static org.caseledger.command.World.sealed;
import static org.caseledger.events.EscalationCategory.PROCESS;
import static org.caseledger.events.EscalationCategory.SAFEGUARDING;
import static org.caseledger.events.EscalationSource.IRO;

import java.time.LocalDate;
import org.caseledger.command.Reason;
import org.caseledger.command.Rejected;
import org.caseledger.command.Role;
import org.caseledger.command.Scenario;
import org.caseledger.command.World;
import org.caseledger.command.escalation.EscalationCommand.AdvanceStage;
import org.caseledger.command.escalation.EscalationCommand.ImportEscalation;
import org.caseledger.command.escalation.EscalationCommand.RaiseEscalation;
import org.caseledger.command.escalation.EscalationCommand.ResolveEscalation;
import org.caseledger.events.EscalationEvent;
import org.caseledger.events.EscalationEvent.EscalationRaised;
import org.caseledger.events.EscalationEvent.EscalationResolved;
import org.caseledger.events.EscalationEvent.StageAdvanced;
import org.caseledger.events.SealedText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EscalationTest {

    private static final EscalationRaised RAISED = raised(sealed("No visit in six weeks."));
    private static final StageAdvanced SECOND_STAGE = new StageAdvanced("S-1", aug(12), 2, sealed("No answer."));
    private static final EscalationResolved RESOLVED = new EscalationResolved("S-1", aug(20), sealed("Visited."));

    @Test
    void is_raised_about_a_child_that_need_not_have_an_audit() {
        given().when(raise(AUTHORITY, aug(5))).expect(RAISED).answered(0, 1);
    }

    @Test
    void is_raised_once_on_a_day_that_has_come_in_a_council() {
        given(RAISED).when(raise(AUTHORITY, aug(5))).refused(Reason.ESCALATION_EXISTS, "escalationId");
        given().when(raise("Kent", TODAY.plusDays(1))).refused(Reason.INVALID_VALUE, "authority", "raisedOn");
    }

    @Test
    void climbs_its_stages() {
        given(RAISED).when(advance(2, aug(12))).expect(SECOND_STAGE);
        given(RAISED, SECOND_STAGE)
                .when(advance(3, aug(12)))
                .expect(new StageAdvanced("S-1", aug(12), 3, sealed("No answer.")));
        given(RAISED).when(advance(3, aug(12))).expect(new StageAdvanced("S-1", aug(12), 3, sealed("No answer.")));
    }

    @Test
    void never_climbs_down_or_beyond() {
        given(RAISED, SECOND_STAGE).when(advance(2, aug(12))).refused(Reason.STAGE_PASSED, "stage");
        given(RAISED).when(advance(1, aug(12))).refused(Reason.INVALID_VALUE, "stage");
        given(RAISED).when(advance(4, aug(12))).refused(Reason.INVALID_VALUE, "stage");
    }

    @Test
    void climbs_in_the_order_of_its_days() {
        given(RAISED, SECOND_STAGE).when(advance(3, aug(11))).refused(Reason.INVALID_VALUE, "on");
        given(RAISED).when(advance(2, TODAY.plusDays(1))).refused(Reason.INVALID_VALUE, "on");
    }

    @Test
    void is_resolved_at_the_stage_that_it_reached() {
        given(RAISED, SECOND_STAGE).when(resolve(aug(20))).expect(RESOLVED);
        given(RAISED, SECOND_STAGE).when(resolve(aug(11))).refused(Reason.INVALID_VALUE, "on");
    }

    @Test
    void nothing_follows_its_resolution() {
        given(RAISED, RESOLVED).when(resolve(aug(21))).refused(Reason.ESCALATION_RESOLVED);
        given(RAISED, RESOLVED).when(advance(2, aug(21))).refused(Reason.ESCALATION_RESOLVED);
    }

    @Test
    void must_be_known() {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() ->
                        EscalationRules.decide(null, resolve(aug(20)), World.context("qa.lead", Role.QA_LEAD, false)))
                .extracting(Rejected::reason)
                .isEqualTo(Reason.UNKNOWN_ESCALATION);
    }

    @Test
    void the_record_may_have_moved_on() {
        given(RAISED, SECOND_STAGE).seen(0).when(resolve(aug(20))).refused(Reason.STALE_VERSION);
        given(RAISED, SECOND_STAGE).seen(1).when(resolve(aug(20))).expect(RESOLVED);
    }

    @Nested
    class Told_by_a_file {

        private static final EscalationRaised TOLD = raised(null);
        private static final StageAdvanced SECOND = new StageAdvanced("S-1", aug(12), 2, null);
        private static final EscalationResolved SETTLED = new EscalationResolved("S-1", aug(20), null);

        @Test
        void is_raised_advanced_and_resolved() {
            given().importing()
                    .when(row(aug(12), aug(20)))
                    .expect(TOLD, SECOND, SETTLED)
                    .answered(2, 3);
        }

        @Test
        void what_is_new_is_added_and_what_is_the_same_is_not() {
            given(TOLD, SECOND).importing().when(row(aug(12), aug(20))).expect(SETTLED);
            given(TOLD, SECOND, SETTLED).importing().when(row(aug(12), aug(20))).expect();
        }

        @Test
        void what_is_changed_or_emptied_is_refused_with_both_values() {
            given(TOLD, SECOND, SETTLED)
                    .importing()
                    .when(row(aug(13), null))
                    .refused(Reason.DIFFERS_FROM_LEDGER, "stage2_on", "resolved_on")
                    .saying("the ledger has 2019-08-12, the file has 2019-08-13");
            given(TOLD)
                    .importing()
                    .when(new ImportEscalation("S-1", AUTHORITY, "C-17", IRO, PROCESS, aug(5), null, null, null))
                    .refused(Reason.DIFFERS_FROM_LEDGER, "category");
        }

        @Test
        void a_row_that_breaks_a_rule_names_its_column() {
            given().importing().when(row(aug(4), null)).refused(Reason.INVALID_VALUE, "stage2_on");
            given().importing().when(row(null, aug(4))).refused(Reason.INVALID_VALUE, "resolved_on");
            given(TOLD, SETTLED).importing().when(row(aug(21), aug(20))).refused(Reason.INVALID_VALUE, "stage2_on");
        }

        @Test
        void a_stage_told_late_is_put_where_it_belongs() {
            StageAdvanced third = new StageAdvanced("S-1", aug(15), 3, null);
            given(TOLD, SETTLED).importing().when(row(aug(12), aug(20))).expect(SECOND);
            given(TOLD, third).importing().when(row(aug(12), aug(15), null)).expect(SECOND);
            given(TOLD, third, SECOND)
                    .importing()
                    .when(row(aug(12), aug(15), null))
                    .expect();
            given(TOLD, third).importing().when(row(aug(16), aug(15), null)).refused(Reason.INVALID_VALUE, "stage2_on");
        }
    }

    private static Scenario given(EscalationEvent... past) {
        return Scenario.of(EscalationAggregate.class, past);
    }

    private static EscalationRaised raised(@Nullable SealedText reason) {
        return new EscalationRaised("S-1", AUTHORITY, "C-17", IRO, SAFEGUARDING, aug(5), reason);
    }

    private static RaiseEscalation raise(String authority, LocalDate on) {
        return new RaiseEscalation("S-1", authority, "C-17", IRO, SAFEGUARDING, on, "No visit in six weeks.");
    }

    private static AdvanceStage advance(int stage, LocalDate on) {
        return new AdvanceStage("S-1", on, stage, "No answer.");
    }

    private static ResolveEscalation resolve(LocalDate on) {
        return new ResolveEscalation("S-1", on, "Visited.");
    }

    private static ImportEscalation row(@Nullable LocalDate stage2On, @Nullable LocalDate resolvedOn) {
        return row(stage2On, null, resolvedOn);
    }

    private static ImportEscalation row(
            @Nullable LocalDate stage2On, @Nullable LocalDate stage3On, @Nullable LocalDate resolvedOn) {
        return new ImportEscalation(
                "S-1", AUTHORITY, "C-17", IRO, SAFEGUARDING, aug(5), stage2On, stage3On, resolvedOn);
    }
}

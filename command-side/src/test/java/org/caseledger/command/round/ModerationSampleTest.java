package org.caseledger.command.round;

import static org.caseledger.command.World.AUTHORITY;
import static org.caseledger.command.World.TODAY;
import static org.caseledger.command.World.aug;
import static org.caseledger.command.World.sep;

import java.time.YearMonth;
import java.util.List;
import org.caseledger.command.Reason;
import org.caseledger.command.Scenario;
import org.caseledger.command.round.RoundCommand.DrawModerations;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.ModerationPlan;
import org.caseledger.events.ModerationPlan.Audit;
import org.caseledger.events.ModerationPlan.Moderator;
import org.caseledger.events.ModerationPlan.Policy;
import org.caseledger.events.ModerationPlan.Proposal;
import org.caseledger.events.RegisterEvent.RoundClosed;
import org.caseledger.events.RegisterEvent.RoundOpened;
import org.caseledger.events.SampleEvent.ModerationsDrawn;
import org.caseledger.events.SamplingMethod;
import org.caseledger.events.Unmet;
import org.caseledger.events.Unmet.Why;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ModerationSampleTest {

    private static final YearMonth ROUND = YearMonth.of(2019, 8);
    private static final RoundOpened OPENED = new RoundOpened(AUTHORITY, ROUND, aug(1));
    private static final RoundClosed CLOSED = new RoundClosed(AUTHORITY, ROUND, 1, sep(2));
    private static final Audit GOOD = new Audit("A-1", "N-1", "Good", List.of("auditor.one"));
    private static final Audit OWN = new Audit("A-2", "S-1", "Inadequate", List.of("moderator.one"));
    private static final Moderator MODERATOR = new Moderator("moderator.one", null);

    @Test
    void is_by_lot_up_to_the_frameworks_target_where_nothing_else_is_said() {
        ModerationPlan asked = plan(policy(SamplingMethod.RANDOM, null), List.of(OWN), MODERATOR);
        ModerationPlan shared = plan(policy(SamplingMethod.RANDOM, 100), List.of(OWN), MODERATOR);

        given(OPENED, CLOSED)
                .when(draw(asked))
                .expect(new ModerationsDrawn(
                        AUTHORITY,
                        ROUND,
                        1,
                        sep(3),
                        shared,
                        List.of(new Proposal("A-2", null)),
                        List.of(
                                new Unmet(Why.NO_MODERATOR, "A-2"),
                                new Unmet(Why.MODERATOR_BELOW_LEAST, "moderator.one"))))
                .answered(2, 1);
    }

    @Test
    void is_counted() {
        ModerationPlan plan = plan(policy(SamplingMethod.ALL, null), List.of(GOOD), MODERATOR);
        ModerationsDrawn first = new ModerationsDrawn(
                AUTHORITY, ROUND, 1, sep(3), plan, List.of(new Proposal("A-1", "moderator.one")), List.of());

        given(OPENED, first)
                .when(draw(plan))
                .expect(new ModerationsDrawn(AUTHORITY, ROUND, 2, sep(3), plan, first.proposal(), first.unmet()));
    }

    @Test
    void needs_somebody_to_moderate() {
        given(OPENED)
                .when(draw(plan(policy(SamplingMethod.ALL, null), List.of(GOOD))))
                .refused(Reason.NO_MODERATORS, "moderators")
                .saying("register moderators, or name them");
    }

    @Test
    void needs_something_to_moderate() {
        given(OPENED)
                .when(draw(plan(policy(SamplingMethod.ALL, null), List.of(), MODERATOR)))
                .refused(Reason.NOTHING_TO_MODERATE);
    }

    @Test
    void targets_only_what_awaits_moderation() {
        Policy targeted = new Policy(SamplingMethod.TARGETED, null, List.of(), List.of("A-1", "A-9"), 1, 3, true);

        given(OPENED)
                .when(draw(plan(targeted, List.of(GOOD), MODERATOR)))
                .refused(Reason.NOT_AWAITING_MODERATION, "policy.targeted");
    }

    @Test
    void needs_what_its_method_goes_by_and_nothing_else() {
        refuses(new Policy(SamplingMethod.BY_GRADE, null, List.of(), List.of(), 1, 3, true), "policy.grades");
        refuses(new Policy(SamplingMethod.ALL, null, List.of("Good"), List.of(), 1, 3, true), "policy.grades");
        refuses(new Policy(SamplingMethod.BY_GRADE, null, List.of("Superb"), List.of(), 1, 3, true), "policy.grades");
        refuses(new Policy(SamplingMethod.TARGETED, null, List.of(), List.of(), 1, 3, true), "policy.targeted");
        refuses(new Policy(SamplingMethod.ALL, null, List.of(), List.of("A-1"), 1, 3, true), "policy.targeted");
        refuses(policy(SamplingMethod.ALL, 50), "policy.share");
        refuses(policy(SamplingMethod.RANDOM, 101), "policy.share");
    }

    @Test
    void needs_loads_that_can_be() {
        refuses(new Policy(SamplingMethod.ALL, null, List.of(), List.of(), 4, 3, true), "policy.leastEach");
        refuses(new Policy(SamplingMethod.ALL, null, List.of(), List.of(), 0, 0, true), "policy.mostEach");
    }

    @Test
    void lists_everybody_once_and_happens_in_its_order() {
        given(OPENED, CLOSED)
                .when(new DrawModerations(
                        AUTHORITY,
                        ROUND,
                        sep(1),
                        plan(policy(SamplingMethod.ALL, null), List.of(GOOD), MODERATOR, MODERATOR)))
                .refused(Reason.INVALID_VALUE, "on", "moderators[1].person");
        given(OPENED)
                .when(new DrawModerations(
                        AUTHORITY,
                        ROUND,
                        TODAY.plusDays(1),
                        plan(policy(SamplingMethod.ALL, null), List.of(GOOD), MODERATOR)))
                .refused(Reason.INVALID_VALUE, "on");
    }

    private static void refuses(Policy policy, String field) {
        given(OPENED).when(draw(plan(policy, List.of(GOOD), MODERATOR))).refused(Reason.INVALID_VALUE, field);
    }

    private static Scenario given(LedgerEvent... past) {
        return Scenario.of(RoundAggregate.class, past);
    }

    private static DrawModerations draw(ModerationPlan plan) {
        return new DrawModerations(AUTHORITY, ROUND, sep(3), plan);
    }

    private static Policy policy(SamplingMethod method, @Nullable Integer share) {
        return new Policy(method, share, List.of(), List.of(), 1, 3, true);
    }

    private static ModerationPlan plan(Policy policy, List<Audit> audits, Moderator... moderators) {
        return new ModerationPlan(policy, "seed", 0, audits, List.of(moderators));
    }
}

package org.caseledger.command.round;

import static org.caseledger.command.World.AUTHORITY;
import static org.caseledger.command.World.TODAY;
import static org.caseledger.command.World.aug;
import static org.caseledger.command.World.sep;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.caseledger.command.Reason;
import org.caseledger.command.Scenario;
import org.caseledger.command.round.RoundCommand.DrawSample;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.RegisterEvent.RoundClosed;
import org.caseledger.events.RegisterEvent.RoundOpened;
import org.caseledger.events.SampleEvent;
import org.caseledger.events.SampleEvent.SampleDrawn;
import org.caseledger.events.SamplePlan;
import org.caseledger.events.SamplePlan.Auditor;
import org.caseledger.events.SamplePlan.Case;
import org.caseledger.events.SamplePlan.Policy;
import org.caseledger.events.SamplePlan.Proposal;
import org.caseledger.events.SamplingMethod;
import org.caseledger.events.Unmet;
import org.caseledger.events.Unmet.Why;
import org.caseledger.events.sampling.Drawn;
import org.caseledger.events.sampling.SampleDraw;
import org.caseledger.events.sampling.SamplePages;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SampleTest {

    private static final YearMonth ROUND = YearMonth.of(2019, 8);
    private static final RoundOpened OPENED = new RoundOpened(AUTHORITY, ROUND, aug(1));
    private static final Case NORTH = new Case("C-1", "N-1", "P-1", null, null, null, null, null);
    private static final Case SOUTH = new Case("C-2", "S-1", null, null, null, null, null, null);
    private static final Case SEEN = new Case("C-3", "W-1", null, null, null, null, aug(1).minusMonths(3), null);
    private static final Auditor OF_NORTH = new Auditor("auditor.one", "N-1", false, null, null, 0);

    @Test
    void holds_all_that_decided_it_and_names_what_could_not_be_kept() {
        SamplePlan plan = plan(Policy.USUAL, null, List.of(NORTH, SOUTH, SEEN), OF_NORTH);

        given(OPENED)
                .when(draw(plan))
                .expect(new SampleDrawn(
                        AUTHORITY,
                        ROUND,
                        1,
                        aug(2),
                        plan,
                        List.of(new Proposal("C-2", "auditor.one"), new Proposal("C-1", null)),
                        List.of(new Unmet(Why.TEAM_WITHOUT_CASE, "W-1"), new Unmet(Why.NO_AUDITOR, "C-1"))))
                .answered(1, 1);
    }

    @Test
    void has_as_many_events_as_a_whole_council_needs() {
        SamplePlan plan = plan(Policy.USUAL, 100, cases(5_000), OF_NORTH);
        Drawn<Proposal> drawn = SampleDraw.draw(ROUND, aug(2), plan);
        List<SampleEvent> events =
                SamplePages.cut(new SampleDrawn(AUTHORITY, ROUND, 1, aug(2), plan, drawn.proposal(), drawn.unmet()));

        given(OPENED)
                .when(draw(plan))
                .expect(events.toArray(LedgerEvent[]::new))
                .answered(events.size(), events.size());
    }

    @Test
    void is_counted() {
        SamplePlan plan = plan(Policy.USUAL, null, List.of(SOUTH), OF_NORTH);
        SampleDrawn first = new SampleDrawn(
                AUTHORITY, ROUND, 1, aug(2), plan, List.of(new Proposal("C-2", "auditor.one")), List.of());

        given(OPENED, first)
                .when(draw(plan))
                .expect(new SampleDrawn(AUTHORITY, ROUND, 2, aug(2), plan, first.proposal(), first.unmet()));
    }

    @Test
    void is_of_an_open_round() {
        given(OPENED, new RoundClosed(AUTHORITY, ROUND, 1, aug(2)))
                .when(draw(plan(Policy.USUAL, null, List.of(SOUTH), OF_NORTH)))
                .refused(Reason.ROUND_CLOSED);
        given(OPENED)
                .when(new DrawSample(
                        AUTHORITY, ROUND, TODAY.plusDays(1), plan(Policy.USUAL, null, List.of(SOUTH), OF_NORTH)))
                .refused(Reason.INVALID_VALUE, "on");
    }

    @Test
    void needs_somebody_to_audit() {
        given(OPENED)
                .when(draw(plan(Policy.USUAL, null, List.of(SOUTH))))
                .refused(Reason.NO_AUDITORS, "auditors")
                .saying("register auditors, or name them");
    }

    @Test
    void needs_cases_and_lists_each_child_and_auditor_once() {
        given(OPENED).when(draw(plan(Policy.USUAL, null, List.of(), OF_NORTH))).refused(Reason.INVALID_VALUE, "cases");
        given(OPENED)
                .when(draw(plan(Policy.USUAL, null, List.of(SOUTH, NORTH, SOUTH), OF_NORTH, OF_NORTH)))
                .refused(Reason.INVALID_VALUE, "cases[2].childRef", "auditors[1].person");
    }

    @Test
    void lists_no_more_cases_than_it_may() {
        given(OPENED)
                .when(draw(plan(Policy.USUAL, 1, cases(20_001), OF_NORTH)))
                .refused(Reason.INVALID_VALUE, "cases")
                .saying("cases must list 1 to 20000 cases");
    }

    @Test
    void needs_a_policy_that_can_be() {
        given(OPENED)
                .when(draw(plan(
                        new Policy(SamplingMethod.BY_GRADE, true, -1, 121, true, true),
                        null,
                        List.of(SOUTH),
                        OF_NORTH)))
                .refused(Reason.INVALID_VALUE, "policy.method", "policy.practitionerMonths", "policy.childMonths");
    }

    @Test
    void has_a_size_only_where_lots_are_drawn_and_no_larger_than_there_are_cases() {
        Policy all = new Policy(SamplingMethod.ALL, true, 6, 12, true, true);

        given(OPENED).when(draw(plan(all, 1, List.of(SOUTH), OF_NORTH))).refused(Reason.INVALID_VALUE, "size");
        given(OPENED)
                .when(draw(plan(Policy.USUAL, 2, List.of(SOUTH), OF_NORTH)))
                .refused(Reason.INVALID_VALUE, "size");
        given(OPENED)
                .when(draw(plan(Policy.USUAL, 0, List.of(SOUTH), OF_NORTH)))
                .refused(Reason.INVALID_VALUE, "size");
    }

    @Test
    void may_have_moved_on() {
        given(OPENED)
                .seen(7)
                .when(new DrawSample(AUTHORITY, ROUND, sep(1), plan(Policy.USUAL, null, List.of(SOUTH), OF_NORTH)))
                .refused(Reason.STALE_VERSION);
    }

    private static Scenario given(LedgerEvent... past) {
        return Scenario.of(RoundAggregate.class, past);
    }

    private static List<Case> cases(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Case("C-" + i, "S-" + i % 50, "P-" + i % 300, "CP", "South", null, null, null))
                .toList();
    }

    private static DrawSample draw(SamplePlan plan) {
        return new DrawSample(AUTHORITY, ROUND, aug(2), plan);
    }

    private static SamplePlan plan(Policy policy, @Nullable Integer size, List<Case> cases, Auditor... auditors) {
        List<String> teams = cases.stream().map(Case::team).distinct().sorted().toList();
        return new SamplePlan(policy, "seed", size, teams, cases, List.of(auditors));
    }
}

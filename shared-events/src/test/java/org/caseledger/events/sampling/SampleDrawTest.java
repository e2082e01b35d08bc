package org.caseledger.events.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.caseledger.events.SampleEvent.SampleDrawn;
import org.caseledger.events.SamplePlan;
import org.caseledger.events.SamplePlan.Auditor;
import org.caseledger.events.SamplePlan.Case;
import org.caseledger.events.SamplePlan.Policy;
import org.caseledger.events.SamplePlan.Proposal;
import org.caseledger.events.SamplingMethod;
import org.caseledger.events.StandingExemption;
import org.caseledger.events.Unmet;
import org.caseledger.events.Unmet.Why;
import org.jspecify.annotations.Nullable;

/** Whatever is drawn keeps the policy, or says what it could not keep. */
class SampleDrawTest {

    private static final YearMonth ROUND = YearMonth.of(2019, 8);
    private static final LocalDate DAY = LocalDate.of(2019, 8, 1);

    @Example
    void a_lot_is_the_hash_that_the_event_model_describes() {
        assertThat(new Lots("autumn").of("case", "C-17"))
                .isEqualTo("d8aa53cf0243ae933f92e462fd97de0c826dbd8855dfa2a671819167d49be7d1");
    }

    @Property
    void the_same_plan_gives_the_same_sample_in_whatever_order_it_stands(@ForAll("plans") SamplePlan plan) {
        Drawn<Proposal> drawn = SampleDraw.draw(ROUND, DAY, plan);

        assertThat(SampleDraw.draw(ROUND, DAY, shuffled(plan))).isEqualTo(drawn);
        assertThat(SampleDraw.verifies(event(plan, drawn))).isTrue();
    }

    @Property
    void another_sample_than_was_drawn_is_found_out(@ForAll("plans") SamplePlan plan) {
        List<Proposal> other = new ArrayList<>(SampleDraw.draw(ROUND, DAY, plan).proposal());
        other.add(new Proposal("a child who was never drawn", null));

        assertThat(SampleDraw.verifies(event(plan, new Drawn<>(other, List.of()))))
                .isFalse();
    }

    @Property
    void no_child_is_drawn_twice_or_too_soon(@ForAll("plans") SamplePlan plan) {
        List<Case> drawn = drawn(plan);

        assertThat(drawn)
                .doesNotHaveDuplicates()
                .noneMatch(one -> plan.policy().childMonths() > 0
                        && lately(one.childAuditedOn(), plan.policy().childMonths()));
    }

    @Property
    void every_team_has_a_case_or_is_named(@ForAll("plans") SamplePlan plan) {
        Set<String> seen = drawn(plan).stream().map(Case::team).collect(Collectors.toSet());
        Set<String> named = named(plan, Why.TEAM_WITHOUT_CASE, Why.TEAM_NOT_REACHED);

        assertThat(named).noneMatch(seen::contains);
        if (plan.policy().everyTeam()) {
            assertThat(plan.teams()).allMatch(team -> seen.contains(team) || named.contains(team));
        }
    }

    @Property
    void every_practitioner_who_is_due_has_a_case_or_is_named(@ForAll("plans") SamplePlan plan) {
        Set<String> due = plan.cases().stream()
                .filter(one -> due(one, plan))
                .map(one -> String.valueOf(one.practitioner()))
                .collect(Collectors.toSet());
        Set<String> seen = drawn(plan).stream()
                .map(one -> String.valueOf(one.practitioner()))
                .collect(Collectors.toSet());
        Set<String> unseen = new HashSet<>(due);
        unseen.removeAll(seen);

        assertThat(named(plan, Why.PRACTITIONER_NOT_REACHED)).isEqualTo(unseen);
    }

    @Property
    void nobody_else_is_drawn_while_practitioners_are_due(@ForAll("plans") SamplePlan asked) {
        Policy policy = asked.policy();
        SamplePlan plan = with(
                asked,
                new Policy(
                        SamplingMethod.RANDOM,
                        false,
                        policy.practitionerMonths(),
                        policy.childMonths(),
                        policy.anotherTeam(),
                        policy.fairLoad()));
        Set<String> unseen = named(plan, Why.PRACTITIONER_NOT_REACHED);
        boolean left = plan.cases().stream()
                .anyMatch(one -> unseen.contains(String.valueOf(one.practitioner()))
                        && !lately(one.childAuditedOn(), policy.childMonths()));

        if (left) {
            assertThat(drawn(plan)).allMatch(one -> due(one, plan));
        }
    }

    @Property
    void as_many_are_drawn_as_were_asked_for_or_it_says_so(@ForAll("plans") SamplePlan plan) {
        int drawn = drawn(plan).size();
        boolean tooFew = !named(plan, Why.TOO_FEW_CASES).isEmpty();

        if (plan.policy().method() == SamplingMethod.RANDOM && plan.size() != null) {
            assertThat(tooFew ? drawn < plan.size() : drawn == plan.size()).isTrue();
        } else {
            assertThat(tooFew).isFalse();
        }
    }

    @Property
    void all_are_drawn_but_those_that_are_named(@ForAll("plans") SamplePlan asked) {
        Policy policy = asked.policy();
        SamplePlan plan =
                with(asked, new Policy(SamplingMethod.ALL, false, 0, policy.childMonths(), policy.anotherTeam(), true));

        assertThat(Stream.concat(
                        drawn(plan).stream().map(Case::childRef), named(plan, Why.CHILD_AUDITED_LATELY).stream()))
                .containsExactlyInAnyOrderElementsOf(
                        plan.cases().stream().map(Case::childRef).toList());
    }

    @Property
    void nobody_audits_their_own_team_or_their_own_case(@ForAll("plans") SamplePlan plan) {
        assertThat(pairs(plan)).allSatisfy(pair -> {
            assertThat(pair.auditor().person()).isNotEqualTo(pair.one().practitioner());
            if (plan.policy().anotherTeam()) {
                assertThat(pair.auditor().team()).isNotEqualTo(pair.one().team());
            }
        });
    }

    @Property
    void a_case_without_an_auditor_is_named_and_nobody_could_have_taken_it(@ForAll("plans") SamplePlan plan) {
        Set<String> without = SampleDraw.draw(ROUND, DAY, plan).proposal().stream()
                .filter(proposal -> proposal.auditor() == null)
                .map(Proposal::childRef)
                .collect(Collectors.toSet());

        assertThat(named(plan, Why.NO_AUDITOR)).isEqualTo(without);
        assertThat(plan.cases())
                .filteredOn(one -> without.contains(one.childRef()))
                .allSatisfy(one -> assertThat(plan.auditors()).noneMatch(auditor -> mayTake(auditor, one, plan)));
    }

    @Property
    void loads_are_fair(@ForAll("plans") SamplePlan plan) {
        Map<String, Long> given = pairs(plan).stream()
                .collect(Collectors.groupingBy(pair -> pair.auditor().person(), Collectors.counting()));

        for (Pair pair : pairs(plan)) {
            Auditor busy = pair.auditor();
            assertThat(plan.policy().fairLoad() && excused(busy)).isFalse();
            for (Auditor other : plan.auditors()) {
                boolean mayTakeAll = pairs(plan).stream()
                        .filter(one -> one.auditor().equals(busy))
                        .allMatch(one -> mayTake(other, one.one(), plan));
                if (mayTakeAll) {
                    assertThat(load(busy, given) * hours(other, plan))
                            .isLessThanOrEqualTo((load(other, given) + 1) * hours(busy, plan));
                }
            }
        }
    }

    @Example
    void cases_have_no_grades_to_be_drawn_by() {
        Policy byGrade = new Policy(SamplingMethod.BY_GRADE, true, 6, 12, true, true);
        SamplePlan plan = new SamplePlan(byGrade, "seed", null, List.of(), List.of(), List.of());

        assertThatIllegalArgumentException().isThrownBy(() -> SampleDraw.draw(ROUND, DAY, plan));
    }

    private record Pair(Case one, Auditor auditor) {}

    private static List<Pair> pairs(SamplePlan plan) {
        return SampleDraw.draw(ROUND, DAY, plan).proposal().stream()
                .filter(proposal -> proposal.auditor() != null)
                .map(proposal -> new Pair(one(proposal.childRef(), plan), auditor(proposal.auditor(), plan)))
                .toList();
    }

    private static List<Case> drawn(SamplePlan plan) {
        return SampleDraw.draw(ROUND, DAY, plan).proposal().stream()
                .map(proposal -> one(proposal.childRef(), plan))
                .toList();
    }

    private static Case one(String childRef, SamplePlan plan) {
        return plan.cases().stream()
                .filter(one -> one.childRef().equals(childRef))
                .findFirst()
                .orElseThrow();
    }

    private static Auditor auditor(@Nullable String person, SamplePlan plan) {
        return plan.auditors().stream()
                .filter(auditor -> auditor.person().equals(person))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> named(SamplePlan plan, Why... why) {
        return SampleDraw.draw(ROUND, DAY, plan).unmet().stream()
                .filter(unmet -> List.of(why).contains(unmet.why()))
                .map(Unmet::of)
                .map(String::valueOf)
                .collect(Collectors.toSet());
    }

    private static boolean mayTake(Auditor auditor, Case one, SamplePlan plan) {
        boolean ownTeam = plan.policy().anotherTeam() && one.team().equals(auditor.team());
        boolean excused = plan.policy().fairLoad() && excused(auditor);
        return !ownTeam && !excused && !auditor.person().equals(one.practitioner());
    }

    private static boolean excused(Auditor auditor) {
        return auditor.exemption() == StandingExemption.STANDING
                || (auditor.exemption() == StandingExemption.BI_MONTHLY
                        && YearMonth.of(2019, 7).equals(auditor.previousRound()));
    }

    private static long load(Auditor auditor, Map<String, Long> given) {
        return auditor.allocated() + given.getOrDefault(auditor.person(), 0L);
    }

    private static int hours(Auditor auditor, SamplePlan plan) {
        return plan.policy().fairLoad() && auditor.halfTime() ? 1 : 2;
    }

    private static boolean due(Case one, SamplePlan plan) {
        int months = plan.policy().practitionerMonths();
        return months > 0 && one.practitioner() != null && !lately(one.practitionerAuditedOn(), months);
    }

    private static boolean lately(@Nullable LocalDate day, int months) {
        return day != null && day.isAfter(DAY.minusMonths(months));
    }

    private static SampleDrawn event(SamplePlan plan, Drawn<Proposal> drawn) {
        return new SampleDrawn("E10000013", ROUND, 1, DAY, plan, drawn.proposal(), drawn.unmet());
    }

    private static SamplePlan with(SamplePlan plan, Policy policy) {
        return new SamplePlan(policy, plan.seed(), plan.size(), plan.teams(), plan.cases(), plan.auditors());
    }

    private static SamplePlan shuffled(SamplePlan plan) {
        return new SamplePlan(
                plan.policy(),
                plan.seed(),
                plan.size(),
                shuffled(plan.teams()),
                shuffled(plan.cases()),
                shuffled(plan.auditors()));
    }

    private static <T> List<T> shuffled(List<T> list) {
        List<T> other = new ArrayList<>(list);
        Collections.shuffle(other, new Random(7));
        return other;
    }

    @Provide
    Arbitrary<SamplePlan> plans() {
        Arbitrary<String> teams = Arbitraries.of("N-1", "N-2", "S-1", "S-2");
        Arbitrary<Integer> months = Arbitraries.of(0, 6, 12);
        Arbitrary<Policy> policies = Combinators.combine(
                        Arbitraries.of(SamplingMethod.RANDOM, SamplingMethod.ALL, SamplingMethod.TARGETED),
                        Arbitraries.of(true, false),
                        months,
                        months,
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as(Policy::new);
        Arbitrary<List<Case>> cases = Combinators.combine(
                        teams,
                        Arbitraries.of("P-1", "P-2", "P-3", "P-4").injectNull(0.2),
                        Arbitraries.integers().between(0, 30).injectNull(0.4))
                .as((team, practitioner, days) -> new Case(
                        "", team, practitioner, null, null, null, days == null ? null : DAY.minusMonths(days), null))
                .list()
                .ofMaxSize(12)
                .map(SampleDrawTest::numbered);
        Arbitrary<List<Auditor>> auditors = Combinators.combine(
                        teams.injectNull(0.3),
                        Arbitraries.of(true, false),
                        Arbitraries.of(StandingExemption.class).injectNull(0.6),
                        Arbitraries.of(ROUND.minusMonths(1), ROUND.minusMonths(2))
                                .injectNull(0.4))
                .as((team, halfTime, exemption, round) -> new Auditor("", team, halfTime, exemption, round, 0))
                .list()
                .ofMaxSize(5)
                .map(SampleDrawTest::named);
        Arbitrary<Integer> sizes = Arbitraries.integers().between(1, 12).injectNull(0.4);
        Arbitrary<List<String>> all = teams.list().uniqueElements().ofMaxSize(4);
        return Combinators.combine(policies, Arbitraries.strings().alpha().ofMinLength(1), sizes, all, cases, auditors)
                .as((policy, seed, size, others, drawable, people) -> new SamplePlan(
                        policy,
                        seed,
                        size,
                        Stream.concat(others.stream(), drawable.stream().map(Case::team))
                                .distinct()
                                .toList(),
                        drawable,
                        people));
    }

    /** A practitioner's last audit is the same whichever of their cases is looked at. */
    private static List<Case> numbered(List<Case> cases) {
        Map<String, LocalDate> last =
                Map.of("P-1", DAY.minusMonths(1), "P-2", DAY.minusMonths(6), "P-3", DAY.minusMonths(13));
        return IntStream.range(0, cases.size())
                .mapToObj(i -> {
                    Case one = cases.get(i);
                    return new Case(
                            "C-" + i,
                            one.team(),
                            one.practitioner(),
                            null,
                            null,
                            null,
                            one.childAuditedOn(),
                            one.practitioner() == null ? null : last.get(one.practitioner()));
                })
                .toList();
    }

    private static List<Auditor> named(List<Auditor> auditors) {
        return IntStream.range(0, auditors.size())
                .mapToObj(i -> {
                    Auditor one = auditors.get(i);
                    // The first shares a practitioner's name: nobody audits their own case.
                    String person = i == 0 ? "P-1" : "auditor." + i;
                    return new Auditor(person, one.team(), one.halfTime(), one.exemption(), one.previousRound(), i % 3);
                })
                .toList();
    }
}

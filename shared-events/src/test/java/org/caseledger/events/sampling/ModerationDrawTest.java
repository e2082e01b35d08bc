package org.caseledger.events.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.caseledger.events.ModerationPlan;
import org.caseledger.events.ModerationPlan.Audit;
import org.caseledger.events.ModerationPlan.Moderator;
import org.caseledger.events.ModerationPlan.Policy;
import org.caseledger.events.ModerationPlan.Proposal;
import org.caseledger.events.SampleEvent.ModerationsDrawn;
import org.caseledger.events.SamplingMethod;
import org.caseledger.events.Unmet;
import org.caseledger.events.Unmet.Why;
import org.jspecify.annotations.Nullable;

/** Whatever gradings are drawn, their moderators keep the policy, or it says what could not be kept. */
class ModerationDrawTest {

    @Property
    void the_same_plan_gives_the_same_gradings_in_whatever_order_it_stands(@ForAll("plans") ModerationPlan plan) {
        Drawn<Proposal> drawn = ModerationDraw.draw(plan);
        ModerationPlan other = new ModerationPlan(
                plan.policy(),
                plan.seed(),
                plan.moderatedAlready(),
                shuffled(plan.audits()),
                shuffled(plan.moderators()));

        assertThat(ModerationDraw.draw(other)).isEqualTo(drawn);
        assertThat(ModerationDraw.verifies(event(plan, drawn))).isTrue();
    }

    @Property
    void others_than_were_drawn_are_found_out(@ForAll("plans") ModerationPlan plan) {
        List<Proposal> other = new ArrayList<>(ModerationDraw.draw(plan).proposal());
        other.add(new Proposal("A-99", null));

        assertThat(ModerationDraw.verifies(event(plan, new Drawn<>(other, List.of()))))
                .isFalse();
    }

    @Property
    void those_are_drawn_that_the_method_says(@ForAll("plans") ModerationPlan plan) {
        Policy policy = plan.policy();
        List<Audit> drawn = drawn(plan);

        assertThat(drawn).doesNotHaveDuplicates();
        switch (policy.method()) {
            case RANDOM -> {
                int all = plan.audits().size() + plan.moderatedAlready();
                int share = policy.share() == null ? 0 : policy.share();
                int wanted = (int) Math.ceil(all * share / 100.0);
                assertThat(drawn).hasSize(Math.max(0, wanted - plan.moderatedAlready()));
            }
            case ALL -> assertThat(drawn).hasSameSizeAs(plan.audits());
            case BY_GRADE ->
                assertThat(drawn)
                        .containsExactlyInAnyOrderElementsOf(plan.audits().stream()
                                .filter(audit -> policy.grades().contains(audit.grade()))
                                .toList());
            case TARGETED ->
                assertThat(drawn).extracting(Audit::auditId).containsExactlyInAnyOrderElementsOf(policy.targeted());
        }
    }

    @Property
    void nobody_moderates_what_they_graded_or_their_own_team(@ForAll("plans") ModerationPlan plan) {
        for (Proposal proposal : ModerationDraw.draw(plan).proposal()) {
            if (proposal.moderator() != null) {
                assertThat(mayModerate(moderator(proposal.moderator(), plan), audit(proposal.auditId(), plan), plan))
                        .isTrue();
            }
        }
    }

    @Property
    void loads_stay_within_their_limits_or_are_named(@ForAll("plans") ModerationPlan plan) {
        Map<String, Long> loads = loads(plan);

        assertThat(loads.values()).allMatch(load -> load <= plan.policy().mostEach());
        assertThat(named(plan, Why.MODERATOR_BELOW_LEAST))
                .isEqualTo(plan.moderators().stream()
                        .map(Moderator::person)
                        .filter(person ->
                                loads.getOrDefault(person, 0L) < plan.policy().leastEach())
                        .collect(Collectors.toSet()));
    }

    @Property
    void an_audit_without_a_moderator_is_named_and_nobody_had_room(@ForAll("plans") ModerationPlan plan) {
        Map<String, Long> loads = loads(plan);
        Set<String> without = ModerationDraw.draw(plan).proposal().stream()
                .filter(proposal -> proposal.moderator() == null)
                .map(Proposal::auditId)
                .collect(Collectors.toSet());

        assertThat(named(plan, Why.NO_MODERATOR)).isEqualTo(without);
        assertThat(without)
                .allSatisfy(id -> assertThat(plan.moderators())
                        .noneMatch(moderator -> mayModerate(moderator, audit(id, plan), plan)
                                && loads.getOrDefault(moderator.person(), 0L)
                                        < plan.policy().mostEach()));
    }

    @Example
    void who_alone_may_moderate_an_audit_is_kept_for_it() {
        List<Audit> audits = List.of(
                new Audit("A-1", null, "Good", List.of("a")),
                new Audit("A-2", null, "Good", List.of("a")),
                new Audit("A-3", null, "Good", List.of("moderator.one")));
        Policy policy = new Policy(SamplingMethod.ALL, null, List.of(), List.of(), 1, 2, true);
        for (int seed = 0; seed < 50; seed++) {
            ModerationPlan plan = new ModerationPlan(
                    policy,
                    "seed " + seed,
                    0,
                    audits,
                    List.of(new Moderator("moderator.one", null), new Moderator("moderator.two", null)));

            assertThat(ModerationDraw.draw(plan).unmet()).isEmpty();
        }
    }

    private static boolean mayModerate(Moderator moderator, Audit audit, ModerationPlan plan) {
        boolean ownTeam = plan.policy().anotherTeam()
                && audit.team() != null
                && audit.team().equals(moderator.team());
        return !ownTeam && !audit.gradedBy().contains(moderator.person());
    }

    private static List<Audit> drawn(ModerationPlan plan) {
        return ModerationDraw.draw(plan).proposal().stream()
                .map(proposal -> audit(proposal.auditId(), plan))
                .toList();
    }

    private static Audit audit(String id, ModerationPlan plan) {
        return plan.audits().stream()
                .filter(audit -> audit.auditId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Moderator moderator(@Nullable String person, ModerationPlan plan) {
        return plan.moderators().stream()
                .filter(moderator -> moderator.person().equals(person))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Long> loads(ModerationPlan plan) {
        return ModerationDraw.draw(plan).proposal().stream()
                .filter(proposal -> proposal.moderator() != null)
                .collect(
                        Collectors.groupingBy(proposal -> String.valueOf(proposal.moderator()), Collectors.counting()));
    }

    private static Set<String> named(ModerationPlan plan, Why why) {
        return ModerationDraw.draw(plan).unmet().stream()
                .filter(unmet -> unmet.why() == why)
                .map(Unmet::of)
                .map(String::valueOf)
                .collect(Collectors.toSet());
    }

    private static ModerationsDrawn event(ModerationPlan plan, Drawn<Proposal> drawn) {
        return new ModerationsDrawn(
                "E10000013", YearMonth.of(2019, 8), 1, LocalDate.of(2019, 9, 1), plan, drawn.proposal(), drawn.unmet());
    }

    private static <T> List<T> shuffled(List<T> list) {
        List<T> other = new ArrayList<>(list);
        Collections.shuffle(other, new Random(7));
        return other;
    }

    @Provide
    Arbitrary<ModerationPlan> plans() {
        Arbitrary<String> teams = Arbitraries.of("N-1", "N-2").injectNull(0.3);
        Arbitrary<List<Audit>> audits = Combinators.combine(
                        teams,
                        Arbitraries.of("Good", "Inadequate"),
                        Arbitraries.of("auditor.one", "moderator.0", "moderator.1")
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(2))
                .as((team, grade, gradedBy) -> new Audit("", team, grade, gradedBy))
                .list()
                .ofMaxSize(10)
                .map(all -> IntStream.range(0, all.size())
                        .mapToObj(i -> new Audit(
                                "A-" + i,
                                all.get(i).team(),
                                all.get(i).grade(),
                                all.get(i).gradedBy()))
                        .toList());
        Arbitrary<List<Moderator>> moderators = teams.list()
                .ofMaxSize(4)
                .map(all -> IntStream.range(0, all.size())
                        .mapToObj(i -> new Moderator("moderator." + i, all.get(i)))
                        .toList());
        return Combinators.combine(
                        Arbitraries.of(SamplingMethod.class),
                        Arbitraries.integers().between(0, 100),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 5),
                        audits,
                        moderators)
                .as((method, share, least, most, anotherTeam, already, all, people) -> new ModerationPlan(
                        new Policy(
                                method,
                                method == SamplingMethod.RANDOM ? share : null,
                                method == SamplingMethod.BY_GRADE ? List.of("Good") : List.of(),
                                method == SamplingMethod.TARGETED
                                        ? all.stream()
                                                .map(Audit::auditId)
                                                .limit(2)
                                                .toList()
                                        : List.of(),
                                least,
                                most,
                                anotherTeam),
                        "seed " + share,
                        already,
                        all,
                        people));
    }
}

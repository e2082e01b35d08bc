package org.caseledger.command.round;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.caseledger.command.Checks;
import org.caseledger.command.Context;
import org.caseledger.command.Reason;
import org.caseledger.command.Rejected;
import org.caseledger.command.round.RoundCommand.DrawModerations;
import org.caseledger.events.Framework;
import org.caseledger.events.ModerationPlan;
import org.caseledger.events.ModerationPlan.Moderator;
import org.caseledger.events.ModerationPlan.Policy;
import org.caseledger.events.ModerationPlan.Proposal;
import org.caseledger.events.SampleEvent;
import org.caseledger.events.SampleEvent.ModerationsDrawn;
import org.caseledger.events.SamplingMethod;
import org.caseledger.events.sampling.Drawn;
import org.caseledger.events.sampling.ModerationDraw;
import org.caseledger.events.sampling.ModerationPages;

/** Which gradings may be drawn from, and how. What is drawn is {@link ModerationDraw}'s alone. */
final class ModerationSampleRules {

    private static final int MOST_EACH = 100;

    private ModerationSampleRules() {}

    static List<SampleEvent> draw(Round round, DrawModerations command, Framework framework, Context context) {
        ModerationPlan plan = shared(command.plan(), framework);
        Checks checks = RoundRules.dated(new Checks(), command.on(), round, context)
                .name(plan.seed(), "seed")
                .that(
                        plan.moderators().size() <= SampleRules.MOST_PEOPLE,
                        "moderators",
                        "moderators must list no more than " + SampleRules.MOST_PEOPLE + " people");
        policy(plan.policy(), framework, checks);
        moderators(plan.moderators(), checks);
        checks.done();
        if (plan.moderators().isEmpty()) {
            throw Rejected.because(
                    Reason.NO_MODERATORS,
                    "moderators",
                    "There is nobody to moderate: register moderators, or name them in moderators");
        }
        requireAwaited(plan);
        Drawn<Proposal> drawn = ModerationDraw.draw(plan);
        return ModerationPages.cut(new ModerationsDrawn(
                command.authority(),
                command.round(),
                round.moderationSamples() + 1,
                command.on(),
                plan,
                drawn.proposal(),
                drawn.unmet()));
    }

    /** The share is the framework's target where a draw by lot says none. */
    private static ModerationPlan shared(ModerationPlan plan, Framework framework) {
        Policy policy = plan.policy();
        if (policy.method() != SamplingMethod.RANDOM || policy.share() != null) {
            return plan;
        }
        Policy shared = new Policy(
                policy.method(),
                framework.moderationTarget(),
                policy.grades(),
                policy.targeted(),
                policy.leastEach(),
                policy.mostEach(),
                policy.anotherTeam());
        return new ModerationPlan(shared, plan.seed(), plan.moderatedAlready(), plan.audits(), plan.moderators());
    }

    private static void policy(Policy policy, Framework framework, Checks checks) {
        Integer share = policy.share();
        checks.that(
                        share == null || policy.method() == SamplingMethod.RANDOM,
                        "policy.share",
                        "policy.share must be left out where nothing is drawn by lot")
                .that(
                        share == null || (share >= 0 && share <= 100),
                        "policy.share",
                        "policy.share must be a percentage from 0 to 100")
                .that(
                        policy.grades().isEmpty() != (policy.method() == SamplingMethod.BY_GRADE),
                        "policy.grades",
                        "policy.grades must name grades where the method is BY_GRADE, and only there")
                .that(
                        policy.targeted().isEmpty() != (policy.method() == SamplingMethod.TARGETED),
                        "policy.targeted",
                        "policy.targeted must name audits where the method is TARGETED, and only there")
                .that(
                        policy.mostEach() >= 1 && policy.mostEach() <= MOST_EACH,
                        "policy.mostEach",
                        "policy.mostEach must be 1 to " + MOST_EACH)
                .that(
                        policy.leastEach() >= 0 && policy.leastEach() <= policy.mostEach(),
                        "policy.leastEach",
                        "policy.leastEach must be 0 to policy.mostEach");
        policy.grades().forEach(grade -> checks.grade(grade, "policy.grades", framework));
    }

    private static void moderators(List<Moderator> moderators, Checks checks) {
        Set<String> people = new HashSet<>();
        for (int i = 0; i < moderators.size(); i++) {
            String at = "moderators[" + i + "].";
            checks.name(moderators.get(i).person(), at + "person")
                    .optionalName(moderators.get(i).team(), at + "team")
                    .that(
                            people.add(moderators.get(i).person()),
                            at + "person",
                            at + "person stands in moderators already: list everybody once");
        }
    }

    private static void requireAwaited(ModerationPlan plan) {
        Set<String> awaited =
                plan.audits().stream().map(ModerationPlan.Audit::auditId).collect(Collectors.toSet());
        if (!awaited.containsAll(plan.policy().targeted())) {
            throw Rejected.because(
                    Reason.NOT_AWAITING_MODERATION,
                    "policy.targeted",
                    "policy.targeted names an audit that is not of this round, stands at no grade or was moderated");
        }
        if (awaited.isEmpty()) {
            throw Rejected.because(
                    Reason.NOTHING_TO_MODERATE, "No audit of the round stands at a grade that nobody has moderated");
        }
    }
}

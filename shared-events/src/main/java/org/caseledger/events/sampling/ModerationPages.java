package org.caseledger.events.sampling;

import java.util.ArrayList;
import java.util.List;
import org.caseledger.events.ModerationPlan;
import org.caseledger.events.ModerationPlan.Audit;
import org.caseledger.events.ModerationPlan.Moderator;
import org.caseledger.events.ModerationPlan.Policy;
import org.caseledger.events.ModerationPlan.Proposal;
import org.caseledger.events.SampleEvent;
import org.caseledger.events.SampleEvent.ModerationsDrawn;
import org.caseledger.events.SampleEvent.ModerationsListed;
import org.caseledger.events.Unmet;
import org.jspecify.annotations.Nullable;

/** A draw of gradings in as many events as it needs. */
public final class ModerationPages {

    private ModerationPages() {}

    /** The events of a draw: itself alone where one event holds it, else its pages and then what they don't hold. */
    public static List<SampleEvent> cut(ModerationsDrawn whole) {
        if (Pages.holds(whole)) {
            return List.of(whole);
        }
        ModerationPlan plan = whole.plan();
        List<SampleEvent> events = new ArrayList<>();
        Pages.of(plan.policy().targeted())
                .forEach(targeted ->
                        events.add(page(whole, events, targeted, List.of(), List.of(), List.of(), List.of())));
        Pages.of(plan.audits())
                .forEach(audits -> events.add(page(whole, events, List.of(), audits, List.of(), List.of(), List.of())));
        Pages.of(plan.moderators())
                .forEach(moderators ->
                        events.add(page(whole, events, List.of(), List.of(), moderators, List.of(), List.of())));
        Pages.of(whole.proposal())
                .forEach(proposal ->
                        events.add(page(whole, events, List.of(), List.of(), List.of(), proposal, List.of())));
        Pages.of(whole.unmet())
                .forEach(unmet -> events.add(page(whole, events, List.of(), List.of(), List.of(), List.of(), unmet)));
        events.add(with(whole, List.of(), List.of(), List.of(), List.of(), List.of(), events.size()));
        return events;
    }

    private static ModerationsListed page(
            ModerationsDrawn whole,
            List<SampleEvent> before,
            List<String> targeted,
            List<Audit> audits,
            List<Moderator> moderators,
            List<Proposal> proposal,
            List<Unmet> unmet) {
        return new ModerationsListed(
                whole.authority(),
                whole.round(),
                whole.draw(),
                before.size() + 1,
                whole.effectiveOn(),
                targeted,
                audits,
                moderators,
                proposal,
                unmet);
    }

    /**
     * A draw with all that its pages hold.
     *
     * @param pages of the round's draws of gradings; those of other draws are passed over
     */
    public static ModerationsDrawn whole(List<ModerationsListed> pages, ModerationsDrawn drawn) {
        if (drawn.pages() == null) {
            return drawn;
        }
        List<ModerationsListed> its =
                pages.stream().filter(page -> page.draw() == drawn.draw()).toList();
        return with(
                drawn,
                Pages.joined(its, ModerationsListed::targeted),
                Pages.joined(its, ModerationsListed::audits),
                Pages.joined(its, ModerationsListed::moderators),
                Pages.joined(its, ModerationsListed::proposal),
                Pages.joined(its, ModerationsListed::unmet),
                null);
    }

    private static ModerationsDrawn with(
            ModerationsDrawn drawn,
            List<String> targeted,
            List<Audit> audits,
            List<Moderator> moderators,
            List<Proposal> proposal,
            List<Unmet> unmet,
            @Nullable Integer pages) {
        ModerationPlan plan = drawn.plan();
        Policy policy = plan.policy();
        return new ModerationsDrawn(
                drawn.authority(),
                drawn.round(),
                drawn.draw(),
                drawn.effectiveOn(),
                new ModerationPlan(
                        new Policy(
                                policy.method(),
                                policy.share(),
                                policy.grades(),
                                targeted,
                                policy.leastEach(),
                                policy.mostEach(),
                                policy.anotherTeam()),
                        plan.seed(),
                        plan.moderatedAlready(),
                        audits,
                        moderators),
                proposal,
                unmet,
                pages);
    }
}

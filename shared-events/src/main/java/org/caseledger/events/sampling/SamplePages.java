package org.caseledger.events.sampling;

import java.util.ArrayList;
import java.util.List;
import org.caseledger.events.SampleEvent;
import org.caseledger.events.SampleEvent.SampleDrawn;
import org.caseledger.events.SampleEvent.SampleListed;
import org.caseledger.events.SamplePlan;
import org.caseledger.events.SamplePlan.Auditor;
import org.caseledger.events.SamplePlan.Case;
import org.caseledger.events.SamplePlan.Proposal;
import org.caseledger.events.Unmet;
import org.jspecify.annotations.Nullable;

/** A draw of cases in as many events as it needs. */
public final class SamplePages {

    private SamplePages() {}

    /** The events of a draw: itself alone where one event holds it, else its pages and then what they don't hold. */
    public static List<SampleEvent> cut(SampleDrawn whole) {
        if (Pages.holds(whole)) {
            return List.of(whole);
        }
        SamplePlan plan = whole.plan();
        List<SampleEvent> events = new ArrayList<>();
        Pages.of(plan.teams())
                .forEach(teams -> events.add(page(whole, events, teams, List.of(), List.of(), List.of(), List.of())));
        Pages.of(plan.cases())
                .forEach(cases -> events.add(page(whole, events, List.of(), cases, List.of(), List.of(), List.of())));
        Pages.of(plan.auditors())
                .forEach(auditors ->
                        events.add(page(whole, events, List.of(), List.of(), auditors, List.of(), List.of())));
        Pages.of(whole.proposal())
                .forEach(proposal ->
                        events.add(page(whole, events, List.of(), List.of(), List.of(), proposal, List.of())));
        Pages.of(whole.unmet())
                .forEach(unmet -> events.add(page(whole, events, List.of(), List.of(), List.of(), List.of(), unmet)));
        events.add(with(whole, List.of(), List.of(), List.of(), List.of(), List.of(), events.size()));
        return events;
    }

    private static SampleListed page(
            SampleDrawn whole,
            List<SampleEvent> before,
            List<String> teams,
            List<Case> cases,
            List<Auditor> auditors,
            List<Proposal> proposal,
            List<Unmet> unmet) {
        return new SampleListed(
                whole.authority(),
                whole.round(),
                whole.draw(),
                before.size() + 1,
                whole.effectiveOn(),
                teams,
                cases,
                auditors,
                proposal,
                unmet);
    }

    /**
     * A draw with all that its pages hold.
     *
     * @param pages of the round's draws of cases; those of other draws are passed over
     */
    public static SampleDrawn whole(List<SampleListed> pages, SampleDrawn drawn) {
        if (drawn.pages() == null) {
            return drawn;
        }
        List<SampleListed> its =
                pages.stream().filter(page -> page.draw() == drawn.draw()).toList();
        return with(
                drawn,
                Pages.joined(its, SampleListed::teams),
                Pages.joined(its, SampleListed::cases),
                Pages.joined(its, SampleListed::auditors),
                Pages.joined(its, SampleListed::proposal),
                Pages.joined(its, SampleListed::unmet),
                null);
    }

    private static SampleDrawn with(
            SampleDrawn drawn,
            List<String> teams,
            List<Case> cases,
            List<Auditor> auditors,
            List<Proposal> proposal,
            List<Unmet> unmet,
            @Nullable Integer pages) {
        SamplePlan plan = drawn.plan();
        return new SampleDrawn(
                drawn.authority(),
                drawn.round(),
                drawn.draw(),
                drawn.effectiveOn(),
                new SamplePlan(plan.policy(), plan.seed(), plan.size(), teams, cases, auditors),
                proposal,
                unmet,
                pages);
    }
}

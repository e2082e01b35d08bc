package org.caseledger.events.sampling;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import org.caseledger.events.SampleEvent.SampleDrawn;
import org.caseledger.events.SamplePlan;
import org.caseledger.events.SamplePlan.Auditor;
import org.caseledger.events.SamplePlan.Case;
import org.caseledger.events.SamplePlan.Policy;
import org.caseledger.events.SamplePlan.Proposal;
import org.caseledger.events.StandingExemption;
import org.caseledger.events.Unmet;
import org.caseledger.events.Unmet.Why;
import org.jspecify.annotations.Nullable;

/** Draws a round's cases and proposes who audits them. Each step is described in the event model and stays as it is. */
public final class SampleDraw {

    private static final int FULL = 2;
    private static final int HALF = 1;

    private final SamplePlan plan;
    private final Policy policy;
    private final LocalDate on;
    private final Lots lots;
    private final SequencedSet<Case> left = new LinkedHashSet<>();
    private final List<Case> drawn = new ArrayList<>();
    private final Set<String> practitioners = new HashSet<>();
    private final List<Unmet> unmet = new ArrayList<>();

    private SampleDraw(LocalDate on, SamplePlan plan) {
        this.plan = plan;
        this.policy = plan.policy();
        this.on = on;
        this.lots = new Lots(plan.seed());
    }

    /**
     * Draws by a plan alone.
     *
     * @param on the day of the draw, from which the policy's months count back
     */
    public static Drawn<Proposal> draw(YearMonth round, LocalDate on, SamplePlan plan) {
        SampleDraw draw = new SampleDraw(on, plan);
        draw.cases();
        return new Drawn<>(draw.auditors(round), draw.unmet);
    }

    /** Whether a sample drawn again is what the ledger holds. */
    public static boolean verifies(SampleDrawn event) {
        return draw(event.round(), event.effectiveOn(), event.plan())
                .equals(new Drawn<>(event.proposal(), event.unmet()));
    }

    private void cases() {
        lots.inOrder("case", plan.cases(), Case::childRef).stream()
                .filter(one -> !auditedLately(one))
                .forEach(left::add);
        switch (policy.method()) {
            case RANDOM -> byLot();
            case ALL, TARGETED -> all();
            case BY_GRADE -> throw new IllegalArgumentException("Cases have no grades to be drawn by");
        }
        plan.cases().stream()
                .map(one -> due(one) ? one.practitioner() : null)
                .filter(practitioner -> practitioner != null && !practitioners.contains(practitioner))
                .forEach(practitioner -> unmet.add(new Unmet(Why.PRACTITIONER_NOT_REACHED, practitioner)));
    }

    private void all() {
        plan.cases().stream()
                .filter(this::auditedLately)
                .forEach(one -> unmet.add(new Unmet(Why.CHILD_AUDITED_LATELY, one.childRef())));
        if (policy.everyTeam()) {
            plan.teams().stream()
                    .filter(team -> !hasCaseLeft(team))
                    .forEach(team -> unmet.add(new Unmet(Why.TEAM_WITHOUT_CASE, team)));
        }
        List.copyOf(left).forEach(this::take);
    }

    private void byLot() {
        long size = plan.size() != null
                ? plan.size()
                : plan.teams().stream().filter(this::hasCaseLeft).count();
        if (policy.everyTeam()) {
            lots.inOrder("team", plan.teams(), team -> team).forEach(team -> oneOf(team, size));
        }
        for (Case one : List.copyOf(left)) {
            if (drawn.size() < size && bringsDue(one)) {
                take(one);
            }
        }
        while (drawn.size() < size && !left.isEmpty()) {
            take(left.getFirst());
        }
        if (drawn.size() < size) {
            unmet.add(new Unmet(Why.TOO_FEW_CASES, null));
        }
    }

    private void oneOf(String team, long size) {
        List<Case> ofTeam = left.stream().filter(one -> one.team().equals(team)).toList();
        if (ofTeam.isEmpty()) {
            unmet.add(new Unmet(Why.TEAM_WITHOUT_CASE, team));
        } else if (drawn.size() >= size) {
            unmet.add(new Unmet(Why.TEAM_NOT_REACHED, team));
        } else {
            take(ofTeam.stream().filter(this::bringsDue).findFirst().orElse(ofTeam.getFirst()));
        }
    }

    private void take(Case one) {
        left.remove(one);
        drawn.add(one);
        if (one.practitioner() != null) {
            practitioners.add(one.practitioner());
        }
    }

    private boolean hasCaseLeft(String team) {
        return left.stream().anyMatch(one -> one.team().equals(team));
    }

    private boolean auditedLately(Case one) {
        return within(one.childAuditedOn(), policy.childMonths());
    }

    private boolean due(Case one) {
        return policy.practitionerMonths() > 0
                && one.practitioner() != null
                && !within(one.practitionerAuditedOn(), policy.practitionerMonths());
    }

    /** Whether it is of a practitioner who is due and has no case in the sample yet. */
    private boolean bringsDue(Case one) {
        return due(one) && !practitioners.contains(one.practitioner());
    }

    private boolean within(@Nullable LocalDate auditedOn, int months) {
        return months > 0 && auditedOn != null && auditedOn.plusMonths(months).isAfter(on);
    }

    private List<Proposal> auditors(YearMonth round) {
        List<Auditor> available = lots.inOrder("auditor", plan.auditors(), Auditor::person).stream()
                .filter(auditor -> !policy.fairLoad() || !excused(auditor, round))
                .toList();
        Map<String, Integer> loads = new HashMap<>();
        available.forEach(auditor -> loads.put(auditor.person(), auditor.allocated()));
        List<Proposal> proposal = new ArrayList<>();
        for (Case one : drawn) {
            Auditor auditor = leastLoaded(available, one, loads);
            if (auditor == null) {
                unmet.add(new Unmet(Why.NO_AUDITOR, one.childRef()));
            } else {
                loads.merge(auditor.person(), 1, Integer::sum);
            }
            proposal.add(new Proposal(one.childRef(), auditor == null ? null : auditor.person()));
        }
        return proposal;
    }

    private static boolean excused(Auditor auditor, YearMonth round) {
        return auditor.exemption() == StandingExemption.STANDING
                || (auditor.exemption() == StandingExemption.BI_MONTHLY
                        && round.minusMonths(1).equals(auditor.previousRound()));
    }

    private @Nullable Auditor leastLoaded(List<Auditor> available, Case one, Map<String, Integer> loads) {
        Auditor least = null;
        for (Auditor auditor : available) {
            if (mayAudit(auditor, one) && (least == null || lighter(auditor, least, loads))) {
                least = auditor;
            }
        }
        return least;
    }

    private boolean mayAudit(Auditor auditor, Case one) {
        boolean ownTeam = policy.anotherTeam() && one.team().equals(auditor.team());
        return !ownTeam && !auditor.person().equals(one.practitioner());
    }

    /** Whether one would still have less for their hours than the other, were each given one more. */
    private boolean lighter(Auditor one, Auditor other, Map<String, Integer> loads) {
        return (loads.getOrDefault(one.person(), 0) + 1) * hours(other)
                < (loads.getOrDefault(other.person(), 0) + 1) * hours(one);
    }

    private int hours(Auditor auditor) {
        return policy.fairLoad() && auditor.halfTime() ? HALF : FULL;
    }
}

package org.caseledger.events.sampling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.caseledger.events.ModerationPlan;
import org.caseledger.events.ModerationPlan.Audit;
import org.caseledger.events.ModerationPlan.Moderator;
import org.caseledger.events.ModerationPlan.Policy;
import org.caseledger.events.ModerationPlan.Proposal;
import org.caseledger.events.SampleEvent.ModerationsDrawn;
import org.caseledger.events.Unmet;
import org.caseledger.events.Unmet.Why;

/**
 * Draws the gradings to be moderated and proposes who moderates them. Each step is described in the event model and stays
 * as it is.
 */
public final class ModerationDraw {

    private static final int PERCENT = 100;

    private final ModerationPlan plan;
    private final Policy policy;
    private final Lots lots;
    private final List<Moderator> moderators;
    private final Map<String, Integer> loads = new HashMap<>();

    private ModerationDraw(ModerationPlan plan) {
        this.plan = plan;
        this.policy = plan.policy();
        this.lots = new Lots(plan.seed());
        this.moderators = lots.inOrder("moderator", plan.moderators(), Moderator::person);
    }

    /** Draws by a plan alone. */
    public static Drawn<Proposal> draw(ModerationPlan plan) {
        return new ModerationDraw(plan).drawn();
    }

    /** Whether gradings drawn again are what the ledger holds. */
    public static boolean verifies(ModerationsDrawn event) {
        return draw(event.plan()).equals(new Drawn<>(event.proposal(), event.unmet()));
    }

    private Drawn<Proposal> drawn() {
        List<Audit> audits = audits();
        Map<String, String> given = new HashMap<>();
        List<Unmet> unmet = new ArrayList<>();
        // Those that few may moderate go first, while these few have room.
        List<Audit> scarceFirst = audits.stream()
                .sorted(Comparator.comparingLong(audit -> moderators.stream()
                        .filter(moderator -> mayModerate(moderator, audit))
                        .count()))
                .toList();
        for (Audit audit : scarceFirst) {
            leastLoaded(audit)
                    .ifPresentOrElse(
                            moderator -> {
                                loads.merge(moderator.person(), 1, Integer::sum);
                                given.put(audit.auditId(), moderator.person());
                            },
                            () -> unmet.add(new Unmet(Why.NO_MODERATOR, audit.auditId())));
        }
        moderators.stream()
                .filter(moderator -> load(moderator) < policy.leastEach())
                .forEach(moderator -> unmet.add(new Unmet(Why.MODERATOR_BELOW_LEAST, moderator.person())));
        return new Drawn<>(
                audits.stream()
                        .map(audit -> new Proposal(audit.auditId(), given.get(audit.auditId())))
                        .toList(),
                unmet);
    }

    private List<Audit> audits() {
        List<Audit> all = lots.inOrder("audit", plan.audits(), Audit::auditId);
        return switch (policy.method()) {
            case RANDOM -> all.stream().limit(share(all.size())).toList();
            case ALL -> all;
            case BY_GRADE ->
                all.stream()
                        .filter(audit -> policy.grades().contains(audit.grade()))
                        .toList();
            case TARGETED ->
                all.stream()
                        .filter(audit -> policy.targeted().contains(audit.auditId()))
                        .toList();
        };
    }

    /** How many are missing to the share of all gradings, rounded up. */
    private int share(int unmoderated) {
        int share = Objects.requireNonNull(policy.share(), "A draw by lot has a share");
        int all = unmoderated + plan.moderatedAlready();
        return Math.max(0, Math.ceilDiv(all * share, PERCENT) - plan.moderatedAlready());
    }

    private Optional<Moderator> leastLoaded(Audit audit) {
        return moderators.stream()
                .filter(moderator -> mayModerate(moderator, audit) && load(moderator) < policy.mostEach())
                .min(Comparator.comparingInt(this::load));
    }

    private boolean mayModerate(Moderator moderator, Audit audit) {
        boolean ownTeam =
                policy.anotherTeam() && audit.team() != null && audit.team().equals(moderator.team());
        return !ownTeam && !audit.gradedBy().contains(moderator.person());
    }

    private int load(Moderator moderator) {
        return loads.getOrDefault(moderator.person(), 0);
    }
}

package org.caseledger.query.draws;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.caseledger.events.ModerationPlan;
import org.caseledger.events.SampleEvent;
import org.caseledger.events.SampleEvent.ModerationsDrawn;
import org.caseledger.events.SampleEvent.ModerationsListed;
import org.caseledger.events.Unmet;
import org.caseledger.events.sampling.ModerationDraw;
import org.caseledger.events.sampling.ModerationPages;
import org.caseledger.query.facts.Change;
import org.caseledger.query.facts.Recorded;

/**
 * One draw of gradings.
 *
 * @param draw which of the round's draws of gradings it is, from 1
 * @param by who drew
 * @param verified whether it was drawn again from its plan just now, and came out the same
 * @param withheld how many audits are left out here, since the reader has yet to grade them without knowing the other's
 *     grading
 */
public record ModerationSampleRecord(
        int draw,
        LocalDate drawnOn,
        Instant recordedAt,
        String by,
        boolean verified,
        ModerationPlan plan,
        List<ModerationPlan.Proposal> proposal,
        List<Unmet> unmet,
        int withheld) {

    /**
     * The draws of gradings among all that was drawn for a round.
     *
     * @param hidden the ids of audits that the reader may not know to stand at a grade
     */
    static List<ModerationSampleRecord> all(List<Change<SampleEvent>> told, Predicate<String> hidden) {
        List<ModerationsListed> pages = told.stream()
                .flatMap(change -> change.event() instanceof ModerationsListed page ? Stream.of(page) : Stream.empty())
                .toList();
        return told.stream()
                .flatMap(change -> change.event() instanceof ModerationsDrawn drawn
                        ? Stream.of(of(ModerationPages.whole(pages, drawn), change.recorded(), hidden))
                        : Stream.empty())
                .toList();
    }

    private static ModerationSampleRecord of(ModerationsDrawn drawn, Recorded recorded, Predicate<String> hidden) {
        ModerationPlan plan = shown(drawn.plan(), hidden);
        return new ModerationSampleRecord(
                drawn.draw(),
                drawn.effectiveOn(),
                recorded.recordedAt(),
                recorded.actor(),
                ModerationDraw.verifies(drawn),
                plan,
                drawn.proposal().stream()
                        .filter(proposal -> !hidden.test(proposal.auditId()))
                        .toList(),
                drawn.unmet().stream()
                        .filter(unmet -> unmet.of() == null || !hidden.test(unmet.of()))
                        .toList(),
                drawn.plan().audits().size() - plan.audits().size());
    }

    private static ModerationPlan shown(ModerationPlan plan, Predicate<String> hidden) {
        ModerationPlan.Policy policy = plan.policy();
        return new ModerationPlan(
                new ModerationPlan.Policy(
                        policy.method(),
                        policy.share(),
                        policy.grades(),
                        policy.targeted().stream().filter(hidden.negate()).toList(),
                        policy.leastEach(),
                        policy.mostEach(),
                        policy.anotherTeam()),
                plan.seed(),
                plan.moderatedAlready(),
                plan.audits().stream()
                        .filter(audit -> !hidden.test(audit.auditId()))
                        .toList(),
                plan.moderators());
    }
}

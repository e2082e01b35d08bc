package org.caseledger.events;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that decides a round's sample, so that anybody can draw it again. The order of its lists decides nothing.
 *
 * @param seed any text; the lots are drawn with it
 * @param size how many cases to draw by lot; absent for one of each team, and where all are taken
 * @param teams those that are to be seen
 */
public record SamplePlan(
        Policy policy,
        String seed,
        @Nullable Integer size,
        List<String> teams,
        List<Case> cases,
        List<Auditor> auditors) {

    public SamplePlan {
        teams = List.copyOf(teams);
        cases = List.copyOf(cases);
        auditors = List.copyOf(auditors);
    }

    /**
     * What a sample must keep.
     *
     * @param method all but {@code BY_GRADE}
     * @param everyTeam whether each team has a case in each round
     * @param practitionerMonths practitioners who were not audited within as many months come first; 0 where that is no
     *     matter
     * @param childMonths no child is audited again within as many months; 0 where that is no matter
     * @param anotherTeam whether auditors never audit their own team
     * @param fairLoad whether half-time auditors take half, those with a standing exemption none, and bi-monthly ones none
     *     in the round after one in which they had an audit
     */
    public record Policy(
            SamplingMethod method,
            boolean everyTeam,
            int practitionerMonths,
            int childMonths,
            boolean anotherTeam,
            boolean fairLoad) {

        /** What an authority that says nothing else keeps. */
        public static final Policy USUAL = new Policy(SamplingMethod.RANDOM, true, 6, 12, true, true);
    }

    /**
     * A case that may be drawn.
     *
     * @param childAuditedOn the allocation of the child's latest audit, exempted ones aside, as the ledger knew it; absent
     *     where it knew of none
     * @param practitionerAuditedOn the same of the practitioner
     */
    public record Case(
            String childRef,
            String team,
            @Nullable String practitioner,
            @Nullable String cohort,
            @Nullable String area,
            @Nullable String programme,
            @Nullable LocalDate childAuditedOn,
            @Nullable LocalDate practitionerAuditedOn) {}

    /**
     * Somebody who may be given a case.
     *
     * @param team where they work; absent where they belong to none
     * @param previousRound the last round before this one in which they had an audit, as the ledger knew it
     * @param allocated how many audits of this round they have already
     */
    public record Auditor(
            String person,
            @Nullable String team,
            boolean halfTime,
            @Nullable StandingExemption exemption,
            @Nullable YearMonth previousRound,
            int allocated) {}

    /**
     * A case that was drawn.
     *
     * @param auditor who should audit it; absent where nobody may
     */
    public record Proposal(String childRef, @Nullable String auditor) {}
}

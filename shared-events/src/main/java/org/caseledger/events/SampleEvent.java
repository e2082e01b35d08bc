package org.caseledger.events;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was drawn for a round. A draw proposes: it allocates and moderates nothing by itself. */
public sealed interface SampleEvent extends LedgerEvent {

    /** The council, by its nine-character ONS code. */
    String authority();

    /** The round that it was drawn for. */
    YearMonth round();

    /** The round's how-manieth draw of its kind, from 1. */
    int draw();

    /**
     * A page of a draw of cases that is too long for one event: parts of its lists, in their order. The draw's own event
     * comes after its last page, in the same commit.
     *
     * @param page from 1
     */
    record SampleListed(
            String authority,
            YearMonth round,
            int draw,
            int page,
            LocalDate effectiveOn,
            List<String> teams,
            List<SamplePlan.Case> cases,
            List<SamplePlan.Auditor> auditors,
            List<SamplePlan.Proposal> proposal,
            List<Unmet> unmet)
            implements SampleEvent {
        public SampleListed {
            teams = List.copyOf(teams);
            cases = List.copyOf(cases);
            auditors = List.copyOf(auditors);
            proposal = List.copyOf(proposal);
            unmet = List.copyOf(unmet);
        }
    }

    /**
     * Cases were drawn for audit.
     *
     * @param draw the round's how-manieth draw of cases, from 1
     * @param proposal in the order in which the cases were drawn
     * @param pages how many pages came before it, which hold all of its lists; absent where they stand here
     */
    record SampleDrawn(
            String authority,
            YearMonth round,
            int draw,
            LocalDate effectiveOn,
            SamplePlan plan,
            List<SamplePlan.Proposal> proposal,
            List<Unmet> unmet,
            @Nullable Integer pages)
            implements SampleEvent {
        public SampleDrawn {
            proposal = List.copyOf(proposal);
            unmet = List.copyOf(unmet);
        }

        /** A draw that stands in one event. */
        public SampleDrawn(
                String authority,
                YearMonth round,
                int draw,
                LocalDate effectiveOn,
                SamplePlan plan,
                List<SamplePlan.Proposal> proposal,
                List<Unmet> unmet) {
            this(authority, round, draw, effectiveOn, plan, proposal, unmet, null);
        }
    }

    /**
     * A page of a draw of gradings that is too long for one event, as {@link SampleListed}.
     *
     * @param page from 1
     * @param targeted of the policy
     */
    record ModerationsListed(
            String authority,
            YearMonth round,
            int draw,
            int page,
            LocalDate effectiveOn,
            List<String> targeted,
            List<ModerationPlan.Audit> audits,
            List<ModerationPlan.Moderator> moderators,
            List<ModerationPlan.Proposal> proposal,
            List<Unmet> unmet)
            implements SampleEvent {
        public ModerationsListed {
            targeted = List.copyOf(targeted);
            audits = List.copyOf(audits);
            moderators = List.copyOf(moderators);
            proposal = List.copyOf(proposal);
            unmet = List.copyOf(unmet);
        }
    }

    /**
     * Gradings were drawn for moderation.
     *
     * @param draw the round's how-manieth draw of gradings, from 1
     * @param proposal in the order in which the gradings were drawn
     * @param pages how many pages came before it, which hold all of its lists; absent where they stand here
     */
    record ModerationsDrawn(
            String authority,
            YearMonth round,
            int draw,
            LocalDate effectiveOn,
            ModerationPlan plan,
            List<ModerationPlan.Proposal> proposal,
            List<Unmet> unmet,
            @Nullable Integer pages)
            implements SampleEvent {
        public ModerationsDrawn {
            proposal = List.copyOf(proposal);
            unmet = List.copyOf(unmet);
        }

        /** A draw that stands in one event. */
        public ModerationsDrawn(
                String authority,
                YearMonth round,
                int draw,
                LocalDate effectiveOn,
                ModerationPlan plan,
                List<ModerationPlan.Proposal> proposal,
                List<Unmet> unmet) {
            this(authority, round, draw, effectiveOn, plan, proposal, unmet, null);
        }
    }
}

package org.caseledger.events;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** What was drawn for a round. A draw proposes: it allocates and moderates nothing by itself. */
public sealed interface SampleEvent extends LedgerEvent {

    /** The council, by its nine-character ONS code. */
    String authority();

    /** The round that it was drawn for. */
    YearMonth round();

    /**
     * Cases were drawn for audit.
     *
     * @param draw the round's how-manieth draw of cases, from 1
     * @param proposal in the order in which the cases were drawn
     */
    record SampleDrawn(
            String authority,
            YearMonth round,
            int draw,
            LocalDate effectiveOn,
            SamplePlan plan,
            List<SamplePlan.Proposal> proposal,
            List<Unmet> unmet)
            implements SampleEvent {
        public SampleDrawn {
            proposal = List.copyOf(proposal);
            unmet = List.copyOf(unmet);
        }
    }

    /**
     * Gradings were drawn for moderation.
     *
     * @param draw the round's how-manieth draw of gradings, from 1
     * @param proposal in the order in which the gradings were drawn
     */
    record ModerationsDrawn(
            String authority,
            YearMonth round,
            int draw,
            LocalDate effectiveOn,
            ModerationPlan plan,
            List<ModerationPlan.Proposal> proposal,
            List<Unmet> unmet)
            implements SampleEvent {
        public ModerationsDrawn {
            proposal = List.copyOf(proposal);
            unmet = List.copyOf(unmet);
        }
    }
}

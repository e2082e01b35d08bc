package org.caseledger.command.sample;

import java.util.List;
import org.caseledger.events.ModerationPlan.Policy;
import org.caseledger.events.ModerationPlan.Proposal;
import org.caseledger.events.SampleEvent.ModerationsDrawn;
import org.caseledger.events.Unmet;

/**
 * What a caller learns of gradings drawn.
 *
 * @param id the round's
 * @param version the round's, as in {@code ETag}
 * @param draw which of the round's draws of gradings it is, from 1
 * @param unmet what of the policy could not be kept
 */
public record DrawnModerations(
        String id, long version, int draw, String seed, Policy policy, List<Proposal> proposal, List<Unmet> unmet) {

    static DrawnModerations of(String id, long version, ModerationsDrawn event) {
        return new DrawnModerations(
                id, version, event.draw(), event.plan().seed(), event.plan().policy(), event.proposal(), event.unmet());
    }
}

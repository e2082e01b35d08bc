package org.caseledger.command.sample;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.caseledger.events.SampleEvent.SampleDrawn;
import org.caseledger.events.SamplePlan;
import org.caseledger.events.SamplePlan.Case;
import org.caseledger.events.SamplePlan.Policy;
import org.caseledger.events.Unmet;
import org.jspecify.annotations.Nullable;

/**
 * What a caller learns of a sample: enough to send it on as allocations.
 *
 * @param id the round's
 * @param version the round's, as in {@code ETag}
 * @param draw which of the round's draws of cases it is, from 1
 * @param unmet what of the policy could not be kept
 */
public record DrawnSample(
        String id,
        long version,
        int draw,
        String seed,
        Policy policy,
        List<ProposedAudit> proposal,
        List<Unmet> unmet) {

    /**
     * An audit that is proposed.
     *
     * @param auditor absent where nobody may audit the case
     */
    public record ProposedAudit(
            String childRef,
            String team,
            @Nullable String practitioner,
            @Nullable String cohort,
            @Nullable String area,
            @Nullable String programme,
            @Nullable String auditor) {}

    static DrawnSample of(String id, long version, SampleDrawn event) {
        Map<String, Case> cases =
                event.plan().cases().stream().collect(Collectors.toMap(Case::childRef, Function.identity()));
        return new DrawnSample(
                id,
                version,
                event.draw(),
                event.plan().seed(),
                event.plan().policy(),
                event.proposal().stream()
                        .flatMap(drawn -> Optional.ofNullable(cases.get(drawn.childRef())).stream()
                                .map(one -> proposed(one, drawn)))
                        .toList(),
                event.unmet());
    }

    private static ProposedAudit proposed(Case one, SamplePlan.Proposal drawn) {
        return new ProposedAudit(
                one.childRef(),
                one.team(),
                one.practitioner(),
                one.cohort(),
                one.area(),
                one.programme(),
                drawn.auditor());
    }
}

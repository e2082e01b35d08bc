package org.caseledger.query.draws;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.caseledger.events.SampleEvent;
import org.caseledger.events.SampleEvent.SampleDrawn;
import org.caseledger.events.SamplePlan;
import org.caseledger.events.Unmet;
import org.caseledger.events.sampling.SampleDraw;
import org.caseledger.query.facts.Change;

/**
 * One draw of cases.
 *
 * @param draw which of the round's draws of cases it is, from 1
 * @param by who drew
 * @param verified whether it was drawn again from its plan just now, and came out the same
 */
public record SampleRecord(
        int draw,
        LocalDate drawnOn,
        Instant recordedAt,
        String by,
        boolean verified,
        SamplePlan plan,
        List<SamplePlan.Proposal> proposal,
        List<Unmet> unmet) {

    static Optional<SampleRecord> of(Change<SampleEvent> change) {
        return change.event() instanceof SampleDrawn drawn
                ? Optional.of(new SampleRecord(
                        drawn.draw(),
                        drawn.effectiveOn(),
                        change.recorded().recordedAt(),
                        change.recorded().actor(),
                        SampleDraw.verifies(drawn),
                        drawn.plan(),
                        drawn.proposal(),
                        drawn.unmet()))
                : Optional.empty();
    }
}

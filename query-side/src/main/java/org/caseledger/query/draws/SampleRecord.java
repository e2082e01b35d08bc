package org.caseledger.query.draws;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.caseledger.events.SampleEvent;
import org.caseledger.events.SampleEvent.SampleDrawn;
import org.caseledger.events.SampleEvent.SampleListed;
import org.caseledger.events.SamplePlan;
import org.caseledger.events.Unmet;
import org.caseledger.events.sampling.SampleDraw;
import org.caseledger.events.sampling.SamplePages;
import org.caseledger.query.facts.Change;
import org.caseledger.query.facts.Recorded;

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

    /** The draws of cases among all that was drawn for a round. */
    static List<SampleRecord> all(List<Change<SampleEvent>> told) {
        List<SampleListed> pages = told.stream()
                .flatMap(change -> change.event() instanceof SampleListed page ? Stream.of(page) : Stream.empty())
                .toList();
        return told.stream()
                .flatMap(change -> change.event() instanceof SampleDrawn drawn
                        ? Stream.of(of(SamplePages.whole(pages, drawn), change.recorded()))
                        : Stream.empty())
                .toList();
    }

    private static SampleRecord of(SampleDrawn drawn, Recorded recorded) {
        return new SampleRecord(
                drawn.draw(),
                drawn.effectiveOn(),
                recorded.recordedAt(),
                recorded.actor(),
                SampleDraw.verifies(drawn),
                drawn.plan(),
                drawn.proposal(),
                drawn.unmet());
    }
}

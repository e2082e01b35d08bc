package org.caseledger.command.round;

import java.time.LocalDate;
import org.caseledger.events.RegisterEvent.RoundClosed;
import org.caseledger.events.RegisterEvent.RoundReopened;
import org.caseledger.events.SampleEvent.ModerationsDrawn;
import org.caseledger.events.SampleEvent.SampleDrawn;

/**
 * One round as the rules need to know it.
 *
 * @param closings how often it was closed
 * @param changedOn the day on which it was last opened or closed
 * @param samples how often cases were drawn
 * @param moderationSamples how often gradings were drawn
 */
public record Round(int closings, boolean closed, LocalDate changedOn, int samples, int moderationSamples) {

    /** A round that was just opened. */
    static Round opened(LocalDate on) {
        return new Round(0, false, on, 0, 0);
    }

    Round after(RoundClosed event) {
        return new Round(event.closing(), true, event.effectiveOn(), samples, moderationSamples);
    }

    Round after(RoundReopened event) {
        return new Round(closings, false, event.effectiveOn(), samples, moderationSamples);
    }

    Round after(SampleDrawn event) {
        return new Round(closings, closed, changedOn, event.draw(), moderationSamples);
    }

    Round after(ModerationsDrawn event) {
        return new Round(closings, closed, changedOn, samples, event.draw());
    }
}

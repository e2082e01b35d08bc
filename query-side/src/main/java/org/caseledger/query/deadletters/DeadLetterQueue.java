package org.caseledger.query.deadletters;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.caseledger.events.DeadLetterDiscarded;
import org.caseledger.query.facts.Change;
import org.caseledger.query.facts.DeadLetter;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.lookup.Texts;

/**
 * The events that could not be folded.
 *
 * @param waiting those set aside now, in order of position
 * @param discarded those that were given up, in the order in which they were
 */
public record DeadLetterQueue(List<DeadLetter> waiting, List<Discarded> discarded) {

    /**
     * An event that was given up.
     *
     * @param position the event's own
     * @param on the day of the decision
     * @param recordedAt when the ledger learnt of it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Discarded(
            long position, String type, LocalDate on, Instant recordedAt, String actor, String role, String reason) {

        static Discarded of(Change<DeadLetterDiscarded> decision, Texts texts) {
            DeadLetterDiscarded event = decision.event();
            return new Discarded(
                    event.position(),
                    event.type(),
                    event.effectiveOn(),
                    decision.recorded().recordedAt(),
                    decision.recorded().actor(),
                    decision.recorded().role(),
                    texts.read(event.reason()));
        }
    }

    /** The queue at this moment. */
    public static DeadLetterQueue of(Facts facts, Texts texts) {
        Facts fold = facts.ofOneFold();
        return new DeadLetterQueue(
                fold.deadLetters().all(),
                fold.discards().stream()
                        .map(decision -> Discarded.of(decision, texts))
                        .toList());
    }
}

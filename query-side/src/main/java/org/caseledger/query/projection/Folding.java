package org.caseledger.query.projection;

import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.stored.EventTypes;
import org.caseledger.query.facts.Belonging;
import org.caseledger.query.facts.DeadLetter;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.facts.Recorded;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds the ledger's messages into facts. An event that can't be folded is set aside, and with it every later one of its
 * sequence; all others go on. Used by one thread at a time.
 */
public final class Folding {

    private static final Logger LOG = LoggerFactory.getLogger(Folding.class);

    /** Where so many can't be folded, it is not the events: better no figure than one of what is left. */
    static final int MOST_SET_ASIDE = 1_000;

    /** What comes after these says no more in the log; all of them stand in the queue. */
    private static final int LOGGED = 20;

    private final Facts facts;
    private final FoldStep step;
    private final Set<Long> discarded;
    private final InstantSource clock;

    Folding(Facts facts, FoldStep step, Set<Long> discarded, InstantSource clock) {
        this.facts = facts;
        this.step = step;
        this.discarded = Set.copyOf(discarded);
        this.clock = clock;
    }

    /** What it folds into. */
    public Facts facts() {
        return facts;
    }

    /**
     * Takes in the next event; one that was taken in before changes nothing.
     *
     * @return the event, where it is part of the facts now
     * @throws IllegalStateException where too many were set aside already
     */
    public Optional<LedgerEvent> take(EventMessage<?> message) {
        Recorded recorded = recorded(message);
        if (recorded.position() <= facts.position()) {
            return facts.counts(recorded.position()) ? Optional.of(event(message)) : Optional.empty();
        }
        if (discarded.contains(recorded.position())) {
            facts.leaveOut(recorded);
            return Optional.empty();
        }
        return taken((DomainEventMessage<?>) message, recorded);
    }

    /** What can't even be read was written by a newer version, and stops the fold: no event is at fault then. */
    private Optional<LedgerEvent> taken(DomainEventMessage<?> message, Recorded recorded) {
        LedgerEvent event = event(message);
        String aggregate = message.getAggregateIdentifier();
        Belonging belonging = Belonging.of(aggregate, event, facts);
        Optional<DeadLetter> before = facts.deadLetters().before(aggregate, belonging.sequence());
        if (before.isPresent()) {
            setAside(behind(before.orElseThrow(), aggregate, event, recorded), recorded);
            return Optional.empty();
        }
        try {
            step.apply(facts, event, recorded);
            return Optional.of(event);
        } catch (RuntimeException fault) { // whatever it is: were it to stop here, no other audit would go on
            setAside(atFault(fault, belonging, aggregate, event, recorded), recorded);
            return Optional.empty();
        }
    }

    private void setAside(DeadLetter letter, Recorded recorded) {
        if (facts.deadLetters().size() >= MOST_SET_ASIDE) {
            throw new IllegalStateException("More than " + MOST_SET_ASIDE
                    + " events can't be folded: use the version that wrote them, or a newer one");
        }
        facts.setAside(letter, recorded);
    }

    private DeadLetter behind(DeadLetter before, String aggregate, LedgerEvent event, Recorded recorded) {
        return new DeadLetter(
                recorded.position(),
                type(event),
                aggregate,
                before.sequence(),
                before.authority(),
                Objects.requireNonNullElse(before.behind(), before.position()),
                null,
                recorded.recordedAt(),
                clock.instant());
    }

    /** The fault's message may hold the event, so its class alone is told. */
    private DeadLetter atFault(
            RuntimeException fault, Belonging belonging, String aggregate, LedgerEvent event, Recorded recorded) {
        DeadLetter letter = new DeadLetter(
                recorded.position(),
                type(event),
                aggregate,
                belonging.sequence(),
                belonging.authority(),
                null,
                fault.getClass().getName(),
                recorded.recordedAt(),
                clock.instant());
        if (facts.deadLetters().size() < LOGGED) {
            LOG.error(
                    "The event at position {} ({}) can't be folded ({}) and is set aside: see /dead-letters",
                    letter.position(),
                    letter.type(),
                    letter.cause());
        }
        return letter;
    }

    private static String type(LedgerEvent event) {
        return EventTypes.nameOf(event.getClass());
    }

    private static LedgerEvent event(EventMessage<?> message) {
        return (LedgerEvent) message.getPayload();
    }

    static Recorded recorded(EventMessage<?> message) {
        long position =
                ((TrackedEventMessage<?>) message).trackingToken().position().orElseThrow();
        long sequence = ((DomainEventMessage<?>) message).getSequenceNumber();
        Map<String, ?> metadata = message.getMetaData();
        Object onBehalfOf = metadata.get("onBehalfOf");
        return new Recorded(
                position,
                sequence,
                message.getTimestamp(),
                String.valueOf(metadata.get("actor")),
                String.valueOf(metadata.get("role")),
                onBehalfOf == null ? null : onBehalfOf.toString());
    }
}

package org.caseledger.query.rebuild;

import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.caseledger.query.answer.UkCalendar;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.projection.FactsProjection;
import org.caseledger.query.projection.Folding;
import org.caseledger.query.projection.Foldings;
import org.caseledger.query.view.View;
import tools.jackson.databind.json.JsonMapper;

/**
 * Folds the ledger once more, on a stream of its own, while the present facts serve. Nothing listens to this fold but the
 * facts: no policy acts and no reminder goes out again.
 */
final class Rebuilder {

    private static final int LOOK_EVERY_MILLIS = 200;
    private static final int SAY_EVERY = 1_000;

    private final StreamableMessageSource<TrackedEventMessage<?>> ledger;
    private final Foldings foldings;
    private final Facts facts;
    private final FactsProjection projection;
    private final UkCalendar calendar;
    private final JsonMapper json;

    Rebuilder(
            StreamableMessageSource<TrackedEventMessage<?>> ledger,
            Foldings foldings,
            Facts facts,
            FactsProjection projection,
            UkCalendar calendar,
            JsonMapper json) {
        this.ledger = ledger;
        this.foldings = foldings;
        this.facts = facts;
        this.projection = projection;
        this.calendar = calendar;
        this.json = json;
    }

    /** Rebuilds the facts, compares these views of both, and switches where nothing speaks against it. */
    void run(Rebuild rebuild, Collection<View> views) throws InterruptedException {
        Folding fresh = foldings.into(new Facts());
        try (BlockingStream<TrackedEventMessage<?>> events = ledger.openStream(null)) {
            rebuild.begins(Rebuild.State.FOLDING, facts.position() + 1);
            for (long target = facts.position(); fresh.facts().position() < target; target = facts.position()) {
                fold(events, fresh, target, rebuild);
            }
            rebuild.folded(fresh.facts().position() + 1);
            compare(rebuild, fresh, views);
            if (rebuild.refused()) {
                rebuild.ends(Rebuild.State.DIFFERENT);
                return;
            }
            projection.goOnWith(fresh, position -> fold(events, fresh, position, rebuild));
            rebuild.setAside(fresh.facts().deadLetters().size());
            rebuild.ends(Rebuild.State.SWITCHED);
        }
    }

    private void compare(Rebuild rebuild, Folding fresh, Collection<View> views) throws InterruptedException {
        rebuild.setAside(fresh.facts().deadLetters().size());
        Comparing comparing = new Comparing(facts.ofOneFold(), fresh.facts(), views, calendar.today(), json);
        long position = fresh.facts().position();
        rebuild.begins(Rebuild.State.COMPARING, comparing.answers(position));
        comparing.upTo(position, rebuild::differs, rebuild::answered);
    }

    private static void fold(
            BlockingStream<TrackedEventMessage<?>> events, Folding fresh, long position, Rebuild rebuild)
            throws InterruptedException {
        while (fresh.facts().position() < position) {
            if (events.hasNextAvailable(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                fresh.take(events.nextAvailable());
                long folded = fresh.facts().position() + 1;
                if (folded % SAY_EVERY == 0) {
                    rebuild.folded(folded);
                }
            }
        }
    }
}

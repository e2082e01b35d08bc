package org.caseledger.command.sample;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.LongStream;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.caseledger.command.Ids;
import org.caseledger.events.SampleEvent.ModerationsDrawn;
import org.caseledger.events.SampleEvent.ModerationsListed;
import org.caseledger.events.SampleEvent.SampleDrawn;
import org.caseledger.events.SampleEvent.SampleListed;
import org.caseledger.events.sampling.ModerationPages;
import org.caseledger.events.sampling.SamplePages;
import org.jspecify.annotations.Nullable;

/** Reads a draw back from the ledger, pages included. */
final class StoredDraws {

    private final EventStore store;

    StoredDraws(EventStore store) {
        this.store = store;
    }

    /** @param version the place of the draw's own event in its round's stream */
    SampleDrawn sample(String authority, YearMonth round, long version) {
        String stream = Ids.round(authority, round);
        SampleDrawn drawn = one(store.readEvents(stream, version), SampleDrawn.class);
        return SamplePages.whole(before(stream, version, drawn.pages(), SampleListed.class), drawn);
    }

    /** @param version the place of the draw's own event in its round's stream */
    ModerationsDrawn moderations(String authority, YearMonth round, long version) {
        String stream = Ids.round(authority, round);
        ModerationsDrawn drawn = one(store.readEvents(stream, version), ModerationsDrawn.class);
        return ModerationPages.whole(before(stream, version, drawn.pages(), ModerationsListed.class), drawn);
    }

    private <E> List<E> before(String stream, long version, @Nullable Integer pages, Class<E> page) {
        if (pages == null) {
            return List.of();
        }
        DomainEventStream events = store.readEvents(stream, version - pages);
        return LongStream.range(0, pages).mapToObj(i -> one(events, page)).toList();
    }

    private static <E> E one(DomainEventStream events, Class<E> kind) {
        return kind.cast(events.next().getPayload());
    }
}

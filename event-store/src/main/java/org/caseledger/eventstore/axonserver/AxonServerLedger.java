package org.caseledger.eventstore.axonserver;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.eventstore.LedgerMismatchException;
import org.caseledger.eventstore.LedgerUnavailableException;
import org.caseledger.eventstore.SqliteLedger;
import org.caseledger.eventstore.StoreFileException;
import org.caseledger.eventstore.StoredEvent;

/**
 * The ledger on an Axon Server, with this node's mirror of it.
 *
 * <p><b>What is durable when.</b> An append that returned is confirmed by Axon Server; when that forces its files to the
 * disk is its own setting. One that met a {@link LedgerUnavailableException} is there whole or not at all. The mirror
 * follows by moments, and holds nothing that Axon Server did not confirm.
 */
public final class AxonServerLedger implements AutoCloseable {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final AxonServerClient client;
    private final EventFeed feed;
    private final LedgerEngine copy;
    private final Mirror mirror;
    private final AxonServerEngine engine;

    private AxonServerLedger(
            AxonServerClient client, LedgerEngine copy, Serializer serializer, EventUpcaster upcasters) {
        this.client = client;
        this.copy = copy;
        this.feed = new AxonServerFeed(client, serializer);
        this.mirror = new Mirror(feed, copy);
        this.engine = new AxonServerEngine(client, serializer, upcasters, mirror::requireSame);
    }

    /**
     * Opens the ledger: waits until the server answers, checks that it holds this ledger or none, brings the mirror to its
     * end and lets it follow.
     *
     * @param data the node's folder; the mirror stands in its folder {@code mirror}, and is made again where it is missing
     * @param clock of the mirror, which takes no time from it
     * @param progress is told, every few seconds, what is waited for
     * @throws LedgerUnavailableException if the server doesn't answer within the settings' patience
     * @throws LedgerMismatchException if it holds something else, or doesn't let us in
     * @throws StoreFileException if the folder is in use, or holds a ledger of its own
     */
    public static AxonServerLedger open(
            AxonServerSettings settings,
            Path data,
            Serializer serializer,
            EventUpcaster upcasters,
            InstantSource clock,
            Consumer<String> progress) {
        AxonServerClient client = new AxonServerClient(settings);
        LedgerEngine copy;
        try {
            copy = SqliteLedger.openMirror(data, serializer, upcasters, clock);
        } catch (RuntimeException e) {
            client.close();
            throw e;
        }
        AxonServerLedger ledger = new AxonServerLedger(client, copy, serializer, upcasters);
        try {
            ledger.start(new Patience(settings, progress), serializer);
            return ledger;
        } catch (RuntimeException e) {
            ledger.close();
            throw e;
        }
    }

    private void start(Patience patience, Serializer serializer) {
        patience.until(() -> AxonServerProbe.check(client.settings()));
        patience.until(() -> requireOurs(serializer));
        patience.until(() -> mirror.catchUp(patience::reached));
        mirror.follow();
    }

    /** A context that holds events begins with one of ours. */
    private void requireOurs(Serializer serializer) throws InterruptedException {
        if (feed.lastPosition() < 0) {
            return;
        }
        try (EventFeed.Following following = feed.from(0)) {
            for (StoredEvent first : following.next(1, LONGEST_WAIT)) {
                if (!isKnown(first, serializer)) {
                    throw new LedgerMismatchException(client.settings()
                            + " begins with an event of another application: give the ledger a context of its own");
                }
            }
        }
    }

    private static boolean isKnown(StoredEvent event, Serializer serializer) {
        try {
            return serializer.classForType(new SimpleSerializedType(event.type(), event.revision()))
                    != UnknownSerializedType.class;
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }

    /** Appends and reads aggregates, on the server. */
    public EventStorageEngine engine() {
        return engine;
    }

    /** The whole ledger on this node, a moment behind the server. Only to read. */
    public LedgerEngine mirror() {
        return copy;
    }

    /**
     * Appends events of another store with their ids and recorded times, one transaction, and returns when the mirror has
     * them too. Nobody else may append meanwhile.
     *
     * @param events that follow the last one here; not empty
     * @throws LedgerUnavailableException if nobody confirmed; they may be there all the same
     */
    public void takeOver(List<StoredEvent> events) throws InterruptedException {
        engine.takeOver(events);
        if (!copy.awaitPosition(events.getLast().position(), LONGEST_WAIT)) {
            throw new LedgerUnavailableException("this node's mirror of " + client.settings() + " is behind", null);
        }
    }

    /**
     * The position of the last event, as the server says now; -1 while there is none.
     *
     * @throws LedgerUnavailableException if it can't be asked; its outcome is unknown, since who asks may have appended
     */
    public long headPosition() {
        try {
            return feed.lastPosition();
        } catch (LedgerUnavailableException away) {
            throw away.withUnknownOutcome();
        }
    }

    /**
     * The last position recorded at the instant or before, -1 if there is none, in all that the server has now.
     *
     * @throws LedgerUnavailableException if the server can't be asked, or the mirror doesn't get there in time
     */
    public long positionAt(Instant instant) {
        long end = feed.lastPosition();
        try {
            if (!copy.awaitPosition(end, LONGEST_WAIT)) {
                throw new LedgerUnavailableException("this node's mirror of " + client.settings() + " is behind", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerUnavailableException("waiting for the mirror was interrupted", e);
        }
        return copy.positionAt(instant);
    }

    @Override
    public void close() {
        mirror.close();
        client.close();
        copy.close();
    }
}

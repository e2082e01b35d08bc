package org.caseledger.ledger.place;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.caseledger.events.stored.LedgerSerializer;
import org.caseledger.events.stored.Upcasters;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.eventstore.SqliteLedger;
import org.caseledger.eventstore.StoredEvent;
import org.caseledger.eventstore.axonserver.AxonServerLedger;
import org.caseledger.eventstore.axonserver.AxonServerSettings;
import org.caseledger.ledger.CannotStart;
import org.caseledger.ledger.LedgerOpening;
import org.caseledger.ledger.LedgerProperties.EventStore;
import org.caseledger.ledger.LedgerProperties.ReadStore;
import org.caseledger.ledger.LedgerProperties.Stores;

/** A place whose events can be read and added to. While it is open no server can use its folder. */
public sealed interface OpenPlace extends AutoCloseable {

    /** Its events, to read. */
    LedgerEngine events();

    /** Adds events just as another store has them; they are durable when this returns. */
    void takeOver(List<StoredEvent> following) throws InterruptedException;

    @Override
    void close();

    /**
     * Opens a place, and makes it where it is not there.
     *
     * @throws CannotStart if its address is none, or its server stays away
     * @throws org.caseledger.eventstore.StoreFileException if it is in use or can't be opened
     */
    static OpenPlace of(Place place) {
        return switch (place.store()) {
            case EMBEDDED, POSTGRES ->
                new InTables(LedgerOpening.open(
                        place.data(),
                        new Stores(place.store(), place.postgresUrl(), "", ReadStore.EMBEDDED, ""),
                        LedgerOpening.PATIENCE,
                        Upcasters.all(),
                        InstantSource.system()));
            case AXONSERVER ->
                new OnAxonServer(AxonServerLedger.open(
                        settings(place, System.getenv()),
                        place.data(),
                        new LedgerSerializer(),
                        Upcasters.all(),
                        InstantSource.system(),
                        System.err::println));
        };
    }

    /**
     * Opens what the node's mirror of an Axon Server holds, without asking that server; only to read.
     *
     * @throws CannotStart if the place has no mirror
     * @throws org.caseledger.eventstore.StoreFileException if it is in use or can't be opened
     */
    static OpenPlace mirrorOf(Place place) {
        if (place.store() != EventStore.AXONSERVER
                || !Files.isDirectory(place.data().resolve(SqliteLedger.MIRROR))) {
            throw new CannotStart(
                    place.data() + " holds no mirror of an Axon Server: name the folder of a node that was"
                            + " started with --event-store axonserver, and give that option");
        }
        return new InTables(
                SqliteLedger.openMirror(place.data(), new LedgerSerializer(), Upcasters.all(), InstantSource.system()));
    }

    private static AxonServerSettings settings(Place place, Map<String, String> environment) {
        String certificates = environment.get("CASELEDGER_AXONSERVER_CERTIFICATES");
        try {
            return AxonServerSettings.at(
                    place.axonServer(),
                    Objects.requireNonNullElse(environment.get("CASELEDGER_AXONSERVER_CONTEXT"), "default"),
                    environment.get("CASELEDGER_AXONSERVER_TOKEN"),
                    certificates == null ? null : Path.of(certificates),
                    LedgerOpening.PATIENCE);
        } catch (IllegalArgumentException e) {
            throw new CannotStart("the address of the Axon Server is refused: " + e.getMessage());
        }
    }

    /** {@link EventStore#EMBEDDED} and {@link EventStore#POSTGRES}, or a mirror alone. */
    record InTables(LedgerEngine events) implements OpenPlace {

        @Override
        public void takeOver(List<StoredEvent> following) {
            events.mirror(following);
        }

        @Override
        public void close() {
            events.close();
        }
    }

    /** {@link EventStore#AXONSERVER}, read as it came back into the node's mirror. */
    record OnAxonServer(AxonServerLedger ledger) implements OpenPlace {

        @Override
        public LedgerEngine events() {
            return ledger.mirror();
        }

        @Override
        public void takeOver(List<StoredEvent> following) throws InterruptedException {
            ledger.takeOver(following);
        }

        @Override
        public void close() {
            ledger.close();
        }
    }
}

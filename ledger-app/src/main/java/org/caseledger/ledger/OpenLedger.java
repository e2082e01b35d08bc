package org.caseledger.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.caseledger.events.stored.LedgerSerializer;
import org.caseledger.events.stored.Upcasters;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.eventstore.LedgerMismatchException;
import org.caseledger.eventstore.LedgerUnavailableException;
import org.caseledger.eventstore.SqliteLedger;
import org.caseledger.eventstore.StoredEvent;
import org.caseledger.eventstore.axonserver.AxonServerLedger;
import org.caseledger.eventstore.axonserver.AxonServerSettings;
import org.caseledger.ledger.LedgerProperties.EventStore;
import org.caseledger.ledger.LedgerProperties.Stores;

/** A ledger that is used without a server, wherever its events stand. While it is open no server can use its folder. */
public sealed interface OpenLedger extends AutoCloseable {

    /** Its events, to read. */
    LedgerEngine events();

    /** Adds events just as another store has them; they are durable when this returns. */
    void takeOver(List<StoredEvent> following) throws InterruptedException;

    @Override
    void close();

    /**
     * Opens a ledger, and makes it where it is not there. One on an Axon Server has then been read into the node's mirror
     * up to its end.
     *
     * @param data the folder of a node
     * @throws CannotStart if its address is none, or its server stays away or holds another ledger
     * @throws org.caseledger.eventstore.StoreFileException if it is in use or can't be opened
     */
    static OpenLedger of(Path data, Stores stores) {
        return switch (stores.eventStore()) {
            case EMBEDDED, POSTGRES ->
                new InTables(LedgerOpening.open(
                        data, stores, LedgerOpening.PATIENCE, Upcasters.all(), InstantSource.system()));
            case AXONSERVER -> onAxonServer(data, settings(stores, System.getenv()));
        };
    }

    private static OpenLedger onAxonServer(Path data, AxonServerSettings settings) {
        try {
            return new OnAxonServer(AxonServerLedger.open(
                    settings,
                    data,
                    new LedgerSerializer(),
                    Upcasters.all(),
                    InstantSource.system(),
                    System.err::println));
        } catch (LedgerUnavailableException | LedgerMismatchException closed) {
            throw new CannotStart(String.valueOf(closed.getMessage()), closed);
        }
    }

    /**
     * Opens what a node's mirror of an Axon Server holds, without asking that server; only to read.
     *
     * @param data the folder of that node
     * @throws CannotStart if it has no mirror
     * @throws org.caseledger.eventstore.StoreFileException if it is in use or can't be opened
     */
    static OpenLedger ofMirror(Path data) {
        if (!Files.isDirectory(data.resolve(SqliteLedger.MIRROR))) {
            throw new CannotStart(data + " holds no mirror of an Axon Server: name the folder of a node that was"
                    + " started with --event-store axonserver");
        }
        return new InTables(
                SqliteLedger.openMirror(data, new LedgerSerializer(), Upcasters.all(), InstantSource.system()));
    }

    private static AxonServerSettings settings(Stores stores, Map<String, String> environment) {
        String certificates = environment.get("CASELEDGER_AXONSERVER_CERTIFICATES");
        try {
            return AxonServerSettings.at(
                    stores.axonServer(),
                    Objects.requireNonNullElse(environment.get("CASELEDGER_AXONSERVER_CONTEXT"), "default"),
                    environment.get("CASELEDGER_AXONSERVER_TOKEN"),
                    certificates == null ? null : Path.of(certificates),
                    LedgerOpening.PATIENCE);
        } catch (IllegalArgumentException e) {
            throw new CannotStart("the address of the Axon Server is refused: " + e.getMessage());
        }
    }

    /** {@link EventStore#EMBEDDED} and {@link EventStore#POSTGRES}, or a mirror alone. */
    record InTables(LedgerEngine events) implements OpenLedger {

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
    record OnAxonServer(AxonServerLedger ledger) implements OpenLedger {

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

package org.caseledger.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.caseledger.events.stored.Upcasters;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.eventstore.PostgresServer;
import org.caseledger.ledger.LedgerProperties.EventStore;
import org.caseledger.ledger.LedgerProperties.ReadStore;
import org.caseledger.ledger.LedgerProperties.Stores;
import org.caseledger.ledger.place.Place;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the ledger of a command that works without a server stands: the options that its server was given. */
public final class LedgerOptions {

    /** Where the Axon Server is if nobody says. */
    public static final String USUAL_AXON_SERVER = "localhost:8124";

    @Mixin
    private DataOption data = new DataOption();

    @Option(
            names = "--event-store",
            description = "embedded (default: in the folder of --data), postgres or axonserver, as ./ledger serve was"
                    + " given it.")
    private EventStore eventStore = EventStore.EMBEDDED;

    @Mixin
    private PostgresOption postgres = new PostgresOption();

    @Option(
            names = "--axonserver",
            paramLabel = "HOST[:PORT]",
            defaultValue = USUAL_AXON_SERVER,
            description = "Where the Axon Server of --event-store axonserver is (default: ${DEFAULT-VALUE}).")
    private String axonServer = USUAL_AXON_SERVER;

    /** The folder of the ledger, or of the node. */
    public Path data() {
        return data.folder();
    }

    /**
     * That the folder can be one of a ledger: its events stand in it or elsewhere, or a server serves it.
     *
     * @throws CannotStart if not
     */
    public void requireThere() {
        if (eventStore == EventStore.EMBEDDED
                && !Files.isRegularFile(data().resolve("ledger.db"))
                && !(Files.isDirectory(data()) && RunningServer.holds(data()))) {
            throw new CannotStart(
                    data() + " holds no ledger: name --event-store and --data as ./ledger serve was given them");
        }
    }

    /**
     * Opens the ledger as it is stored, and holds its folder meanwhile.
     *
     * @throws CannotStart if the options don't name a server, or it stays away
     * @throws org.caseledger.eventstore.StoreFileException if the folder is in use or the store can't be opened
     */
    public LedgerEngine open() {
        return LedgerOpening.open(data(), stores(), LedgerOpening.PATIENCE, Upcasters.all(), InstantSource.system());
    }

    /**
     * Opens the ledger to read all of it, which of one on an Axon Server brings the node's mirror to its end; and holds its
     * folder meanwhile.
     *
     * @throws CannotStart as {@link OpenLedger#of}, with its other errors
     */
    public OpenLedger openToRead() {
        return OpenLedger.of(data(), stores());
    }

    /**
     * Keeps away from a ledger that was moved: what happened to it since stands elsewhere.
     *
     * @throws CannotStart if it was
     */
    public void refuseMoved() {
        MovedPlace.refuse(data(), stores());
    }

    /**
     * The PostgreSQL that the nodes share; nothing where none was given.
     *
     * @throws CannotStart if it can't be one
     */
    public Optional<PostgresServer> shared() {
        return postgres.server();
    }

    /** The ledger with all that belongs to it. */
    public Place place() {
        return Place.of(data(), stores());
    }

    Stores stores() {
        return new Stores(eventStore, postgres.url(), axonServer, ReadStore.EMBEDDED, "");
    }
}

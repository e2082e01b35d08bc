package org.caseledger.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.caseledger.events.stored.Upcasters;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.ledger.LedgerProperties.EventStore;
import org.caseledger.ledger.LedgerProperties.ReadStore;
import org.caseledger.ledger.LedgerProperties.Stores;
import org.caseledger.ledger.place.Place;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the ledger of a command that works without a server stands: the options that its server was given. */
public final class LedgerOptions {

    @Option(
            names = "--event-store",
            description = "embedded (default: in the folder of --data), postgres or axonserver, as ./ledger serve was"
                    + " given it.")
    private EventStore eventStore = EventStore.EMBEDDED;

    @Option(
            names = "--postgres-url",
            paramLabel = "URL",
            description = "The PostgreSQL of the nodes, as ./ledger serve was given it; user and password come from the"
                    + " environment: CASELEDGER_POSTGRES_USER and CASELEDGER_POSTGRES_PASSWORD.")
    private @Nullable String postgresUrl;

    /** Whether the folder can't be one of a ledger: its events would stand in it and don't, and no server serves it. */
    public boolean isMissing(Path data) {
        return eventStore == EventStore.EMBEDDED
                && !Files.isRegularFile(data.resolve("ledger.db"))
                && !(Files.isDirectory(data) && RunningServer.holds(data));
    }

    /**
     * Opens the ledger as it is stored, and holds its folder meanwhile.
     *
     * @throws CannotStart if the options don't name a server, or it stays away
     * @throws org.caseledger.eventstore.StoreFileException if the folder is in use or the store can't be opened
     */
    public LedgerEngine open(Path data) {
        return LedgerOpening.open(data, stores(), LedgerOpening.PATIENCE, Upcasters.all(), InstantSource.system());
    }

    /**
     * The ledger with all that belongs to it.
     *
     * @param axonServer host and port, which count where the events stand in one
     */
    public Place place(Path data, String axonServer) {
        return new Place(
                eventStore, data, stores().postgresUrl(), eventStore == EventStore.AXONSERVER ? axonServer : "");
    }

    Stores stores() {
        return new Stores(eventStore, postgresUrl == null ? "" : postgresUrl, "", ReadStore.EMBEDDED, "");
    }
}

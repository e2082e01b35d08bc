package org.caseledger.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.caseledger.events.stored.Upcasters;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.ledger.LedgerProperties.EventStore;
import org.caseledger.ledger.LedgerProperties.ReadStore;
import org.caseledger.ledger.LedgerProperties.Stores;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the ledger of a command that works without a server stands: the options that its server was given. */
public final class LedgerOptions {

    @Option(
            names = "--event-store",
            description = "embedded (default: in the folder of --data) or postgres, as ./ledger serve was given it.")
    private EventStore eventStore = EventStore.EMBEDDED;

    @Mixin
    private PostgresOption postgres = new PostgresOption();

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

    Stores stores() {
        return new Stores(eventStore, postgres.url(), "", ReadStore.EMBEDDED, "");
    }
}

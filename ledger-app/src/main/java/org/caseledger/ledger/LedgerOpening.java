package org.caseledger.ledger;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.caseledger.events.stored.LedgerSerializer;
import org.caseledger.eventstore.DataLock;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.eventstore.PostgresLedger;
import org.caseledger.eventstore.PostgresServer;
import org.caseledger.eventstore.SqliteLedger;
import org.caseledger.ledger.LedgerProperties.Stores;

/** Opens a process's ledger where it stands. Whichever store it is, the process holds its data folder alone. */
public final class LedgerOpening {

    /** How long a server that takes no connection yet is waited for, if nothing else is said. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private LedgerOpening() {}

    /**
     * Opens it.
     *
     * @param patience how long a server that is away is waited for
     * @throws CannotStart if the options don't name a server, or it stayed away
     * @throws org.caseledger.eventstore.StoreFileException if the folder is in use or the store can't be opened
     */
    public static LedgerEngine open(
            Path data, Stores stores, Duration patience, EventUpcaster upcasters, InstantSource clock) {
        return switch (stores.eventStore()) {
            case EMBEDDED -> SqliteLedger.open(data, new LedgerSerializer(), upcasters, clock);
            case POSTGRES -> postgres(data, server(stores), patience, upcasters, clock);
            case AXONSERVER ->
                throw new CannotStart("events can't be put straight onto an Axon Server: import them into an embedded"
                        + " ledger, start that once, and take it there with ./ledger migrate");
        };
    }

    private static PostgresServer server(Stores stores) {
        return PostgresAccess.server(stores.postgresUrl())
                .orElseThrow(() -> new CannotStart("--event-store postgres needs --postgres-url, such as"
                        + " jdbc:postgresql://localhost:5432/caseledger"));
    }

    private static LedgerEngine postgres(
            Path data, PostgresServer server, Duration patience, EventUpcaster upcasters, InstantSource clock) {
        DataLock lock = DataLock.take(data);
        try {
            return new Patience(patience)
                    .open(() -> PostgresLedger.open(server, lock::close, new LedgerSerializer(), upcasters, clock));
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }
}

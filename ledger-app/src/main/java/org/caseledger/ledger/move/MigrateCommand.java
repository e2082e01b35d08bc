package org.caseledger.ledger.move;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.caseledger.eventstore.LedgerMismatchException;
import org.caseledger.eventstore.LedgerUnavailableException;
import org.caseledger.eventstore.PostgresLeases;
import org.caseledger.eventstore.StoreFileException;
import org.caseledger.eventstore.keys.DamagedKeyBackup;
import org.caseledger.eventstore.keys.NewerKeyException;
import org.caseledger.eventstore.log.PostgresLog;
import org.caseledger.ledger.CannotStart;
import org.caseledger.ledger.OpenLedger;
import org.caseledger.ledger.place.Place;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./ledger migrate}: a ledger from one store into another, while no server uses either. */
@Command(
        name = "migrate",
        description = {
            "Moves a ledger into another store: events with their order, ids, times and bytes, keys, the log's",
            "checkpoints and cosignatures, and the read ledger. The log goes on under its name, with the same root."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A place is the store and the folder of a node: embedded:data, postgres:node or axonserver:node.",
            "Stop every server of both places first. A move that was cut off is run again, and goes on.",
            "Everything is compared before the old place is given up; then no server starts over that one.",
            "User and password of each PostgreSQL come from CASELEDGER_POSTGRES_USER and CASELEDGER_POSTGRES_PASSWORD."
        })
public final class MigrateCommand implements Callable<Integer> {

    private static final int DONE = 0;
    private static final int FAILED = 1;

    @Option(names = "--from", required = true, paramLabel = "PLACE", description = "Where the ledger is.")
    private String from = "";

    @Option(names = "--from-postgres-url", paramLabel = "URL", description = "The --postgres-url that its servers had.")
    private @Nullable String fromPostgres;

    @Option(
            names = "--from-axonserver",
            paramLabel = "HOST[:PORT]",
            description = "The Axon Server of axonserver:DIR (default: localhost:8124).")
    private @Nullable String fromAxonServer;

    @Option(names = "--to", required = true, paramLabel = "PLACE", description = "Where it goes: an empty place.")
    private String to = "";

    @Option(
            names = "--to-postgres-url",
            paramLabel = "URL",
            description = "The --postgres-url that its servers will have.")
    private @Nullable String toPostgres;

    @Option(
            names = "--to-axonserver",
            paramLabel = "HOST[:PORT]",
            description = "The Axon Server of axonserver:DIR (default: localhost:8124).")
    private @Nullable String toAxonServer;

    @Override
    public Integer call() {
        try {
            Place old = Place.parse("from", from, fromPostgres, fromAxonServer);
            Place place = Place.parse("to", to, toPostgres, toAxonServer);
            old.requireApartFrom(place);
            old.requireServed();
            alone(old, () -> alone(place, () -> move(old, place)));
            return DONE;
        } catch (CannotStart
                | StoreFileException
                | EventStoreException
                | LedgerUnavailableException
                | LedgerMismatchException
                | DamagedKeyBackup
                | NewerKeyException
                | IllegalArgumentException
                | UncheckedIOException failed) {
            System.err.println("The ledger was not moved: " + failed.getMessage());
            return FAILED;
        }
    }

    /** While no node with any folder uses what they share. */
    private static void alone(Place place, Runnable work) {
        place.server().ifPresentOrElse(server -> PostgresLeases.whileNoNodeRuns(PostgresLog.on(server), work), work);
    }

    private static void move(Place from, Place into) {
        try (OpenLedger source = OpenLedger.of(from.data(), from.stores());
                OpenLedger target = OpenLedger.of(into.data(), into.stores())) {
            System.out.println(new Move(from, into, source, target, InstantSource.system(), System.err).run());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("it was interrupted; run it again to go on");
        }
    }
}

package org.caseledger.eventstore;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;

/**
 * The ledger in the schema {@code ledger} of a PostgreSQL database, that any number of processes append to and read. What
 * {@link LedgerEngine} promises holds across all of them.
 */
public final class PostgresLedger {
    private static final int VERSION = 1;

    /** Text compares by its bytes, as SQLite's does, whatever the database's language. */
    private static final List<String> TABLES = List.of("""
            CREATE TABLE events (
              position bigint PRIMARY KEY,
              id text COLLATE "C" NOT NULL,
              type text COLLATE "C" NOT NULL,
              revision text COLLATE "C",
              aggregate_type text COLLATE "C" NOT NULL,
              aggregate_id text COLLATE "C" NOT NULL,
              sequence bigint NOT NULL,
              recorded_at bigint NOT NULL,
              metadata bytea NOT NULL,
              payload bytea NOT NULL,
              UNIQUE (aggregate_id, sequence))""", """
            CREATE TABLE snapshots (
              aggregate_id text COLLATE "C" PRIMARY KEY,
              id text COLLATE "C" NOT NULL,
              type text COLLATE "C" NOT NULL,
              revision text COLLATE "C",
              aggregate_type text COLLATE "C" NOT NULL,
              sequence bigint NOT NULL,
              taken_at bigint NOT NULL,
              metadata bytea NOT NULL,
              payload bytea NOT NULL)""");

    private PostgresLedger() {}

    /**
     * Opens the ledger, and makes its schema if it is not there.
     *
     * @param serializer of events, metadata and snapshots, to bytes
     * @param upcasters applied to whatever is read as an event, never to {@link LedgerEngine#readStored}
     * @param clock gives the recorded times, as far as no other process has given a later one
     * @throws StoreFileException if the server cannot be reached, lets us not in, is too old or not durable, or the schema
     *     is not ours or of another version
     */
    public static LedgerEngine open(
            PostgresServer server, Serializer serializer, EventUpcaster upcasters, InstantSource clock) {
        return open(server, () -> {}, serializer, upcasters, clock);
    }

    /**
     * As above.
     *
     * @param atClose run when the engine is closed, after everything else
     */
    public static LedgerEngine open(
            PostgresServer server,
            Runnable atClose,
            Serializer serializer,
            EventUpcaster upcasters,
            InstantSource clock) {
        PostgresDatabase database = database(server);
        LedgerHead head = new LedgerHead();
        HeadListener listener = new HeadListener(database, head);
        Runnable end = () -> {
            listener.close();
            atClose.run();
        };
        try {
            LedgerEngine engine = LedgerEngine.shared(database, head, end, serializer, upcasters, clock);
            listener.start();
            return engine;
        } catch (SQLException e) {
            throw new StoreFileException(
                    "the ledger on " + server.name() + " cannot be opened: " + SqlErrors.codeOf(e), e);
        }
    }

    static PostgresDatabase database(PostgresServer server) {
        return new PostgresDatabase(server, "ledger", VERSION, TABLES);
    }
}

package org.caseledger.eventstore;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.jspecify.annotations.Nullable;

/** The databases that a ledger may stand in, for tests that hold for each. */
enum Store {
    SQLITE {
        @Override
        LedgerEngine open(Path folder, EventUpcaster upcasters, InstantSource clock) {
            return SqliteLedger.open(folder, Events.serializer(), upcasters, clock);
        }
    },
    POSTGRES {
        @Override
        LedgerEngine open(Path folder, EventUpcaster upcasters, InstantSource clock) {
            return PostgresLedger.open(server(folder), Events.serializer(), upcasters, clock);
        }
    };

    private static @Nullable TemporaryPostgres postgres;
    private static @Nullable Path owner;

    /** Opens the test's ledger, which is empty at first and stays for as long as the folder is the same. */
    abstract LedgerEngine open(Path folder, EventUpcaster upcasters, InstantSource clock);

    LedgerEngine open(Path folder) {
        return open(folder, NoOpEventUpcaster.INSTANCE, Clock.systemUTC());
    }

    /** One server for all of them, emptied of its ledger whenever another folder's test comes; skips where there is none. */
    static PostgresServer server(Path folder) {
        TemporaryPostgres server = postgres;
        if (server == null) {
            server = TemporaryPostgres.startOrSkip();
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            postgres = server;
        }
        if (!folder.equals(owner)) {
            empty(server);
            owner = folder;
        }
        return server.server();
    }

    private static void empty(TemporaryPostgres server) {
        PostgresDatabase none = new PostgresDatabase(server.server(), "none", 1, List.of());
        try (Connection connection = none.openWriter();
                Statement statement = connection.createStatement()) {
            statement.execute("SET client_min_messages = warning");
            statement.execute("DROP SCHEMA IF EXISTS ledger CASCADE");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

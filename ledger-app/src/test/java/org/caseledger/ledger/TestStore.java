package org.caseledger.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.caseledger.eventstore.PostgresServer;
import org.caseledger.eventstore.TemporaryPostgres;
import org.caseledger.ledger.LedgerProperties.EventStore;
import org.caseledger.ledger.LedgerProperties.ReadStore;
import org.caseledger.ledger.LedgerProperties.Side;
import org.caseledger.ledger.LedgerProperties.Stores;
import org.jspecify.annotations.Nullable;

/**
 * Where the ledgers of the tests stand: {@code -Dcaseledger.test.store=postgres} or {@code axonserver}, else in their
 * folders. Every folder has a ledger of its own: over PostgreSQL a database, over Axon Server a server, since its Standard
 * Edition has one context.
 */
public final class TestStore {

    static final EventStore CHOSEN = EventStore.valueOf(
            System.getProperty("caseledger.test.store", "embedded").toUpperCase(Locale.ROOT));

    private static final Map<Path, PostgresServer> DATABASES = new HashMap<>();
    private static final Map<Path, TemporaryAxonServer> AXON_SERVERS = new HashMap<>();

    private static @Nullable TemporaryPostgres postgres;

    static {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(TestStore::stop));
    }

    private TestStore() {}

    /** The stores of a folder's ledger, the same for a folder each time. */
    static synchronized Stores of(Path data) {
        return switch (CHOSEN) {
            case EMBEDDED -> Stores.EMBEDDED;
            case POSTGRES ->
                new Stores(
                        CHOSEN,
                        DATABASES
                                .computeIfAbsent(data, ledger -> postgres().database("ledger_" + DATABASES.size()))
                                .url(),
                        "",
                        ReadStore.EMBEDDED,
                        "");
            case AXONSERVER -> new Stores(CHOSEN, "", axonServer(data).address(), ReadStore.EMBEDDED, "");
        };
    }

    /** What {@code ./ledger serve} is given for them beside {@code --data}. */
    static List<String> options(Path data) {
        Stores stores = of(data);
        return switch (stores.eventStore()) {
            case EMBEDDED -> List.of();
            case POSTGRES -> List.of("--event-store", "postgres", "--postgres-url", stores.postgresUrl());
            case AXONSERVER -> List.of("--event-store", "axonserver", "--axonserver", stores.axonServer());
        };
    }

    /** What a command is given that works on what nodes share. */
    static List<String> shared(Path data) {
        String url = of(data).postgresUrl();
        return url.isEmpty() ? List.of() : List.of("--postgres-url", url);
    }

    /** Both sides over them, and nothing to import. */
    public static LedgerProperties serving(Path data, boolean demo) {
        return new LedgerProperties(data, demo, Side.BOTH, of(data), "", "", "", List.of(), 0, false);
    }

    private static TemporaryPostgres postgres() {
        if (postgres == null) {
            postgres = TemporaryPostgres.startOrSkip();
        }
        return postgres;
    }

    /** A server needs memory, so each goes once the folder of its ledger is gone. */
    private static TemporaryAxonServer axonServer(Path data) {
        AXON_SERVERS.entrySet().removeIf(server -> {
            boolean gone = Files.notExists(server.getKey());
            if (gone) {
                server.getValue().close();
            }
            return gone;
        });
        makeFolder(data);
        return AXON_SERVERS.computeIfAbsent(data, ledger -> TemporaryAxonServer.startOrSkip());
    }

    private static void makeFolder(Path data) {
        try {
            if (Files.notExists(data)) {
                Files.createDirectories(data);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static synchronized void stop() {
        AXON_SERVERS.values().forEach(TemporaryAxonServer::close);
        if (postgres != null) {
            postgres.close();
        }
    }
}

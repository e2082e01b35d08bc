package org.caseledger.ledger.move;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.caseledger.eventstore.PlaceNote;
import org.caseledger.eventstore.PostgresServer;
import org.caseledger.eventstore.keys.KeyPlace;
import org.caseledger.eventstore.log.PostgresLog;
import org.caseledger.eventstore.log.SqliteLog;
import org.caseledger.eventstore.log.StoredLog;
import org.caseledger.eventstore.reads.ReadPlace;
import org.caseledger.ledger.CannotStart;
import org.caseledger.ledger.LedgerOptions;
import org.caseledger.ledger.LedgerProperties.EventStore;
import org.caseledger.ledger.LedgerProperties.ReadStore;
import org.caseledger.ledger.LedgerProperties.Stores;
import org.caseledger.ledger.LogKeyFiles;
import org.caseledger.ledger.PostgresAccess;
import org.jspecify.annotations.Nullable;

/**
 * Where a ledger stands, as {@code ./ledger serve} is told it.
 *
 * @param store of the events
 * @param data the folder of a node
 * @param postgresUrl of what nodes share; empty where all of that is in the folder
 * @param axonServer host and port; empty but for an Axon Server
 */
record Place(EventStore store, Path data, String postgresUrl, String axonServer) {

    /**
     * Reads a place.
     *
     * @param side of the command, {@code from} or {@code to}, for messages
     * @param text the store, a colon and the folder
     * @throws CannotStart if it is none, or lacks an address
     */
    static Place of(String side, String text, @Nullable String postgresUrl, @Nullable String axonServer) {
        int colon = text.indexOf(':');
        EventStore store = colon < 0 || colon == text.length() - 1 ? null : store(text.substring(0, colon));
        if (store == null) {
            throw new CannotStart("--" + side + " is embedded:DIR, postgres:DIR or axonserver:DIR, not " + text);
        }
        if (store == EventStore.POSTGRES && postgresUrl == null) {
            throw new CannotStart("--" + side + " " + text + " needs --" + side + "-postgres-url");
        }
        if (store != EventStore.AXONSERVER && axonServer != null) {
            throw new CannotStart("--" + side + "-axonserver is for axonserver:DIR, not for " + text);
        }
        String address = axonServer == null ? LedgerOptions.USUAL_AXON_SERVER : axonServer;
        return new Place(
                store,
                Path.of(text.substring(colon + 1)).toAbsolutePath().normalize(),
                postgresUrl == null ? "" : postgresUrl,
                store == EventStore.AXONSERVER ? address : "");
    }

    private static @Nullable EventStore store(String name) {
        for (EventStore store : EventStore.values()) {
            if (store.name().toLowerCase(Locale.ROOT).equals(name)) {
                return store;
            }
        }
        return null;
    }

    /** @throws CannotStart if a ledger can't be moved from this place into the other */
    void requireApartFrom(Place other) {
        if (data.equals(other.data)) {
            throw new CannotStart("--from and --to must name folders of their own, and both name " + data);
        }
        if (server().isPresent() && postgresUrl.equals(other.postgresUrl)) {
            throw new CannotStart("--from and --to share the PostgreSQL " + server().get()
                    + ", which holds one ledger: give the new place another database");
        }
        if (store == EventStore.AXONSERVER && axonServer.equals(other.axonServer)) {
            throw new CannotStart("--from and --to are the same Axon Server");
        }
    }

    /** @throws CannotStart if no server was ever started over this place, so that it has no keys to go along */
    void requireServed() {
        if (store == EventStore.EMBEDDED && !Files.isRegularFile(data.resolve("ledger.db"))) {
            throw new CannotStart(data + " holds no ledger");
        }
        if (!Files.isRegularFile(masterKey()) || !logKeys().exist()) {
            throw new CannotStart(data.resolve("keys") + " holds no master.key and log.key: name the folder of a node,"
                    + " or start the ledger once, so that it has them");
        }
    }

    Optional<PostgresServer> server() {
        return PostgresAccess.server(postgresUrl);
    }

    Stores stores() {
        return new Stores(store, postgresUrl, axonServer, ReadStore.EMBEDDED, "");
    }

    PlaceNote note() {
        return new PlaceNote(data, server());
    }

    Path keysFolder() {
        return data.resolve("keys");
    }

    Path masterKey() {
        return keysFolder().resolve("master.key");
    }

    KeyPlace keys() {
        return server().map(shared -> KeyPlace.on(shared, keysFolder())).orElseGet(() -> KeyPlace.in(keysFolder()));
    }

    LogKeyFiles logKeys() {
        return new LogKeyFiles(data);
    }

    StoredLog openLog() {
        return server().map(shared -> PostgresLog.open(PostgresLog.on(shared)))
                .orElseGet(() -> SqliteLog.open(data.resolve("log")));
    }

    ReadPlace reads() {
        return server().map(ReadPlace::on).orElseGet(() -> ReadPlace.in(data.resolve("reads")));
    }

    /** How a server is started over it. */
    String serveOptions() {
        return "--data " + data
                + (store == EventStore.EMBEDDED
                        ? ""
                        : " --event-store " + store.name().toLowerCase(Locale.ROOT))
                + (axonServer.isEmpty() ? "" : " --axonserver " + axonServer)
                + (postgresUrl.isEmpty() ? "" : " --postgres-url " + postgresUrl);
    }

    /** As a message names it. */
    @Override
    public String toString() {
        return store.name().toLowerCase(Locale.ROOT) + ":" + data
                + (axonServer.isEmpty() ? "" : " on " + axonServer)
                + server().map(shared -> " with " + shared).orElse("");
    }
}

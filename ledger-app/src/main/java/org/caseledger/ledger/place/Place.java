package org.caseledger.ledger.place;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.caseledger.eventstore.Database;
import org.caseledger.eventstore.PlaceNote;
import org.caseledger.eventstore.PostgresServer;
import org.caseledger.eventstore.keys.KeyPlace;
import org.caseledger.eventstore.log.PostgresLog;
import org.caseledger.eventstore.log.PostgresLogKeys;
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
import org.caseledger.query.log.LogKey;
import org.jspecify.annotations.Nullable;

/**
 * Where a ledger stands, as {@code ./ledger serve} is told it.
 *
 * @param store of the events
 * @param data the folder of a node
 * @param postgresUrl of what nodes share; empty where all of that is in the folder
 * @param axonServer host and port; empty but for an Axon Server
 */
public record Place(EventStore store, Path data, String postgresUrl, String axonServer) {

    /** All of it in a folder. */
    public static Place embedded(Path data) {
        return new Place(EventStore.EMBEDDED, data, "", "");
    }

    /** A node's, by its folder and the stores that it was given. */
    public static Place of(Path data, Stores stores) {
        return new Place(
                stores.eventStore(),
                data,
                stores.postgresUrl(),
                stores.eventStore() == EventStore.AXONSERVER ? stores.axonServer() : "");
    }

    /**
     * Reads a place.
     *
     * @param side of the command, {@code from} or {@code to}, for messages
     * @param text the store, a colon and the folder
     * @throws CannotStart if it is none, or lacks an address
     */
    public static Place parse(String side, String text, @Nullable String postgresUrl, @Nullable String axonServer) {
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

    /**
     * That a ledger can be moved from this place into the other.
     *
     * @throws CannotStart if not
     */
    public void requireApartFrom(Place other) {
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

    /**
     * That a server was started over this place, so that it has keys to go along.
     *
     * @throws CannotStart if not
     */
    public void requireServed() {
        if (store == EventStore.EMBEDDED && !Files.isRegularFile(data.resolve("ledger.db"))) {
            throw new CannotStart(data + " holds no ledger");
        }
        if (!Files.isRegularFile(masterKey()) || !logKeys().exist()) {
            throw new CannotStart(data.resolve("keys") + " holds no master.key and log.key: name the folder of a node,"
                    + " or start the ledger once, so that it has them");
        }
        if (server().isEmpty() && !Files.isRegularFile(keysFolder().resolve("keys.db"))) {
            throw new CannotStart(
                    keysFolder() + " holds no keys.db, without which no text could be read again: name the"
                            + " folder of the node that seals texts, or the PostgreSQL where nodes share the keys");
        }
    }

    /** The PostgreSQL that nodes share; nothing where all is in the folder. */
    public Optional<PostgresServer> server() {
        return PostgresAccess.server(postgresUrl);
    }

    /** As a server is told them. */
    public Stores stores() {
        return new Stores(store, postgresUrl, axonServer, ReadStore.EMBEDDED, "");
    }

    /** Why no server may be started here, if there is a reason. */
    public PlaceNote note() {
        return new PlaceNote(data, server());
    }

    /** The folder of the secrets, and of the keys where nodes share none. */
    public Path keysFolder() {
        return data.resolve("keys");
    }

    /** The master key of the subjects' keys. */
    public Path masterKey() {
        return keysFolder().resolve("master.key");
    }

    /** The subjects' keys. */
    public KeyPlace keys() {
        return server().map(shared -> KeyPlace.on(shared, keysFolder())).orElseGet(() -> KeyPlace.in(keysFolder()));
    }

    /** The log's own keys, of now and before. */
    public LogKeyFiles logKeys() {
        return new LogKeyFiles(data);
    }

    /** Where the log stands that nodes share, if they share one. */
    public Optional<Database> sharedLog() {
        return server().map(PostgresLog::on);
    }

    /** The verifier keys of the log that nodes share, the one in use last; none where this is a place of one node. */
    public List<String> sharedLogKeys() {
        return sharedLog().map(log -> new PostgresLogKeys(log).all()).orElse(List.of());
    }

    /**
     * The key that signs the log. {@link #requireServed} must have been called before.
     *
     * @throws CannotStart if the key in the folder is not the one that the nodes sign with
     */
    public LogKey signingKey() {
        LogKey key = logKeys().current().orElseThrow();
        List<String> signed = sharedLogKeys();
        if (!signed.isEmpty() && !signed.getLast().equals(key.verifierKey())) {
            throw new CannotStart("the log.key of " + data + " is not the one that the nodes sign with: name the"
                    + " folder of a node that has it, or start that node once, after a rotation");
        }
        return key;
    }

    /** What the log keeps. */
    public StoredLog openLog() {
        return sharedLog().map(PostgresLog::open).orElseGet(() -> SqliteLog.open(data.resolve("log")));
    }

    /** The read ledger. */
    public ReadPlace reads() {
        return server().map(ReadPlace::on).orElseGet(() -> ReadPlace.in(data.resolve("reads")));
    }

    /** How a server is started over it. */
    public String serveOptions() {
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

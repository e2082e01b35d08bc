package org.caseledger.ledger.keys;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.caseledger.eventstore.PostgresServer;
import org.caseledger.eventstore.SqliteLedger;
import org.caseledger.eventstore.keys.KeyPlace;
import org.caseledger.ledger.CannotStart;
import org.caseledger.ledger.RunningServer;

/**
 * Where a ledger's keys are.
 *
 * @param data the folder of the ledger, or of this node, with the master key
 * @param server that holds the wrapped keys, where nodes share them
 */
record KeyFolder(Path data, Optional<PostgresServer> server) {

    KeyPlace place() {
        return server.map(shared -> KeyPlace.on(shared, path())).orElseGet(() -> KeyPlace.in(path()));
    }

    Path path() {
        return data.resolve("keys");
    }

    Path masterKey() {
        return path().resolve("master.key");
    }

    /** @throws CannotStart where the folder holds no ledger, nor a node's mirror of one */
    void needsLedger() {
        if (!holdsLedger(data) && !holdsLedger(data.resolve(SqliteLedger.MIRROR))) {
            throw new CannotStart(data + " holds no ledger");
        }
    }

    private static boolean holdsLedger(Path folder) {
        return Files.isRegularFile(folder.resolve("ledger.db"));
    }

    /** @throws CannotStart where the folder holds no keys, and no server does */
    void needsKeys() {
        if (server.isEmpty() && !Files.isRegularFile(path().resolve("keys.db"))) {
            throw new CannotStart(path() + " holds no keys.db");
        }
    }

    /** @throws CannotStart where the folder holds keys that another master key for the shared ones would close for ever */
    void needsNoOthers() {
        if (server.isPresent() && Files.exists(path().resolve("keys.db"))) {
            throw new CannotStart(path() + " holds a keys.db, which the old master key alone opens: move its keys with"
                    + " ./ledger keys backup and then ./ledger keys restore --postgres-url, and set it aside");
        }
    }

    /** @throws CannotStart where a server, or another command, uses the ledger */
    void needsQuiet() {
        if (RunningServer.holds(data)) {
            throw new CannotStart("the ledger is in use: stop the server of " + data + " first");
        }
    }
}

package org.caseledger.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.caseledger.eventstore.PostgresServer;
import org.caseledger.eventstore.keys.KeyPlace;
import org.caseledger.eventstore.keys.SubjectKeyStore;

/**
 * Where a node's keys stand. A node is not started where they stand in the other place: the texts sealed with them would
 * read as erased.
 */
public final class NodeKeys {
    /** In the folder of a node whose keys stand in a PostgreSQL. */
    private static final String ELSEWHERE = "keys-are-in-postgresql";

    private NodeKeys() {}

    /**
     * For who changes what a node shares: it must say where that is.
     *
     * @param folder of the master key
     * @throws CannotStart if the node shares a PostgreSQL, and none is named
     */
    public static void requireNamed(Path folder, Optional<PostgresServer> server) {
        if (server.isEmpty() && Files.exists(folder.resolve(ELSEWHERE))) {
            throw new CannotStart("what the node of " + folder + " shares with others stands in a PostgreSQL: name it"
                    + " with --postgres-url, as ./ledger serve was given it");
        }
    }

    /**
     * Opens them.
     *
     * @param folder of the master key
     * @param server that nodes share; nothing where the keys stand in the folder
     * @throws CannotStart if the folder says that they stand in the other place
     */
    public static SubjectKeyStore open(Path folder, Optional<PostgresServer> server) {
        requireThere(folder, server);
        if (server.isEmpty()) {
            return SubjectKeyStore.open(KeyPlace.in(folder));
        }
        SubjectKeyStore keys = SubjectKeyStore.open(KeyPlace.on(server.get(), folder));
        try {
            Files.writeString(folder.resolve(ELSEWHERE), server.get() + "\n");
            return keys;
        } catch (IOException e) {
            keys.close();
            throw new UncheckedIOException("the folder " + folder + " cannot be written", e);
        }
    }

    /**
     * That the folder doesn't say that the keys stand in the other place.
     *
     * @throws CannotStart if it does
     */
    public static void requireThere(Path folder, Optional<PostgresServer> server) {
        Path note = folder.resolve(ELSEWHERE);
        if (server.isEmpty() && Files.exists(note)) {
            throw new CannotStart("the keys of " + folder + " stand in a PostgreSQL: start with --postgres-url."
                    + " Only where no text was sealed with them, remove " + note);
        }
        if (server.isPresent() && Files.exists(folder.resolve("keys.db"))) {
            throw new CannotStart("the keys stand in " + folder.resolve("keys.db") + ": move them with ./ledger keys"
                    + " backup and then ./ledger keys restore --postgres-url, and set keys.db aside");
        }
    }
}

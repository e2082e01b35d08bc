package org.caseledger.ledger;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.caseledger.eventstore.DataLock;
import org.caseledger.eventstore.PostgresServer;
import org.caseledger.eventstore.StoreFileException;
import org.caseledger.eventstore.log.PostgresLog;
import org.caseledger.query.log.LogKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./ledger rotate-log-key}: a new signing key for the transparency log, under its old name. */
@Command(
        name = "rotate-log-key",
        description = "Gives the transparency log a new signing key; the server must be stopped.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The log keeps its name, its tree and its checkpoints. The old signing key is",
            "destroyed; its verifier key stays in /log/policy, and what it signed stays valid.",
            "Publish the new verifier key, and give it to the log's witnesses before the",
            "server starts again: they refuse a key they don't know.",
            "Where nodes share a PostgreSQL, stop all of them, give --postgres-url, and copy",
            "log.key and log.vkeys to the folder keys of every other node afterwards."
        })
final class RotateLogKeyCommand implements Callable<Integer> {

    private static final int DONE = 0;
    private static final int FAILED = 1;

    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private PostgresOption postgres = new PostgresOption();

    @Override
    public Integer call() {
        LogKeyFiles files = new LogKeyFiles(data.folder());
        if (!files.exist()) {
            System.err.println(data.folder() + " holds no log with a key: it is made when the server starts first");
            return FAILED;
        }
        if (RunningServer.holds(data.folder())) {
            System.err.println(
                    "The ledger in " + data.folder() + " is in use: stop the server, rotate, and start it again");
            return FAILED;
        }
        try {
            rotate(files);
            return DONE;
        } catch (CannotStart | StoreFileException failed) {
            System.err.println("The key was not rotated: " + failed.getMessage());
            return FAILED;
        }
    }

    @SuppressWarnings("try") // the lock is held, not used
    private void rotate(LogKeyFiles files) {
        Optional<PostgresServer> shared = postgres.server();
        NodeKeys.requireNamed(data.folder().resolve("keys"), shared);
        try (DataLock held = DataLock.take(data.folder())) {
            LogKey old = files.current().orElseThrow(() -> new StoreFileException("the key of the log is gone"));
            SecureRandom random = new SecureRandom();
            LogKey next = shared.map(server -> new SharedLogKey(PostgresLog.on(server), files).rotate(random))
                    .orElseGet(() -> files.rotate(old, random));
            System.out.println("The log " + next.name() + " has a new key. Publish its verifier key:");
            System.out.println(next.verifierKey());
            System.out.println("Until now it was " + old.verifierKey());
            if (shared.isPresent()) {
                System.out.println(
                        "Copy log.key and log.vkeys from " + data.folder().resolve("keys")
                                + " to the folder keys of every other node: none starts without them");
            }
        }
    }
}

package org.caseledger.ledger.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.eventstore.StoreFileException;
import org.caseledger.eventstore.keys.SecretFile;
import org.caseledger.ledger.CannotStart;
import org.caseledger.ledger.LedgerLeaves;
import org.caseledger.ledger.LedgerOptions;
import org.caseledger.ledger.PromisedCheckpoint;
import org.caseledger.ledger.RunningServer;
import org.caseledger.query.log.LogConflictException;
import org.caseledger.query.log.LogKey;
import org.caseledger.query.log.LogRebuild.Rebuilt;
import org.caseledger.query.log.LogStore.SignedCheckpoint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./ledger rebuild log}: while no server uses the ledger. */
@Command(
        name = "rebuild",
        description =
                "Makes the transparency log's tiles anew from the ledger alone, and holds the ledger against every"
                        + " checkpoint that was signed.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Nothing is signed. Where the ledger is not what was signed, this says where, and leaves all as it was.",
            "The views are no part of this: they are made anew at every start."
        })
public final class RebuildCommand implements Callable<Integer> {

    private static final int DONE = 0;
    private static final int FAILED = 1;

    /** What can be rebuilt. */
    enum Part {
        log
    }

    @Parameters(paramLabel = "log", description = "What to make anew: ${COMPLETION-CANDIDATES}.")
    private Part part = Part.log;

    @Option(
            names = "--data",
            defaultValue = "data",
            description = "The folder of the ledger (default: ./${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    @Mixin
    private LedgerOptions stores = new LedgerOptions();

    @Override
    public Integer call() throws IOException {
        if (stores.isMissing(data)) {
            System.err.println(data + " holds no ledger");
            return FAILED;
        }
        if (RunningServer.holds(data)) {
            System.err.println("The " + part + " can't be rebuilt while its ledger is in use: stop the server of "
                    + data + " first");
            return FAILED;
        }
        try (LedgerEngine ledger = stores.open(data)) {
            Pace pace = new Pace("events", ledger.headPosition() + 1, System.err);
            Rebuilt rebuilt = new LogRebuilding(data, new LedgerLeaves(ledger)).run(promised(), pace);
            pace.end();
            System.out.println("The log of " + rebuilt.size() + " events has the root "
                    + rebuilt.root().base64() + ", and " + rebuilt.checkpoints() + " checkpoints agree with it");
            return DONE;
        } catch (LogConflictException | CannotStart | StoreFileException failed) {
            System.err.println("The log was not rebuilt: " + failed.getMessage());
            return FAILED;
        }
    }

    /** What the key's folder knows of the newest checkpoint, if it has a key. */
    private List<SignedCheckpoint> promised() {
        Path keys = data.resolve("keys");
        Optional<String> origin =
                SecretFile.read(keys.resolve("log.key")).map(LogKey::parse).map(LogKey::name);
        return origin.flatMap(new PromisedCheckpoint(keys)::read).stream().toList();
    }
}

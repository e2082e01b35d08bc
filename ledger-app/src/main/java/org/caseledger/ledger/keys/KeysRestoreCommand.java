package org.caseledger.ledger.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.caseledger.eventstore.StoreFileException;
import org.caseledger.eventstore.keys.DamagedKeyBackup;
import org.caseledger.eventstore.keys.KeyRestore;
import org.caseledger.eventstore.keys.KeyRestore.Newer;
import org.caseledger.eventstore.keys.KeyRestore.Restored;
import org.caseledger.eventstore.keys.NewerKeyException;
import org.caseledger.ledger.CannotStart;
import org.caseledger.ledger.Erasures;
import org.caseledger.ledger.LedgerOptions;
import org.caseledger.ledger.OpenLedger;
import org.caseledger.ledger.backup.Pace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./ledger keys restore}: while no server uses the ledger, whose erasures it follows. */
@Command(
        name = "restore",
        description = "Brings keys back that are missing; none of somebody whom the ledger has erased.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Needs the server stopped; with --postgres-url, every node. The whole file is checked first, and all of it",
            "counts or nothing. A key that stands is never replaced. Where keys.db is damaged, move it and every file",
            "that begins with its name away before. Whom the ledger has erased is read where its events stand: name",
            "--event-store, and --axonserver, as ./ledger serve was given them."
        })
public final class KeysRestoreCommand implements Callable<Integer> {

    private static final int DONE = 0;
    private static final int FAILED = 1;

    @Parameters(paramLabel = "FILE", description = "The backup, as ./ledger keys backup wrote it.")
    private Path file = Path.of("subject-keys.txt");

    @Mixin
    private LedgerOptions stores = new LedgerOptions();

    @Option(
            names = "--keys",
            paramLabel = "DIR",
            description = "The folder that holds the master.key of the backup (default: the ledger's own keys).")
    private @Nullable Path keys;

    @Option(
            names = "--keep-newer",
            description = "Leave a subject's newer key where it is not the backup's; else such a backup is refused.")
    private boolean keepNewer;

    private @Nullable Pace pace;

    @Override
    public Integer call() throws IOException {
        try {
            KeyFolder own = new KeyFolder(stores.data(), stores.shared());
            Path masterKey = Objects.requireNonNullElse(keys, own.path()).resolve("master.key");
            stores.requireThere();
            own.needsQuiet();
            stores.refuseMoved();
            if (!Files.isRegularFile(file)) {
                throw new CannotStart(file + " is no file");
            }
            if (!Files.isRegularFile(masterKey)) {
                throw new CannotStart(masterKey + " is missing: fetch the master key of the backup from where it was"
                        + " put apart, and name its folder with --keys");
            }
            try (OpenLedger ledger = stores.openToRead()) {
                say(new KeyRestore(
                                own.place(), Erasures.subjects(ledger.events()), keepNewer ? Newer.KEPT : Newer.REFUSED)
                        .run(file, masterKey, this::begin));
            }
            return DONE;
        } catch (DamagedKeyBackup damaged) {
            System.err.println(
                    "The backup " + file + " is refused: " + damaged.getMessage() + ". Nothing was restored");
        } catch (NewerKeyException newer) {
            System.err.println("The backup " + file + " is refused: " + newer.getMessage()
                    + ". Nothing was restored; --keep-newer leaves such keys and restores the others");
        } catch (CannotStart | StoreFileException | EventStoreException failed) {
            System.err.println("The restore of the keys failed: " + failed.getMessage());
        }
        return FAILED;
    }

    private void say(Restored restored) {
        if (pace != null) {
            pace.end();
        }
        System.out.println("Restored " + restored.restored() + " keys; " + restored.there() + " were there, "
                + restored.erased() + " subjects in the backup stay erased, " + restored.kept() + " newer keys stay");
    }

    private LongConsumer begin(long lines) {
        Pace begun = new Pace("keys compared", lines, System.err);
        pace = begun;
        return begun;
    }
}

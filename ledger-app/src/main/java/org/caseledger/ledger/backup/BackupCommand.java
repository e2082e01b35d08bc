package org.caseledger.ledger.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.caseledger.eventstore.StoreFileException;
import org.caseledger.ledger.CannotStart;
import org.caseledger.ledger.LedgerOptions;
import org.caseledger.ledger.NewFile;
import org.caseledger.ledger.RunningServer;
import org.caseledger.query.log.LogConflictException;
import org.caseledger.query.log.NoteVerifier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.WebClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./ledger backup}: beside a running server through it, else by itself while it holds the data's lock. */
@Command(
        name = "backup",
        description = "Writes the whole ledger to one signed file, for ./ledger restore, and checks what it wrote.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The file holds the events, the log's checkpoints, the subjects' keys in wrapped form and the record of",
            "reads. Two secrets are not in it: keys/master.key, without which no free text can ever be read again, and",
            "keys/log.key, which signs the log. Copy both once to a safe place apart from the backups.",
            "Beside a server that is not the demo, give --user and the password in LEDGER_PASSWORD. Where nodes are of one",
            "side, name the folder of one that answers queries. Without a server in the folder, give the options for its",
            "stores that its server has; other nodes may run."
        })
public final class BackupCommand implements Callable<Integer> {

    private static final int DONE = 0;
    private static final int FAILED = 1;

    @Parameters(paramLabel = "FILE", description = "The file to write, such as ledger.tar; it must not exist.")
    private Path file = Path.of("ledger.tar");

    @Mixin
    private LedgerOptions stores = new LedgerOptions();

    @Option(
            names = "--mirror",
            description = "Where the Axon Server is lost: what this node's mirror of it holds, without asking it.")
    private boolean mirror;

    @Option(names = "--user", description = "Who signs in to the running server (default: admin).")
    private @Nullable String user;

    @Override
    public Integer call() throws IOException {
        Optional<String> refusal = NewFile.refusal(file);
        if (refusal.isPresent()) {
            System.err.println(refusal.get());
            return FAILED;
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            stores.requireThere();
            Files.deleteIfExists(part);
            NoteVerifier key = RunningServer.holds(stores.data()) ? through(part) : alone(part);
            Pace pace = new Pace("bytes checked", Files.size(part), System.err);
            Manifest manifest = new BackupFile(part).check(List.of(key), pace);
            pace.end();
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            System.out.println("Wrote " + file + ": " + manifest.upTo().size() + " events with the root "
                    + manifest.upTo().root().base64() + ". Not in it, and needed to restore: master.key and log.key in "
                    + stores.data().resolve("keys"));
            return DONE;
        } catch (CannotStart | StoreFileException | LogConflictException | EventStoreException failed) {
            System.err.println("The backup failed: " + failed.getMessage());
            return FAILED;
        } catch (DamagedBackup damaged) {
            System.err.println("The backup failed: what was written is not whole: " + damaged.getMessage());
            return FAILED;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private NoteVerifier alone(Path part) throws IOException {
        LoneBackup backup = new LoneBackup(stores.place(), InstantSource.system(), System.err);
        return mirror ? backup.writeMirror(part) : backup.write(part);
    }

    private NoteVerifier through(Path part) {
        WebClient server = RunningServer.in(stores.data()).as(user, "admin");
        String key =
                RunningServer.answered(server.get().uri("/log/vkey").retrieve().bodyToMono(String.class));
        RunningServer.save(server, "/ledger/backup", BackupEndpoint.TAR, part);
        return NoteVerifier.parse(Objects.requireNonNull(key));
    }
}

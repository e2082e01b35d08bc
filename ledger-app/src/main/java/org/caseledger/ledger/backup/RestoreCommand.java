package org.caseledger.ledger.backup;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.caseledger.eventstore.StoreFileException;
import org.caseledger.ledger.CannotStart;
import org.caseledger.ledger.PromisedCheckpoint;
import org.caseledger.ledger.backup.Restore.RestoreKeys;
import org.caseledger.query.log.Checkpoint;
import org.caseledger.query.log.LogConflictException;
import org.caseledger.query.log.LogKey;
import org.caseledger.query.log.LogStore.SignedCheckpoint;
import org.caseledger.query.log.NoteVerifier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./ledger restore}: a backup into an empty folder. */
@Command(
        name = "restore",
        description =
                "Checks every byte of a backup and restores it into an empty folder, then prints a signed result.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The log goes on under its name only if nothing was signed after the backup: name the checkpoint that was",
            "published last (--last-checkpoint), from a witness or an inspector's copy, or say that there is no later one",
            "(--no-later-checkpoint). Otherwise it begins under a new name that holds the old one, with a new key."
        })
public final class RestoreCommand implements Callable<Integer> {

    private static final int DONE = 0;
    private static final int FAILED = 1;

    @Parameters(paramLabel = "FILE", description = "The backup, as ./ledger backup wrote it.")
    private Path file = Path.of("ledger.tar");

    @Option(
            names = "--data",
            defaultValue = "data",
            description = "The folder to restore into; empty or not there (default: ./${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    @Option(
            names = "--keys",
            required = true,
            paramLabel = "DIR",
            description = "The folder that holds master.key and log.key of the ledger.")
    private Path keys = Path.of("keys");

    @Option(names = "--vkey", paramLabel = "KEY", description = "The log's verifier key, where log.key is lost.")
    private @Nullable String verifierKey;

    @Option(
            names = "--last-checkpoint",
            paramLabel = "FILE|URL",
            description = "The newest checkpoint that the log has published.")
    private @Nullable String lastCheckpoint;

    @Option(names = "--no-later-checkpoint", description = "Your word that none was published after the backup.")
    private boolean noLater;

    @Option(
            names = "--erasures",
            paramLabel = "FILE",
            description = "Subjects erased after the backup, one a line: their texts stay erased.")
    private @Nullable Path erasures;

    @Override
    public Integer call() throws IOException {
        try {
            RestoreKeys secrets = new RestoreKeys(keys);
            refuseWhatCannotBe(secrets);
            BackupFile backup = new BackupFile(file);
            Pace checking = new Pace("bytes checked", Files.size(file), System.err);
            List<NoteVerifier> verifiers = verifiers(secrets);
            Manifest manifest = backup.check(verifiers, checking);
            checking.end();
            Instant now = InstantSource.system().instant();
            List<SignedCheckpoint> known = known(manifest.upTo().origin(), verifiers);
            Lineage lineage = Lineage.of(
                    manifest.upTo(),
                    known.stream().map(one -> Checkpoint.of(one.note())).toList(),
                    noLater || lastCheckpoint != null,
                    secrets.old().isPresent(),
                    now);
            String note = new Restore(backup, manifest, secrets, data, System.err).run(lineage, known, erased(), now);
            System.out.print(note);
            return DONE;
        } catch (DamagedBackup damaged) {
            System.err.println(
                    "The backup " + file + " is refused: " + damaged.getMessage() + ". Nothing was restored");
        } catch (CannotStart | StoreFileException | LogConflictException failed) {
            System.err.println("Nothing was restored: " + failed.getMessage());
        }
        return FAILED;
    }

    private void refuseWhatCannotBe(RestoreKeys secrets) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new CannotStart(file + " is no file");
        }
        if (Files.exists(data)) {
            try (Stream<Path> there = Files.list(data)) {
                if (there.findAny().isPresent()) {
                    throw new CannotStart(data + " is not empty: a backup goes into an empty folder");
                }
            }
        }
        if (!secrets.haveMasterKey()) {
            throw new CannotStart(keys + " holds no master.key: without it no free text could ever be read again."
                    + " Fetch it from where it was put apart from the backups");
        }
        if (secrets.old().isEmpty() && verifierKey == null) {
            throw new CannotStart(
                    keys + " holds no log.key: fetch it, or give the log's verifier key with --vkey to check"
                            + " the backup with");
        }
    }

    private List<NoteVerifier> verifiers(RestoreKeys secrets) {
        try {
            return Stream.concat(Optional.ofNullable(verifierKey).stream(), secrets.verifierKeys().stream())
                    .map(NoteVerifier::parse)
                    .toList();
        } catch (IllegalArgumentException malformed) {
            throw new CannotStart("--vkey: " + malformed.getMessage());
        }
    }

    /** Checkpoints of the log that are known beside the backup. */
    private List<SignedCheckpoint> known(String origin, List<NoteVerifier> verifiers) {
        List<SignedCheckpoint> known = new ArrayList<>();
        Optional<LogKey> old = new RestoreKeys(keys).old();
        if (old.isPresent() && old.get().name().equals(origin)) {
            new PromisedCheckpoint(keys).read(origin).ifPresent(known::add);
        }
        if (lastCheckpoint != null) {
            String note = note(lastCheckpoint);
            if (verifiers.stream().noneMatch(key -> signed(key, note))
                    || !Checkpoint.of(note).origin().equals(origin)) {
                throw new CannotStart("--last-checkpoint " + lastCheckpoint + " is no checkpoint that the log " + origin
                        + " has signed");
            }
            known.add(new SignedCheckpoint(Checkpoint.of(note).size(), note));
        }
        return known;
    }

    private static boolean signed(NoteVerifier key, String note) {
        try {
            Checkpoint.of(key.open(note));
            return true;
        } catch (IllegalArgumentException unsigned) {
            return false;
        }
    }

    private static String note(String where) {
        try {
            return where.matches("https?://.*")
                    ? Optional.ofNullable(WebClient.create()
                                    .get()
                                    .uri(URI.create(where))
                                    .retrieve()
                                    .bodyToMono(String.class)
                                    .block())
                            .orElse("")
                    : Files.readString(Path.of(where));
        } catch (IOException | WebClientException unreachable) {
            throw new CannotStart("--last-checkpoint " + where + " can't be read");
        }
    }

    private List<String> erased() throws IOException {
        return erasures == null
                ? List.of()
                : Files.readAllLines(erasures).stream()
                        .filter(line -> !line.isBlank())
                        .toList();
    }
}

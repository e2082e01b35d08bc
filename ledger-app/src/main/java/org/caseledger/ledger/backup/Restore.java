package org.caseledger.ledger.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.caseledger.events.stored.LedgerSerializer;
import org.caseledger.eventstore.Folders;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.eventstore.SqliteLedger;
import org.caseledger.eventstore.keys.KeyPlace;
import org.caseledger.eventstore.keys.SecretFile;
import org.caseledger.eventstore.keys.SubjectKeyStore;
import org.caseledger.eventstore.log.SqliteLog;
import org.caseledger.eventstore.log.StoredLog;
import org.caseledger.ledger.Erasures;
import org.caseledger.ledger.EventLines;
import org.caseledger.ledger.LedgerLeaves;
import org.caseledger.ledger.PromisedCheckpoint;
import org.caseledger.query.log.LogKey;
import org.caseledger.query.log.LogRebuild.Rebuilt;
import org.caseledger.query.log.LogStore.SignedCheckpoint;
import org.springframework.util.FileSystemUtils;

/**
 * Puts a checked backup together in a folder of the new ledger's folder, and moves it up when all of it is there and was
 * found to be what was signed. A restore that is cut off leaves that folder behind, with which no ledger starts.
 */
final class Restore {

    private final BackupFile file;
    private final Manifest manifest;
    private final RestoreKeys keys;
    private final Path data;
    private final Path site;
    private final PrintStream out;

    /**
     * A restore.
     *
     * @param file checked, with this manifest
     * @param data an empty folder, or none
     */
    Restore(BackupFile file, Manifest manifest, RestoreKeys keys, Path data, PrintStream out) {
        this.file = file;
        this.manifest = manifest;
        this.keys = keys;
        this.data = data;
        this.site = data.resolve(SqliteLedger.RESTORING);
        this.out = out;
    }

    /**
     * Restores; where this throws, the folder is empty again.
     *
     * @param known checkpoints of the old log that the restored ledger must agree with, or that are later
     * @param erased subjects that were erased after the backup
     * @return the signed result
     */
    String run(Lineage lineage, List<SignedCheckpoint> known, List<String> erased, Instant now) throws IOException {
        Folders.create(site);
        try {
            out.println("Unpacking the keys, the log and the record of reads");
            new Unpacking(site).run(file);
            keys.copyInto(site.resolve("keys"));
            Rebuilt log = ledgerAndLog(known.stream()
                    .filter(one -> one.size() <= manifest.upTo().size())
                    .toList());
            int destroyed = erase(erased);
            LogKey key = goOn(lineage, now);
            String note = new RestoreResult(
                            manifest.upTo(), lineage, manifest.made(), now, log.checkpoints(), destroyed)
                    .note(
                            key,
                            keys.old()
                                    .filter(old -> !old.name().equals(key.name()))
                                    .orElse(null));
            Files.writeString(site.resolve("log").resolve("restored-" + Lineage.stamp(now) + ".note"), note);
            moveUp();
            return note;
        } catch (IOException | RuntimeException failed) {
            FileSystemUtils.deleteRecursively(site);
            throw failed;
        }
    }

    private Rebuilt ledgerAndLog(List<SignedCheckpoint> known) throws IOException {
        try (LedgerEngine ledger = SqliteLedger.open(site, new LedgerSerializer())) {
            Pace restoring = new Pace("events restored", manifest.upTo().size(), out);
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(new EventParts(file, restoring), UTF_8.newDecoder()))) {
                EventLines.restore(lines, ledger);
            }
            restoring.end();
            Pace hashing = new Pace("events hashed", manifest.upTo().size(), out);
            Rebuilt log = new LogRebuilding(site, new LedgerLeaves(ledger)).run(known, hashing);
            hashing.end();
            if (log.size() != manifest.upTo().size()
                    || !log.root().equals(manifest.upTo().root())) {
                throw new DamagedBackup("its events have another root than was signed");
            }
            return log;
        }
    }

    /**
     * Those whom the ledger erased, too: their keys may have been copied just before they were destroyed. Opening the keys
     * shows whether the master key is theirs.
     */
    private int erase(List<String> subjects) {
        try (LedgerEngine ledger = SqliteLedger.open(site, new LedgerSerializer());
                SubjectKeyStore store = SubjectKeyStore.open(KeyPlace.in(site.resolve("keys")))) {
            Erasures.subjects(ledger).forEach(store::destroy);
            subjects.forEach(store::destroy);
        }
        return subjects.size();
    }

    /** The key with which the log goes on, and the checkpoint that it has to keep to. */
    private LogKey goOn(Lineage lineage, Instant now) throws IOException {
        Path folder = site.resolve("keys");
        return switch (lineage) {
            case Lineage.SameOrigin same -> {
                try (StoredLog log = SqliteLog.open(site.resolve("log"))) {
                    log.latest().ifPresent(newest -> new PromisedCheckpoint(folder).keep(newest.note()));
                }
                yield keys.old().orElseThrow();
            }
            case Lineage.NewOrigin begun -> {
                SqliteLog.setCheckpointsApart(site.resolve("log"), "before-" + Lineage.stamp(now) + ".db");
                LogKey fresh = LogKey.make(begun.name(), new SecureRandom());
                SecretFile.replace(folder.resolve(RestoreKeys.LOG_KEY), fresh.secret() + "\n");
                Files.deleteIfExists(folder.resolve(RestoreKeys.EARLIER_KEYS));
                yield fresh;
            }
        };
    }

    private void moveUp() throws IOException {
        try (Stream<Path> made = Files.list(site)) {
            for (Path one : made.toList()) {
                Files.move(one, data.resolve(site.relativize(one)), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        Folders.force(data);
        Files.delete(site);
        Folders.force(data);
    }

    /** Where the operator keeps the two secrets that are in no backup. */
    record RestoreKeys(Path folder) {

        static final String LOG_KEY = "log.key";
        private static final String MASTER_KEY = "master.key";
        private static final String EARLIER_KEYS = "log.vkeys";

        boolean haveMasterKey() {
            return Files.isRegularFile(folder.resolve(MASTER_KEY));
        }

        /** The old log's signing key, if it is there. */
        Optional<LogKey> old() {
            return SecretFile.read(folder.resolve(LOG_KEY)).map(LogKey::parse);
        }

        /** The verifier keys that the log has had, the present one first. */
        List<String> verifierKeys() {
            return Stream.concat(
                            old().map(LogKey::verifierKey).stream(),
                            SecretFile.read(folder.resolve(EARLIER_KEYS)).stream()
                                    .flatMap(String::lines))
                    .toList();
        }

        private void copyInto(Path keys) {
            for (String secret : List.of(MASTER_KEY, LOG_KEY, EARLIER_KEYS)) {
                if (Files.exists(folder.resolve(secret))) {
                    SecretFile.copy(folder.resolve(secret), keys.resolve(secret));
                }
            }
        }
    }
}

package org.caseledger.ledger.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.caseledger.eventstore.SqliteCopy;
import org.caseledger.eventstore.keys.KeyCopy;
import org.caseledger.eventstore.log.LogCopy;
import org.caseledger.eventstore.log.SqliteLog;
import org.caseledger.eventstore.log.StoredLog;
import org.caseledger.eventstore.reads.ReadCopy;
import org.caseledger.ledger.place.Place;

/**
 * What stands beside a ledger's events, copied into a folder while the ledger goes on. What nodes share in a PostgreSQL comes
 * to stand in files, as a single node would have it.
 *
 * <p><b>Why the copies fit together.</b> What is copied later can only be more. The log comes first: no event up to its
 * newest checkpoint ever changes. The keys come after it, and a key is on the disk before the event that needs it. Whoever
 * was erased by an event that the log has, but has a key still, is erased at the restore.
 *
 * @param place of the ledger
 * @param into a new folder
 */
record CopiedFiles(Place place, Path into) {

    /** Those that keep files; the log first. */
    static final List<String> FOLDERS = List.of("log", "keys", "reads");

    /**
     * Copies.
     *
     * @param events how many this process has; where nodes share the log, another may have signed more
     * @return the files' names, in the order in which they were copied
     */
    List<String> make(long events) throws IOException {
        List<String> names = new ArrayList<>();
        if (place.server().isPresent()) {
            copyShared(events);
            FOLDERS.forEach(folder -> names.add(folder + "/" + folder + ".db"));
        }
        for (String folder : FOLDERS) {
            for (Path file : kept(place.data().resolve(folder))) {
                names.add(copy(file, folder, names));
            }
        }
        return names;
    }

    private void copyShared(long events) {
        try (StoredLog log = place.openLog();
                StoredLog copy = SqliteLog.open(into.resolve("log"))) {
            LogCopy.run(log, copy, events);
        }
        KeyCopy.of(place.keys(), into.resolve("keys"));
        ReadCopy.of(place.reads(), into.resolve("reads"));
    }

    /** The keys that open the others stay out: a backup and its keys are kept apart. */
    private static List<Path> kept(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file ->
                            file.toString().endsWith(".db") || file.toString().endsWith(".note"))
                    .sorted()
                    .toList();
        }
    }

    /** A file that the folder had before nodes shared its like goes along under another name. */
    private String copy(Path file, String folder, List<String> names) throws IOException {
        String plain = folder + "/" + file.getFileName();
        String name = names.contains(plain) ? plain.replace(".db", "-of-the-folder.db") : plain;
        Files.createDirectories(into.resolve(folder));
        if (name.endsWith(".db")) {
            SqliteCopy.of(file, into.resolve(name));
        } else {
            Files.copy(file, into.resolve(name));
        }
        return name;
    }
}

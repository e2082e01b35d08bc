package org.caseledger.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.caseledger.eventstore.Folders;

/** A file that a command is asked to write and that must not be there yet. */
public final class NewFile {

    private NewFile() {}

    /** Why it can't be written, and what to do; empty where it can. */
    public static Optional<String> refusal(Path file) {
        if (Files.exists(file)) {
            return Optional.of(file + " exists: name another file");
        }
        Path folder = Folders.above(file);
        return Files.isDirectory(folder)
                ? Optional.empty()
                : Optional.of("there is no folder " + folder + ": make it first, or name another");
    }
}

package org.caseledger.ledger.auditlog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.caseledger.verifier.Checkpoint;
import org.caseledger.verifier.SignedNote;

/** The checkpoint that was found true last time, in a file as it was served: proof in hand if the log says otherwise. */
record LastTime(Path file) {

    /** What was seen; nothing before the first time. */
    Optional<Checkpoint> read() throws IOException {
        return Files.exists(file)
                ? Optional.of(Checkpoint.of(
                        SignedNote.parse(Files.readAllBytes(file), "the checkpoint of last time in " + file)))
                : Optional.empty();
    }

    /** Keeps another instead; a crash leaves the one or the other. */
    void keep(byte[] checkpoint) throws IOException {
        Path whole = file.toAbsolutePath();
        Path unfinished = Files.write(whole.resolveSibling(whole.getFileName() + ".new"), checkpoint);
        Files.move(unfinished, whole, StandardCopyOption.ATOMIC_MOVE);
    }
}

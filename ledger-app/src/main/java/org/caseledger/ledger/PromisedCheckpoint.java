package org.caseledger.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.caseledger.eventstore.StoreFileException;
import org.caseledger.eventstore.keys.SecretFile;
import org.caseledger.query.log.Checkpoint;
import org.caseledger.query.log.LogStore.SignedCheckpoint;

/** The log's newest checkpoint in the folder of its key, in {@code log.checkpoint}. */
public final class PromisedCheckpoint {

    private static final String FILE = "log.checkpoint";

    private final Path file;

    public PromisedCheckpoint(Path keys) {
        this.file = keys.resolve(FILE);
    }

    /**
     * The checkpoint; nothing where there is none.
     *
     * @throws CannotStart where it is damaged or another log's
     */
    public Optional<SignedCheckpoint> read(String origin) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            String note = Files.readString(file);
            Checkpoint checkpoint = Checkpoint.of(note);
            if (!checkpoint.origin().equals(origin)) {
                throw new CannotStart(file + " is a checkpoint of " + checkpoint.origin()
                        + ", but the key beside it is of " + origin + ": put the files of one log together");
            }
            return Optional.of(new SignedCheckpoint(checkpoint.size(), note));
        } catch (IOException e) {
            throw new StoreFileException("the checkpoint " + file + " cannot be read", e);
        } catch (IllegalArgumentException damaged) {
            throw new CannotStart(
                    file + " is damaged: restore it, or put the newest checkpoint that was published there");
        }
    }

    /** Keeps a newer one instead. */
    public void keep(String note) {
        SecretFile.replace(file, note);
    }

    /** Two checkpoints of one size must be of one tree. */
    static void requireSame(String kept, String promised) {
        if (!Checkpoint.of(kept).equals(Checkpoint.of(promised))) {
            throw new CannotStart(
                    "the transparency log's file and the checkpoint beside its key disagree about the first "
                            + Checkpoint.of(kept).size() + " events: one of them is another ledger's");
        }
    }
}

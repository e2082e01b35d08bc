package org.caseledger.ledger.keys;

import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import org.caseledger.eventstore.DataLock;
import org.caseledger.eventstore.StoreFileException;
import org.caseledger.eventstore.keys.MasterKeyRotation;
import org.caseledger.ledger.CannotStart;
import org.caseledger.ledger.DataOption;
import org.caseledger.ledger.PostgresOption;
import org.caseledger.ledger.backup.Pace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./ledger keys rotate}: while no server uses the ledger. */
@Command(
        name = "rotate",
        description = "Wraps every subject's key by a new master key, and destroys the old one.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Needs the server stopped; with --postgres-url, every node. May be cut off at any moment: the next start, or",
            "the next rotation, ends what was begun. Afterwards copy keys/master.key to the safe place, and to every",
            "other node, and make a new backup: backups from before open with the old master key alone, so destroy its",
            "copies when, and only when, you need those no more."
        })
public final class KeysRotateCommand implements Callable<Integer> {

    private static final int DONE = 0;
    private static final int FAILED = 1;

    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private PostgresOption postgres = new PostgresOption();

    private @Nullable Pace pace;

    @Override
    @SuppressWarnings("try") // The lock is held, not used.
    public Integer call() {
        try {
            KeyFolder keys = new KeyFolder(data.folder(), postgres.server());
            if (keys.server().isEmpty()) {
                keys.needsLedger();
            }
            keys.needsKeys();
            keys.needsNoOthers();
            keys.needsQuiet();
            try (DataLock held = DataLock.take(data.folder())) {
                long rewrapped = MasterKeyRotation.run(keys.place(), this::begin);
                if (pace != null) {
                    pace.end();
                }
                System.out.println("The master key was rotated: " + rewrapped + " keys stand under the new "
                        + keys.masterKey() + ", and the old one is gone. Copy it to the safe place"
                        + (keys.server().isPresent() ? " and to every other node" : "")
                        + " now, and make a new backup");
                return DONE;
            }
        } catch (CannotStart | StoreFileException failed) {
            System.err.println("The rotation failed: " + failed.getMessage());
            return FAILED;
        }
    }

    private LongConsumer begin(long keys) {
        Pace begun = new Pace("keys rewrapped", keys, System.err);
        pace = begun;
        return begun;
    }
}

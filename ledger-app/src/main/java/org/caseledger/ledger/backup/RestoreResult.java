package org.caseledger.ledger.backup;

import java.time.Instant;
import org.caseledger.query.log.Checkpoint;
import org.caseledger.query.log.LogKey;
import org.jspecify.annotations.Nullable;

/**
 * What a restore did, to be signed by the key of the log that goes on. Its first line can't be taken for a checkpoint's.
 *
 * @param backup where the backup ended, under the old name
 * @param made when the backup was begun
 * @param restored when the restore was
 * @param checkpoints with which the restored ledger agrees
 * @param erased subjects whose keys were destroyed once more
 */
record RestoreResult(Checkpoint backup, Lineage lineage, Instant made, Instant restored, long checkpoints, int erased) {

    /**
     * The signed note.
     *
     * @param key of the log that goes on
     * @param old the old log's, where another one goes on and the old one is there: so both say it
     */
    String note(LogKey key, @Nullable LogKey old) {
        String text = text(key.name());
        String note = key.sign(text);
        return old == null ? note : note + old.sign(text).substring(text.length() + 1);
    }

    private String text(String origin) {
        Checkpoint now = new Checkpoint(origin, backup.size(), backup.root());
        return "case-ledger.org/restore@v1\n" + now.text() + outcome() + "backup " + made + "\nrestored " + restored
                + "\ncheckpoints " + checkpoints + "\nerased " + erased + "\n";
    }

    private String outcome() {
        return switch (lineage) {
            case Lineage.SameOrigin same -> "outcome same-origin\n";
            case Lineage.NewOrigin begun -> "outcome new-origin\npredecessor " + line(backup) + later(begun.later());
        };
    }

    private static String later(@Nullable Checkpoint later) {
        return later == null ? "" : "predecessor-signed-later " + line(later);
    }

    private static String line(Checkpoint checkpoint) {
        return checkpoint.origin() + " " + checkpoint.size() + " "
                + checkpoint.root().base64() + "\n";
    }
}

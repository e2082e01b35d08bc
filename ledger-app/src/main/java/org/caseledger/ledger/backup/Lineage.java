package org.caseledger.ledger.backup;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.caseledger.query.log.Checkpoint;
import org.jspecify.annotations.Nullable;

/** Under which name the log of a restored ledger goes on. */
sealed interface Lineage {

    /** Its own: nothing was signed after the backup. */
    record SameOrigin() implements Lineage {}

    /**
     * A new one: something was signed after the backup, or may have been, that the restored ledger no longer has.
     *
     * @param name of the log from now on; it holds the old one
     * @param later the newest checkpoint of the old log that is known, where one is newer than the backup
     */
    record NewOrigin(String name, @Nullable Checkpoint later) implements Lineage {}

    /**
     * Decides. Without a word about the last published checkpoint it is a new origin: to sign another history of the same
     * length under the same name could never be taken back.
     *
     * @param known checkpoints of the old log, from wherever they came
     * @param noneLater whether the newest published checkpoint is among those known, or the operator knows of none after
     *     the backup
     * @param haveKey whether the old log's signing key is there
     */
    static Lineage of(Checkpoint backup, List<Checkpoint> known, boolean noneLater, boolean haveKey, Instant now) {
        @Nullable
        Checkpoint later = known.stream()
                .filter(one -> one.size() > backup.size())
                .max(Comparator.comparingLong(Checkpoint::size))
                .orElse(null);
        return later == null && noneLater && haveKey
                ? new SameOrigin()
                : new NewOrigin(newName(backup.origin(), now), later);
    }

    /** With the time, so that two restores of one backup never share a name. */
    private static String newName(String origin, Instant now) {
        return origin.replaceFirst("/restored/[0-9TZ]+$", "") + "/restored/" + stamp(now);
    }

    /** A time in UTC that may stand in names. */
    static String stamp(Instant now) {
        return DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(now);
    }
}

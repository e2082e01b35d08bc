package org.caseledger.ledger.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.caseledger.eventstore.Database;
import org.caseledger.eventstore.PostgresLeases;
import org.caseledger.eventstore.log.LogCopy;
import org.caseledger.eventstore.log.PostgresLog;
import org.caseledger.eventstore.log.SqliteLog;
import org.caseledger.eventstore.log.StoredLog;
import org.caseledger.eventstore.log.StoredLog.TileRow;
import org.caseledger.ledger.KeptLog;
import org.caseledger.query.log.Leaves;
import org.caseledger.query.log.LogRebuild;
import org.caseledger.query.log.LogRebuild.Rebuilt;
import org.caseledger.query.log.LogStore.SignedCheckpoint;
import org.springframework.util.FileSystemUtils;

/**
 * The tiles of a log that nodes share made anew in a file beside this node, and put in the place of the old ones at once
 * when all of them are there and every checkpoint agrees. No node runs meanwhile.
 */
final class SharedLogRebuilding {

    private final Database database;
    private final Path apart;
    private final Leaves leaves;

    /**
     * A rebuild.
     *
     * @param database the log's
     * @param data the folder of a node, which this process holds
     */
    SharedLogRebuilding(Database database, Path data, Leaves leaves) {
        this.database = database;
        this.apart = data.resolve("log").resolve("rebuilding");
        this.leaves = leaves;
    }

    /**
     * Rebuilds; all is as it was where this throws.
     *
     * @param promised checkpoints that the tables may have lost
     * @throws org.caseledger.query.log.LogConflictException where the ledger is not what was signed
     * @throws org.caseledger.eventstore.StoreFileException where a node runs
     */
    Rebuilt run(List<SignedCheckpoint> promised, LongConsumer progress) throws IOException {
        List<Rebuilt> rebuilt = new ArrayList<>();
        FileSystemUtils.deleteRecursively(apart);
        try {
            PostgresLeases.whileNoNodeRuns(database, () -> rebuilt.add(alone(promised, progress)));
            return rebuilt.getFirst();
        } finally {
            FileSystemUtils.deleteRecursively(apart);
        }
    }

    private Rebuilt alone(List<SignedCheckpoint> promised, LongConsumer progress) {
        try (StoredLog shared = PostgresLog.open(database);
                StoredLog fresh = SqliteLog.open(apart)) {
            LogCopy.run(shared, fresh, Long.MAX_VALUE);
            promised.forEach(one -> KeptLog.takeOver(fresh, one));
            Rebuilt rebuilt = new LogRebuild(leaves, KeptLog.alone(fresh), progress).run(LogRebuilding.signed(fresh));
            promised.forEach(one -> KeptLog.takeOver(shared, one));
            shared.replaceTiles(tiles(fresh));
            return rebuilt;
        }
    }

    /** Level by level; a level has none where the one below has not a full tile's worth of them. */
    private static Iterator<TileRow> tiles(StoredLog log) {
        return Stream.iterate(tile(log, 0, 0), Optional::isPresent, before -> after(log, before.orElseThrow()))
                .map(Optional::orElseThrow)
                .iterator();
    }

    private static Optional<TileRow> after(StoredLog log, TileRow before) {
        return tile(log, before.level(), before.index() + 1).or(() -> tile(log, before.level() + 1, 0));
    }

    private static Optional<TileRow> tile(StoredLog log, int level, long index) {
        return log.tile(level, index).map(hashes -> new TileRow(level, index, hashes));
    }
}

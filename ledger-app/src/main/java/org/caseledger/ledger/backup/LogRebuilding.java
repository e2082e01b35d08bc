package org.caseledger.ledger.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.caseledger.eventstore.Folders;
import org.caseledger.eventstore.log.SqliteLog;
import org.caseledger.eventstore.log.StoredLog;
import org.caseledger.ledger.KeptLog;
import org.caseledger.query.log.Leaves;
import org.caseledger.query.log.LogRebuild;
import org.caseledger.query.log.LogRebuild.Rebuilt;
import org.caseledger.query.log.LogStore.SignedCheckpoint;
import org.springframework.util.FileSystemUtils;

/** The log's file made anew beside the old one, and put in its place when all of it is there and every checkpoint agrees. */
final class LogRebuilding {

    private static final String FILE = "log.db";
    private static final int PAGE = 1_000;

    private final Path folder;
    private final Path fresh;
    private final Leaves leaves;

    /** @param data the ledger's folder, which this process holds */
    LogRebuilding(Path data, Leaves leaves) {
        this.folder = data.resolve("log");
        this.fresh = folder.resolve("rebuilding");
        this.leaves = leaves;
    }

    /**
     * Rebuilds; the old file stays where this throws.
     *
     * @param promised checkpoints that the file may have lost
     * @throws org.caseledger.query.log.LogConflictException where the ledger is not what was signed
     */
    Rebuilt run(List<SignedCheckpoint> promised, LongConsumer progress) throws IOException {
        FileSystemUtils.deleteRecursively(fresh);
        if (Files.exists(folder.resolve(FILE))) {
            SqliteLog.copyWithoutTiles(folder, fresh);
        }
        Rebuilt rebuilt;
        try (StoredLog store = SqliteLog.open(fresh)) {
            promised.forEach(one -> KeptLog.takeOver(store, one));
            rebuilt = new LogRebuild(leaves, KeptLog.alone(store), progress).run(signed(store));
        } catch (RuntimeException failed) {
            FileSystemUtils.deleteRecursively(fresh);
            throw failed;
        }
        replace();
        return rebuilt;
    }

    static Iterator<SignedCheckpoint> signed(StoredLog store) {
        return Stream.iterate(
                        store.checkpointsAfter(-1, PAGE),
                        page -> !page.isEmpty(),
                        page -> store.checkpointsAfter(page.getLast().size(), PAGE))
                .flatMap(List::stream)
                .map(row -> new SignedCheckpoint(row.size(), row.note()))
                .iterator();
    }

    /** What the old file has not yet moved into itself is in the copy. */
    private void replace() throws IOException {
        Files.deleteIfExists(folder.resolve(FILE + "-wal"));
        Files.deleteIfExists(folder.resolve(FILE + "-shm"));
        Files.move(fresh.resolve(FILE), folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        Folders.force(folder);
        FileSystemUtils.deleteRecursively(fresh);
    }
}

package org.caseledger.eventstore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;

/** The ledger in one SQLite file, {@code ledger.db} in a folder that one process holds at a time. */
public final class SqliteLedger {
    /** "CLdg" in ASCII. */
    private static final int APPLICATION_ID = 0x434C6467;

    private static final int VERSION = 1;
    private static final String FILE = "ledger.db";

    /** A ledger that is being restored is put together in this folder of its folder. */
    public static final String RESTORING = "restoring";

    /** A node of a ledger that stands elsewhere keeps its copy in this folder of its folder. */
    public static final String MIRROR = "mirror";

    private static final List<String> SCHEMA = List.of("""
            CREATE TABLE events (
              position INTEGER PRIMARY KEY,
              id TEXT NOT NULL,
              type TEXT NOT NULL,
              revision TEXT,
              aggregate_type TEXT NOT NULL,
              aggregate_id TEXT NOT NULL,
              sequence INTEGER NOT NULL,
              recorded_at INTEGER NOT NULL,
              metadata BLOB NOT NULL,
              payload BLOB NOT NULL,
              UNIQUE (aggregate_id, sequence))""", """
            CREATE TABLE snapshots (
              aggregate_id TEXT PRIMARY KEY,
              id TEXT NOT NULL,
              type TEXT NOT NULL,
              revision TEXT,
              aggregate_type TEXT NOT NULL,
              sequence INTEGER NOT NULL,
              taken_at INTEGER NOT NULL,
              metadata BLOB NOT NULL,
              payload BLOB NOT NULL)""");

    private SqliteLedger() {}

    /** Opens the ledger in a folder, with the system's clock and no upcasters. */
    public static LedgerEngine open(Path folder, Serializer serializer) {
        return open(folder, serializer, NoOpEventUpcaster.INSTANCE, Clock.systemUTC());
    }

    /**
     * Opens the ledger in a folder, and makes both if they are not there.
     *
     * @param serializer of events, metadata and snapshots, to bytes
     * @param upcasters applied to whatever is read as an event, never to {@link LedgerEngine#readStored}
     * @param clock gives the recorded times
     * @throws StoreFileException if the folder is in use, cannot be written or holds a restore that was cut off, or the
     *     file is not ours or of another version
     */
    public static LedgerEngine open(Path folder, Serializer serializer, EventUpcaster upcasters, InstantSource clock) {
        if (Files.exists(folder.resolve(RESTORING))) {
            throw new StoreFileException("a restore into " + folder + " was cut off, so what it holds is not complete:"
                    + " empty the folder and restore again");
        }
        if (Files.exists(folder.resolve(MIRROR))) {
            throw new StoreFileException("the ledger of " + folder + " stands in an Axon Server, and its folder "
                    + MIRROR + " holds a copy of it: name " + folder.resolve(MIRROR) + " to read that one");
        }
        DataLock lock = DataLock.take(folder);
        return open(folder.resolve(FILE), lock, serializer, upcasters, clock);
    }

    /**
     * Opens the copy of a ledger that stands on a server, in the folder's own folder {@link #MIRROR}, and makes it if it is
     * not there. The lock is the folder's.
     *
     * @throws StoreFileException as {@link #open} does, and if the folder holds a ledger of its own
     */
    public static LedgerEngine openMirror(
            Path folder, Serializer serializer, EventUpcaster upcasters, InstantSource clock) {
        if (Files.exists(folder.resolve(FILE))) {
            throw new StoreFileException("the folder " + folder + " holds a ledger of its own: give a node whose ledger"
                    + " stands on a server another --data folder");
        }
        DataLock lock = DataLock.take(folder);
        Path mirror = folder.resolve(MIRROR);
        try {
            Folders.create(mirror);
        } catch (IOException e) {
            lock.close();
            throw new StoreFileException("the folder " + mirror + " cannot be made", e);
        }
        return open(mirror.resolve(FILE), lock, serializer, upcasters, clock);
    }

    private static LedgerEngine open(
            Path path, DataLock lock, Serializer serializer, EventUpcaster upcasters, InstantSource clock) {
        try {
            SqliteFile file = new SqliteFile(path, APPLICATION_ID, VERSION, SCHEMA);
            return LedgerEngine.alone(file, lock::close, serializer, upcasters, clock);
        } catch (SQLException e) {
            lock.close();
            throw new StoreFileException(
                    "the ledger in " + path.getParent() + " cannot be opened: " + SqlErrors.codeOf(e), e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }
}

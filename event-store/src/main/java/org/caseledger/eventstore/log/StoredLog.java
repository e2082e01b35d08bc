package org.caseledger.eventstore.log;

import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caseledger.eventstore.Database;
import org.caseledger.eventstore.ReadPool;
import org.caseledger.eventstore.SqlErrors;
import org.caseledger.eventstore.StoreFileException;
import org.jspecify.annotations.Nullable;

/**
 * Full tiles, signed checkpoints and what witnesses have put under them, in the tables of a database.
 *
 * <p><b>What is durable when.</b> Tiles that are kept together are there all or, after a crash, none. A checkpoint is on the
 * disk when {@link #keepCheckpoint} returns, a witness's line when {@link #keepCosignature} does. None is ever changed or
 * removed.
 *
 * <p>Any number of threads use it, and any number of nodes where the database can be shared. A connection that met an error
 * is let go, and the next call opens another: so it works again when a lost database is back.
 */
public final class StoredLog implements AutoCloseable {
    /** The size that stands for the checkpoint before the first. */
    public static final long NOTHING = -1;

    private static final int READERS = 4;

    private final Database database;
    private final String keepAfter;
    private final ReadPool<LogReader> readers;
    private @Nullable LogWriter writer;

    /** A full tile: its hashes, one after the other. */
    @SuppressWarnings("ArrayRecordComponent") // Written at once.
    public record TileRow(int level, long index, byte[] hashes) {}

    /** A checkpoint as it is served. */
    public record CheckpointRow(long size, String note) {}

    /**
     * Opens the log's tables.
     *
     * @param keepAfter inserts a size and a note after the checkpoint of another size, its three parameters, and nothing
     *     where a newer one is there
     */
    StoredLog(Database database, String keepAfter) throws SQLException {
        this.database = database;
        this.keepAfter = keepAfter;
        this.writer = new LogWriter(database, keepAfter);
        this.readers = new ReadPool<>(READERS, () -> new LogReader(database.openReader()));
    }

    /** A full tile; nothing where it is not kept. */
    public Optional<byte[]> tile(int level, long index) {
        return read(reader -> reader.tile(level, index));
    }

    /** How many tiles of level 0 are kept; they are the first ones. */
    public long lowestTiles() {
        return read(LogReader::lowestTiles);
    }

    /** Keeps tiles in one transaction; one that is kept already stays as it is. */
    public void keepTiles(List<TileRow> tiles) {
        write(to -> {
            to.keepTiles(tiles);
            return true;
        });
    }

    /**
     * Puts other tiles in the place of all that are kept, in one transaction.
     *
     * @param tiles may throw, which leaves all as it was
     */
    public void replaceTiles(Iterator<TileRow> tiles) {
        write(to -> {
            to.replaceTiles(tiles);
            return true;
        });
    }

    /** The checkpoint of the largest tree. */
    public Optional<CheckpointRow> latest() {
        return read(LogReader::latest);
    }

    /** The checkpoint of a tree of exactly this size. */
    public Optional<CheckpointRow> checkpoint(long size) {
        return read(reader -> reader.checkpoint(size));
    }

    /** Checkpoints of larger trees than one of a size, the smallest first. */
    public List<CheckpointRow> checkpointsAfter(long size, int limit) {
        return read(reader -> reader.checkpointsAfter(size, limit));
    }

    /**
     * Keeps a checkpoint if another one is the newest still. Of several nodes that try at once, one succeeds.
     *
     * @param after the size of that other one; {@link #NOTHING} where there must be none
     * @return whether it was kept; if not, a newer one is there
     */
    public boolean keepCheckpoint(CheckpointRow checkpoint, long after) {
        return write(to -> to.keepCheckpoint(checkpoint, after));
    }

    /** The witnesses' lines under the checkpoint of a size, in the order in which they came. */
    public List<String> cosignatures(long size) {
        return read(reader -> reader.cosignatures(size));
    }

    /** The same of all checkpoints of larger trees than one of a size, up to those of another size. */
    public Map<Long, List<String>> cosignatures(long after, long upTo) {
        return read(reader -> reader.cosignatures(after, upTo));
    }

    /** Keeps a witness's line. */
    public void keepCosignature(long size, String line) {
        write(to -> {
            to.keepCosignature(size, line);
            return true;
        });
    }

    /**
     * Keeps what another place kept: checkpoints in the order of their sizes, each after the one before it, with the
     * witnesses' lines under them, all in one transaction. What is kept already stays as it is.
     *
     * @param after the size of the checkpoint before the first of them; {@link #NOTHING} where there is none
     * @param lines by the size of their checkpoint
     */
    public void takeOver(List<CheckpointRow> following, long after, Map<Long, List<String>> lines) {
        write(to -> {
            to.takeOver(following, after, lines);
            return true;
        });
    }

    private <T> T read(ReadPool.Query<LogReader, T> query) {
        try {
            return readers.read(query);
        } catch (SQLException e) {
            throw new StoreFileException("the transparency log cannot be read: " + SqlErrors.codeOf(e), e);
        }
    }

    private interface Writing {
        boolean run(LogWriter to) throws SQLException;
    }

    private synchronized boolean write(Writing writing) {
        try {
            LogWriter to = writer == null ? new LogWriter(database, keepAfter) : writer;
            writer = to;
            return writing.run(to);
        } catch (SQLException e) {
            letGo(e);
            throw new StoreFileException("the transparency log cannot be written: " + SqlErrors.codeOf(e), e);
        } catch (RuntimeException e) { // What it had begun is undone with its connection.
            letGo(e);
            throw e;
        }
    }

    private void letGo(Exception because) {
        try {
            closeWriter();
        } catch (SQLException afterwards) {
            because.addSuppressed(afterwards);
        }
    }

    private void closeWriter() throws SQLException {
        LogWriter open = writer;
        writer = null;
        if (open != null) {
            open.close();
        }
    }

    /** Lets go of the database. */
    @Override
    public synchronized void close() {
        readers.close();
        try {
            closeWriter();
        } catch (SQLException e) {
            throw new StoreFileException("the transparency log cannot be closed: " + SqlErrors.codeOf(e), e);
        }
    }
}

package org.caseledger.eventstore.reads;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.caseledger.eventstore.Folders;
import org.caseledger.eventstore.GroupCommit;
import org.caseledger.eventstore.ReadPool;
import org.caseledger.eventstore.SqlErrors;
import org.caseledger.eventstore.StoreFileException;
import org.caseledger.eventstore.reads.ReadRow.Read;

/**
 * Every look at a person's data, in a file or in a PostgreSQL.
 *
 * <p><b>What is durable when.</b> A look is on the disk when {@link #keep} returns; looks that come together share one
 * forced commit. Rows are only ever added: triggers refuse to change, replace or remove one, and each holds the hash of the
 * one before it, so that whoever does it in spite of them breaks the chain. The chain doesn't show that its end was cut off,
 * nor that all of it was written anew: that needs a hash that somebody noted elsewhere.
 *
 * <p>In a file the ledger's lock keeps other processes out. In a PostgreSQL any number of them add to one chain, a group of
 * looks of one process after a group of another.
 */
public final class ReadStore implements AutoCloseable {
    private static final int READERS = 4;
    private static final int MOST_AT_ONCE = 1_000;

    private final GroupCommit<ReadWriter> writer;
    private final ReadPool<ReadReader> readers;

    /**
     * Opens the one in a folder, and makes both if they are not there.
     *
     * @throws StoreFileException as {@link #open(ReadPlace, InstantSource)} does
     */
    public static ReadStore open(Path folder, InstantSource clock) {
        try {
            Folders.create(folder);
            return open(ReadPlace.in(folder), clock);
        } catch (IOException e) {
            throw new StoreFileException("the read ledger's folder " + folder + " cannot be made", e);
        }
    }

    /**
     * Opens it, and makes its table if it is not there; a file's folder must be. The newest rows are checked.
     *
     * @throws StoreFileException if the table is not ours or of another version, or its newest rows were changed
     */
    public static ReadStore open(ReadPlace place, InstantSource clock) {
        try {
            ReadStore store = new ReadStore(place, clock);
            checkNewest(place, store);
            return store;
        } catch (SQLException e) {
            throw new StoreFileException(
                    "the read ledger in " + place.name() + " cannot be opened: " + SqlErrors.codeOf(e), e);
        }
    }

    private static void checkNewest(ReadPlace place, ReadStore store) {
        try (ReadChain chain = ReadChain.open(place)) {
            Optional<String> fault = chain.newestFault();
            if (fault.isPresent()) {
                store.close();
                throw new StoreFileException("the read ledger in " + place.name() + " was changed: " + fault.get()
                        + ". Keep it as it is, find out who wrote to it, and restore it from a backup");
            }
        }
    }

    private ReadStore(ReadPlace place, InstantSource clock) throws SQLException {
        writer = new GroupCommit<>("reads-writer", MOST_AT_ONCE, place.begin(), () -> new ReadWriter(place, clock));
        readers = new ReadPool<>(READERS, () -> new ReadReader(place.database().openReader()));
    }

    /**
     * Keeps a look, and returns it once it is on the disk.
     *
     * @throws StoreFileException where it could not be kept
     */
    public ReadRow keep(Read read) {
        Read storable = read.storable();
        try {
            return writer.submit(1, session -> session.keep(storable));
        } catch (SQLException e) {
            throw failed("written", e);
        }
    }

    /** The looks that a search asks for. */
    public List<ReadRow> find(ReadSearch search) {
        return read(reader -> reader.find(search));
    }

    /** The newest look; nothing where nobody has looked yet. */
    public Optional<ReadRow> last() {
        return read(ReadReader::last);
    }

    /**
     * The rows from a sequence on, in order.
     *
     * @param limit at most so many, at least 1; fewer only at the end
     */
    public List<ReadRow> rows(long fromSequence, int limit) {
        return read(reader -> reader.from(fromSequence, limit));
    }

    /**
     * Adds rows of another read ledger just as they stand, all or none.
     *
     * @throws IllegalArgumentException if they don't follow what is here, or one another
     * @throws StoreFileException where they could not be kept
     */
    public void takeOver(List<ReadRow> rows) {
        try {
            writer.submit(rows.size(), session -> session.takeOver(rows));
        } catch (SQLException e) {
            throw failed("written", e);
        }
    }

    private <T> T read(ReadPool.Query<ReadReader, T> query) {
        try {
            return readers.read(query);
        } catch (SQLException e) {
            throw failed("read", e);
        }
    }

    private static StoreFileException failed(String done, SQLException e) {
        return new StoreFileException("the read ledger cannot be " + done + ": " + SqlErrors.codeOf(e), e);
    }

    /** Commits what waits and lets go of the connections. */
    @Override
    public void close() {
        writer.close();
        readers.close();
    }
}

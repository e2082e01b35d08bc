package org.caseledger.eventstore.reads;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.caseledger.eventstore.Folders;
import org.caseledger.eventstore.GroupCommit;
import org.caseledger.eventstore.ReadPool;
import org.caseledger.eventstore.SqliteFile;
import org.caseledger.eventstore.StoreFileException;
import org.caseledger.eventstore.reads.ReadRow.Read;

/**
 * Every look at a person's data, in {@code reads.db}.
 *
 * <p><b>What is durable when.</b> A look is on the disk when {@link #keep} returns; looks that come together share one
 * forced commit. Rows are only ever added: triggers refuse to change, replace or remove one, and each holds the hash of the
 * one before it, so that whoever does it in spite of them breaks the chain. The chain doesn't show that its end was cut off,
 * nor that all of it was written anew: that needs a hash that somebody noted elsewhere.
 *
 * <p>The folder is the ledger's, whose lock keeps other processes out.
 */
public final class SqliteReadStore implements AutoCloseable {
    /** "CLrd" in ASCII. */
    private static final int APPLICATION_ID = 0x434C7264;

    private static final int VERSION = 1;
    private static final List<String> SCHEMA = List.of(
            """
            CREATE TABLE reads (
              seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL, role TEXT NOT NULL, kind TEXT NOT NULL,
              authority TEXT, audit_id TEXT, subject TEXT, asked TEXT NOT NULL, purpose TEXT, status INTEGER NOT NULL,
              hash TEXT NOT NULL)""",
            "CREATE INDEX reads_by_audit ON reads (audit_id, seq) WHERE audit_id IS NOT NULL",
            "CREATE INDEX reads_by_subject ON reads (subject, seq) WHERE subject IS NOT NULL",
            "CREATE INDEX reads_by_actor ON reads (actor, seq)",
            "CREATE INDEX reads_by_time ON reads (at)",
            """
            CREATE TRIGGER reads_never_change BEFORE UPDATE ON reads
            BEGIN SELECT RAISE(ABORT, 'reads are never changed'); END""",
            """
            CREATE TRIGGER reads_never_go BEFORE DELETE ON reads
            BEGIN SELECT RAISE(ABORT, 'reads are never removed'); END""",
            """
            CREATE TRIGGER reads_are_added_at_the_end BEFORE INSERT ON reads
            WHEN NEW.seq <> (SELECT coalesce(max(seq), -1) + 1 FROM reads)
            BEGIN SELECT RAISE(ABORT, 'reads are added at the end'); END""");
    private static final int READERS = 4;
    private static final int MOST_AT_ONCE = 1_000;

    private final GroupCommit<ReadWriter> writer;
    private final ReadPool<ReadReader> readers;

    /**
     * Opens the file in a folder, and makes it if it is not there. The newest rows are checked.
     *
     * @throws StoreFileException if the file is not ours or of another version, or its newest rows were changed
     */
    public static SqliteReadStore open(Path folder, InstantSource clock) {
        SqliteFile file = file(folder);
        try {
            Folders.create(folder);
            SqliteReadStore store = new SqliteReadStore(file, clock);
            checkNewest(folder, store);
            return store;
        } catch (IOException | SQLException e) {
            throw new StoreFileException("the read ledger in " + folder + " cannot be opened", e);
        }
    }

    private static void checkNewest(Path folder, SqliteReadStore store) {
        try (ReadChain chain = ReadChain.open(folder)) {
            Optional<String> fault = chain.newestFault();
            if (fault.isPresent()) {
                store.close();
                throw new StoreFileException("the read ledger in " + folder + " was changed: " + fault.get()
                        + ". Keep the file as it is, find out who wrote to it, and restore it from a backup");
            }
        }
    }

    static SqliteFile file(Path folder) {
        return new SqliteFile(folder.resolve("reads.db"), APPLICATION_ID, VERSION, SCHEMA);
    }

    private SqliteReadStore(SqliteFile file, InstantSource clock) throws SQLException {
        writer = new GroupCommit<>("reads-writer", MOST_AT_ONCE, file.begin(), () -> writer(file, clock));
        readers = new ReadPool<>(READERS, () -> new ReadReader(file.openReader()));
    }

    private static ReadWriter writer(SqliteFile file, InstantSource clock) throws SQLException {
        Connection connection = file.openWriter();
        try (ReadReader reader = new ReadReader(file.openReader())) {
            return new ReadWriter(connection, clock, reader.last().orElse(null));
        }
    }

    /**
     * Keeps a look, and returns it once it is on the disk.
     *
     * @throws StoreFileException where it could not be kept
     */
    public ReadRow keep(Read read) {
        try {
            return writer.submit(1, session -> session.keep(read));
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

    private <T> T read(ReadPool.Query<ReadReader, T> query) {
        try {
            return readers.read(query);
        } catch (SQLException e) {
            throw failed("read", e);
        }
    }

    private static StoreFileException failed(String done, SQLException e) {
        return new StoreFileException("the read ledger cannot be " + done + ": error " + e.getErrorCode(), e);
    }

    /** Commits what waits and lets go of the file. */
    @Override
    public void close() {
        writer.close();
        readers.close();
    }
}

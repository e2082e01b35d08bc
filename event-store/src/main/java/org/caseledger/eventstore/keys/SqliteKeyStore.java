package org.caseledger.eventstore.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.caseledger.eventstore.DataLock;
import org.caseledger.eventstore.GroupCommit;
import org.caseledger.eventstore.ReadPool;
import org.caseledger.eventstore.SqliteFile;
import org.caseledger.eventstore.StoreFileException;

/**
 * A 256-bit key for each data subject, in {@code keys.db} under the master key in {@code master.key}, in a folder of their
 * own that only their owner may enter.
 *
 * <p><b>What is durable when.</b> A key that {@link #keyFor} gave is on the disk, so nothing is ever sealed with a key that
 * a crash can lose. When {@link #destroy} returns, the key is gone from the file and its write-ahead log, and none can be
 * made for the subject again. Copies of the folder and what a disk keeps of overwritten blocks are beyond it: they hold
 * wrapped keys only, which are as safe as the master key.
 *
 * <p>Subjects are stored as given; give pseudonyms. They appear in no message. Safe for any number of threads.
 */
public final class SqliteKeyStore implements AutoCloseable {
    private static final int GROUP_KEYS = 512;
    private static final int READERS = 4;
    private static final int CACHED_KEYS = 100_000;

    private final DataLock lock;
    private final MasterKey master;
    private final KeyCache cache = new KeyCache(CACHED_KEYS);
    private final GroupCommit<KeyWriter> writer;
    private final ReadPool<KeyReader> readers;

    /**
     * Opens the keys in a folder, and makes folder, master key and file if they are not there.
     *
     * @throws StoreFileException if the folder or the master key can be opened by others, the master key is missing or is
     *     another's, the folder is in use, or the file is not ours or of another version
     */
    public static SqliteKeyStore open(Path folder) {
        try {
            OwnerOnly.folder(folder);
        } catch (IOException e) {
            throw new StoreFileException("the key folder " + folder + " cannot be made", e);
        }
        DataLock lock = DataLock.take(folder);
        try {
            MasterKeyRotation.settle(folder);
            SqliteFile file = KeysFile.in(folder);
            MasterKey master = MasterKey.at(folder.resolve(MasterKey.FILE), !Files.exists(file.path()));
            return new SqliteKeyStore(lock, master, file);
        } catch (IOException | SQLException e) {
            lock.close();
            throw new StoreFileException("the keys in " + folder + " cannot be opened", e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private SqliteKeyStore(DataLock lock, MasterKey master, SqliteFile file) throws SQLException {
        this.lock = lock;
        this.master = master;
        this.writer =
                new GroupCommit<>("keys-writer", GROUP_KEYS, file.begin(), () -> new KeyWriter(file.openWriter()));
        this.readers = new ReadPool<>(READERS, () -> new KeyReader(file.openReader()));
        try {
            keep(KeysFile.CHECK);
        } catch (RuntimeException e) {
            writer.close();
            throw e;
        }
    }

    /**
     * The subject's key, made and on the disk if it had none.
     *
     * @param subject a pseudonym, not empty
     * @return 32 bytes, the caller's own copy
     * @throws SubjectErasedException if the subject's key was destroyed
     */
    public byte[] keyFor(String subject) {
        Optional<byte[]> cached = cache.get(checked(subject));
        if (cached.isPresent()) {
            return cached.get();
        }
        long generation = cache.generation();
        Optional<KeyReader.Row> stored = stored(subject);
        byte[] key = stored.isEmpty()
                ? keep(subject)
                : opened(stored.get(), subject).orElseThrow(SubjectErasedException::new);
        cache.put(subject, key, generation);
        return key;
    }

    /**
     * The subject's key, if it has one: empty if none was made or it was destroyed.
     *
     * @return 32 bytes, the caller's own copy
     */
    public Optional<byte[]> find(String subject) {
        Optional<byte[]> cached = cache.get(checked(subject));
        if (cached.isPresent()) {
            return cached;
        }
        long generation = cache.generation();
        Optional<byte[]> key = stored(subject).flatMap(row -> opened(row, subject));
        key.ifPresent(found -> cache.put(subject, found, generation));
        return key;
    }

    /** Whether the subject's key was destroyed; false where none was made yet, and none is made by asking. */
    public boolean isDestroyed(String subject) {
        return cache.get(checked(subject)).isEmpty()
                && stored(subject).filter(row -> row.wrapped() == null).isPresent();
    }

    /**
     * Destroys the subject's key for good, and returns when that is on the disk. A subject without a key is erased too; to
     * repeat it is harmless.
     */
    public void destroy(String subject) {
        checked(subject);
        try {
            writer.submit(1, session -> session.destroy(subject));
        } catch (SQLException e) {
            throw new IllegalStateException("the key was not destroyed", e);
        } finally {
            cache.destroyed(subject); // Whatever happened, the file is asked next.
        }
    }

    private byte[] keep(String subject) {
        byte[] wrapped = master.wrap(MasterKey.randomKey(), subject);
        try {
            return writer.submit(1, session -> session.keep(subject, wrapped))
                    .map(stands -> master.unwrap(stands, subject))
                    .orElseThrow(SubjectErasedException::new);
        } catch (SQLException e) {
            throw new IllegalStateException("the key was not stored", e);
        }
    }

    private Optional<KeyReader.Row> stored(String subject) {
        try {
            return readers.read(reader -> reader.find(subject));
        } catch (SQLException e) {
            throw new IllegalStateException("the keys could not be read", e);
        }
    }

    private Optional<byte[]> opened(KeyReader.Row row, String subject) {
        return Optional.ofNullable(row.wrapped()).map(wrapped -> master.unwrap(wrapped, subject));
    }

    private static String checked(String subject) {
        if (subject.isEmpty()) {
            throw new IllegalArgumentException("a subject has a name");
        }
        return subject;
    }

    /** Stores what waits, forgets the keys in memory and lets go of the folder. */
    @Override
    public void close() {
        readers.close();
        writer.close();
        cache.clear();
        lock.close();
    }
}

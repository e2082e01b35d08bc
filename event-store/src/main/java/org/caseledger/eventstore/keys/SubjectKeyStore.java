package org.caseledger.eventstore.keys;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.caseledger.eventstore.DataLock;
import org.caseledger.eventstore.GroupCommit;
import org.caseledger.eventstore.ReadPool;
import org.caseledger.eventstore.StoreFileException;

/**
 * A 256-bit key for each data subject, wrapped by the master key in {@code master.key}, which is in a folder that only its
 * owner may enter: beside it in {@code keys.db}, for one process, or in a PostgreSQL, for many.
 *
 * <p><b>What is durable when.</b> A key that {@link #keyFor} gave is on the disk, so nothing is ever sealed with a key that
 * a crash can lose. When {@link #destroy} returns, no process opens the key any more, and none can be made for the subject
 * again: where others share the keys, each use asks for them anew. It is then gone from the tables, too, unless somebody
 * reads them meanwhile: then the next change of a key removes it. Copies and backups, PostgreSQL's write-ahead log, and what
 * a disk keeps of overwritten blocks are beyond it: they hold wrapped keys only, which are as safe as the master key.
 *
 * <p>Subjects are stored as given; give pseudonyms. They appear in no message. Safe for any number of threads.
 */
public final class SubjectKeyStore implements AutoCloseable {
    private static final int GROUP_KEYS = 512;
    private static final int READERS = 4;
    private static final int CACHED_KEYS = 100_000;

    private final DataLock lock;
    private final MasterKey master;
    private final KeyPlace place;
    private final KeyCache cache;
    private final GroupCommit<KeyWriter> writer;
    private final ReadPool<KeyReader> readers;

    /**
     * Opens the keys, and makes folder, master key and tables if they are not there.
     *
     * @throws StoreFileException if the folder or the master key can be opened by others, the master key is missing or is
     *     another's, the folder is in use, or the tables are not ours or of another version
     */
    public static SubjectKeyStore open(KeyPlace place) {
        Path folder = place.folder();
        try {
            OwnerOnly.folder(folder);
        } catch (IOException e) {
            throw new StoreFileException("the key folder " + folder + " cannot be made", e);
        }
        DataLock lock = DataLock.take(folder);
        try {
            MasterKeyRotation.settle(place);
            return new SubjectKeyStore(lock, claim(place), place);
        } catch (IOException | SQLException e) {
            lock.close();
            throw new StoreFileException("the keys in " + folder + " cannot be opened", e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** The master key, made where no key is: then no other process, that does the same at once, makes one. */
    private static MasterKey claim(KeyPlace place) throws IOException, SQLException {
        try (Connection connection = place.openWriter()) {
            KeyTable.execute(connection, place.begin());
            boolean first = KeyTable.isEmpty(connection);
            MasterKey master = MasterKey.at(place, first);
            if (first) {
                KeyTable.put(connection, KeyTable.CHECK, master.wrap(MasterKey.randomKey(), KeyTable.CHECK));
            }
            KeyTable.execute(connection, "COMMIT");
            return master;
        }
    }

    private SubjectKeyStore(DataLock lock, MasterKey master, KeyPlace place) throws SQLException {
        this.lock = lock;
        this.master = master;
        this.place = place;
        this.cache = new KeyCache(place.shared() ? 0 : CACHED_KEYS);
        this.writer = new GroupCommit<>(
                "keys-writer", GROUP_KEYS, place.begin(), () -> new KeyWriter(checked(place.openWriter()), place));
        this.readers = new ReadPool<>(READERS, () -> new KeyReader(checked(place.openReader())));
    }

    /** The master key may be another by now, after a rotation by somebody else. */
    private Connection checked(Connection connection) throws SQLException {
        if (KeyTable.isUnder(master, connection)) {
            return connection;
        }
        connection.close();
        throw place.foreignMasterKey();
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
            cache.destroyed(subject); // Whatever happened, the tables are asked next.
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

package org.caseledger.eventstore.keys;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import org.caseledger.eventstore.DataLock;
import org.caseledger.eventstore.SqlErrors;
import org.caseledger.eventstore.StoreFileException;
import org.jspecify.annotations.Nullable;

/**
 * Brings the keys of a backup back, each wrapped anew by the folder's own master key. A key that stands is never replaced;
 * a key of somebody who was erased, by the ledger, the folder or the backup, never comes back. All of it counts at once, or
 * nothing does.
 */
public final class KeyRestore {

    /** What a restore does with a subject for whom a key was made since that is not the backup's. */
    public enum Newer {
        /** The restore is refused. */
        REFUSED,
        /** The newer key stays; the texts under the backup's key stay closed. */
        KEPT
    }

    private final KeyPlace place;
    private final Set<String> erased;
    private final Newer newer;

    private long restored;
    private long there;
    private long closed;
    private long kept;

    /**
     * A restore.
     *
     * @param place of the keys; made where it is not there
     * @param erased subjects that the ledger erased
     */
    public KeyRestore(KeyPlace place, Set<String> erased, Newer newer) {
        this.place = place;
        this.erased = Set.copyOf(erased);
        this.newer = newer;
    }

    /**
     * What was done.
     *
     * @param restored keys that were missing and came back
     * @param there keys that stood already
     * @param erased keys in the backup that did not come back, and subjects that stay erased
     * @param kept subjects with a newer key
     */
    public record Restored(long restored, long there, long erased, long kept) {}

    /**
     * Restores once. The whole backup is read before anything is touched.
     *
     * @param masterKey the file with the master key under which the backup was made
     * @param pace given the number of lines, takes how many are restored
     * @throws DamagedKeyBackup if the backup is not as it was written
     * @throws NewerKeyException if a key that stands is not the backup's, and it may not be kept
     * @throws StoreFileException as {@link SubjectKeyStore#open} does
     * @throws IOException if the backup can't be read
     */
    public Restored run(Path backup, Path masterKey, LongFunction<LongConsumer> pace) throws IOException {
        LongConsumer done = pace.apply(check(backup, masterKey));
        MasterKey theirs = MasterKey.read(masterKey);
        if (!Files.exists(place.masterKey()) && !holdsKeys()) {
            SecretFile.copy(
                    masterKey, place.masterKey()); // So the copy that is kept apart goes on being the right one.
        }
        SubjectKeyStore.open(place).close(); // Refuses what can't be opened, and ends what was cut off.
        try (InputStream in = new BufferedInputStream(Files.newInputStream(backup))) {
            apply(new KeyLines.Reader(in, theirs), done);
        }
        return new Restored(restored, there, closed, kept);
    }

    private boolean holdsKeys() {
        try {
            return place.holdsKeys();
        } catch (SQLException e) {
            throw new StoreFileException("the keys in " + place.name() + " cannot be read: " + SqlErrors.codeOf(e), e);
        }
    }

    /**
     * Reads a whole backup, and nothing else.
     *
     * @return how many subjects it has
     * @throws DamagedKeyBackup if it is not as it was written
     */
    public static long check(Path backup, Path masterKey) throws IOException {
        MasterKey theirs = MasterKey.read(masterKey);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(backup))) {
            KeyLines.Reader reader = new KeyLines.Reader(in, theirs);
            long lines = 0;
            while (reader.read().isPresent()) {
                lines++;
            }
            return lines;
        }
    }

    @SuppressWarnings("try") // The lock is held, not used.
    private void apply(KeyLines.Reader reader, LongConsumer done) throws IOException {
        try (DataLock held = DataLock.take(place.folder());
                Connection connection = place.openAlone()) {
            MasterKey own = MasterKey.read(place.masterKey());
            KeyTable.execute(connection, place.begin());
            for (Optional<KeyLines.Line> line = reader.read(); line.isPresent(); line = reader.read()) {
                take(connection, line.get(), own);
                done.accept(line.get().number() - 1);
            }
            for (String subject : erased) {
                KeyTable.put(connection, subject, null);
            }
            KeyTable.execute(connection, "COMMIT");
            place.dropRemnants(connection);
        } catch (SQLException e) {
            throw new StoreFileException(
                    "the keys in " + place.name() + " cannot be restored: " + SqlErrors.codeOf(e), e);
        }
    }

    private void take(Connection connection, KeyLines.Line line, MasterKey own) throws SQLException {
        byte @Nullable [] key = line.key();
        if (key == null || erased.contains(line.subject())) {
            KeyTable.put(connection, line.subject(), null);
            closed++;
            return;
        }
        try (PreparedStatement select = connection.prepareStatement("SELECT wrapped FROM keys WHERE subject = ?")) {
            select.setString(1, line.subject());
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    compare(row.getBytes(1), key, line, own);
                } else {
                    KeyTable.put(connection, line.subject(), own.wrap(key, line.subject()));
                    restored++;
                }
            }
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private void compare(byte @Nullable [] standing, byte[] key, KeyLines.Line line, MasterKey own) {
        if (standing == null) {
            closed++;
        } else if (Arrays.equals(own.unwrap(standing, line.subject()), key)) {
            there++;
        } else if (newer == Newer.KEPT) {
            kept++;
        } else {
            throw new NewerKeyException(line.number());
        }
    }
}

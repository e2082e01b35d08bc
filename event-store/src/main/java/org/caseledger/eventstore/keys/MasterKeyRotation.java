package org.caseledger.eventstore.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import org.caseledger.eventstore.DataLock;
import org.caseledger.eventstore.Folders;
import org.caseledger.eventstore.StoreFileException;

/**
 * Puts all subjects' keys under a new master key.
 *
 * <p><b>Why a crash harms nothing.</b> The new master key is on the disk, beside the old one, before the first key is
 * wrapped by it; one transaction rewraps all keys, the one that checks the master key with them. So at any moment the file's
 * check says which of the two is its own, and whoever opens the folder next ends what was begun: before the commit the new
 * key is removed, after it the old one.
 */
public final class MasterKeyRotation {
    /** The new master key until it takes the old one's place. */
    static final String NEXT = "master.key.next";

    /** What a rotation has just done. */
    enum Step {
        NEXT_KEY_WRITTEN,
        HALF_REWRAPPED,
        REWRAPPED,
        COMMITTED,
        OLD_WRAPPINGS_GONE,
        OLD_KEY_OVERWRITTEN
    }

    private static final int PAGE = 1_000;

    private final Path folder;
    private final Consumer<Step> after;

    /** @param after is told each step before the next begins */
    MasterKeyRotation(Path folder, Consumer<Step> after) {
        this.folder = folder;
        this.after = after;
    }

    /**
     * Rotates, and returns when nothing under the old master key is left.
     *
     * @param pace given the number of keys, takes how many are rewrapped
     * @return how many keys were rewrapped
     * @throws StoreFileException as {@link SqliteKeyStore#open} does, or if a key does not open: the old master key stays then
     */
    public static long run(Path folder, LongFunction<LongConsumer> pace) {
        return new MasterKeyRotation(folder, step -> {}).run(pace);
    }

    @SuppressWarnings("try") // The lock is held, not used.
    long run(LongFunction<LongConsumer> pace) {
        SqliteKeyStore.open(folder).close(); // Refuses what can't be opened, and ends what was cut off.
        try (DataLock held = DataLock.take(folder);
                Connection connection = KeysFile.in(folder).openWriter()) {
            Path next = folder.resolve(NEXT);
            OwnerOnly.write(next, MasterKey.randomKey());
            after.accept(Step.NEXT_KEY_WRITTEN);
            long rewrapped =
                    rewrapAll(connection, MasterKey.read(folder.resolve(MasterKey.FILE)), MasterKey.read(next), pace);
            after.accept(Step.COMMITTED);
            finish(connection);
            return rewrapped;
        } catch (IOException | SQLException e) {
            throw new StoreFileException("the master key in " + folder + " cannot be rotated", e);
        }
    }

    /** Ends a rotation that was cut off. The caller holds the folder. */
    static void settle(Path folder) throws IOException, SQLException {
        new MasterKeyRotation(folder, step -> {}).settle();
    }

    private void settle() throws IOException, SQLException {
        Path next = folder.resolve(NEXT);
        Files.deleteIfExists(OwnerOnly.unfinished(next));
        if (!Files.exists(next)) {
            return;
        }
        if (!Files.exists(KeysFile.in(folder).path())) {
            throw new StoreFileException("a rotation of the master key in " + folder
                    + " was cut off, and keys.db is missing since: restore it");
        }
        try (Connection connection = KeysFile.in(folder).openWriter()) {
            if (KeysFile.isUnder(MasterKey.read(next), connection)) {
                finish(connection);
            } else if (KeysFile.isUnder(MasterKey.at(folder.resolve(MasterKey.FILE), false), connection)) {
                Files.delete(next);
                Folders.force(folder);
            } else {
                throw new StoreFileException("neither master.key nor " + NEXT + " opens the keys in " + folder
                        + ": restore the master key that they were wrapped by");
            }
        }
    }

    private long rewrapAll(Connection connection, MasterKey old, MasterKey next, LongFunction<LongConsumer> pace)
            throws SQLException {
        long rows = KeysFile.rows(connection);
        LongConsumer done = pace.apply(rows - 1); // The check is nobody's.
        KeysFile.execute(connection, "BEGIN IMMEDIATE");
        long rewrapped = 0;
        String from = KeysFile.CHECK;
        for (List<Row> page = page(connection, from); !page.isEmpty(); page = page(connection, from)) {
            for (Row row : page) {
                rewrap(connection, row, old, next);
                rewrapped++;
                if (rewrapped == rows / 2) {
                    after.accept(Step.HALF_REWRAPPED);
                }
            }
            from = page.getLast().subject() + '\0';
            done.accept(rewrapped - 1);
        }
        after.accept(Step.REWRAPPED);
        KeysFile.execute(connection, "COMMIT");
        return rewrapped - 1;
    }

    @SuppressWarnings("ArrayRecordComponent") // Looked at once.
    private record Row(String subject, byte[] wrapped) {}

    private static List<Row> page(Connection connection, String from) throws SQLException {
        List<Row> page = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT subject, wrapped FROM keys WHERE subject >= ? AND wrapped IS NOT NULL ORDER BY subject LIMIT "
                        + PAGE)) {
            select.setString(1, from);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    page.add(new Row(rows.getString(1), rows.getBytes(2)));
                }
            }
        }
        return page;
    }

    private static void rewrap(Connection connection, Row row, MasterKey old, MasterKey next) throws SQLException {
        byte[] key = old.unwrap(row.wrapped(), row.subject());
        try (PreparedStatement update = connection.prepareStatement("UPDATE keys SET wrapped = ? WHERE subject = ?")) {
            update.setBytes(1, next.wrap(key, row.subject()));
            update.setString(2, row.subject());
            update.executeUpdate();
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** What the old master key opens goes first, then the key itself. */
    private void finish(Connection connection) throws IOException, SQLException {
        KeysFile.dropRemnants(connection);
        after.accept(Step.OLD_WRAPPINGS_GONE);
        Path file = folder.resolve(MasterKey.FILE);
        if (Files.exists(file)) {
            OwnerOnly.overwrite(file);
        }
        after.accept(Step.OLD_KEY_OVERWRITTEN);
        Files.move(folder.resolve(NEXT), file, StandardCopyOption.ATOMIC_MOVE);
        Folders.force(folder);
    }
}

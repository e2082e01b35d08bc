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
 * wrapped by it; one transaction rewraps all keys, the one that checks the master key with them. So at any moment their
 * check says which of the two is theirs, and whoever opens the folder next ends what was begun: before the commit the new
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

    private final KeyPlace place;
    private final Path next;
    private final Consumer<Step> after;

    /** @param after is told each step before the next begins */
    MasterKeyRotation(KeyPlace place, Consumer<Step> after) {
        this.place = place;
        this.next = place.folder().resolve(NEXT);
        this.after = after;
    }

    /**
     * Rotates, and returns when nothing under the old master key is left.
     *
     * @param pace given the number of keys, takes how many are rewrapped
     * @return how many keys were rewrapped
     * @throws StoreFileException as {@link SubjectKeyStore#open} does, or if a key does not open: the old master key stays then
     */
    public static long run(KeyPlace place, LongFunction<LongConsumer> pace) {
        return new MasterKeyRotation(place, step -> {}).run(pace);
    }

    @SuppressWarnings("try") // The lock is held, not used.
    long run(LongFunction<LongConsumer> pace) {
        SubjectKeyStore.open(place).close(); // Refuses what can't be opened, and ends what was cut off.
        try (DataLock held = DataLock.take(place.folder());
                Connection connection = place.openAlone()) {
            OwnerOnly.write(next, MasterKey.randomKey());
            after.accept(Step.NEXT_KEY_WRITTEN);
            long rewrapped = rewrapAll(connection, MasterKey.read(place.masterKey()), MasterKey.read(next), pace);
            after.accept(Step.COMMITTED);
            finish(connection);
            return rewrapped;
        } catch (IOException | SQLException e) {
            throw new StoreFileException("the master key in " + place.folder() + " cannot be rotated", e);
        }
    }

    /** Ends a rotation that was cut off. The caller holds the folder. */
    static void settle(KeyPlace place) throws IOException, SQLException {
        new MasterKeyRotation(place, step -> {}).settle();
    }

    private void settle() throws IOException, SQLException {
        Files.deleteIfExists(OwnerOnly.unfinished(next));
        if (!Files.exists(next)) {
            return;
        }
        if (!place.holdsKeys()) {
            throw new StoreFileException("a rotation of the master key in " + place.folder() + " was cut off, and "
                    + place.name() + " is missing since: restore it");
        }
        try (Connection connection = place.openWriter()) {
            if (KeyTable.isUnder(MasterKey.read(next), connection)) {
                finish(connection);
            } else if (KeyTable.isUnder(MasterKey.at(place, false), connection)) {
                Files.delete(next);
                Folders.force(place.folder());
            } else {
                throw new StoreFileException("neither master.key nor " + NEXT + " opens the keys of " + place.folder()
                        + ": restore the master key that they were wrapped by");
            }
        }
    }

    private long rewrapAll(Connection connection, MasterKey old, MasterKey next, LongFunction<LongConsumer> pace)
            throws SQLException {
        long rows = KeyTable.rows(connection);
        LongConsumer done = pace.apply(rows - 1); // The check is nobody's.
        KeyTable.execute(connection, place.begin());
        long rewrapped = 0;
        for (List<Row> page = firstPage(connection); !page.isEmpty(); page = pageAfter(connection, page)) {
            for (Row row : page) {
                rewrap(connection, row, old, next);
                rewrapped++;
                if (rewrapped == rows / 2) {
                    after.accept(Step.HALF_REWRAPPED);
                }
            }
            done.accept(rewrapped - 1);
        }
        after.accept(Step.REWRAPPED);
        KeyTable.execute(connection, "COMMIT");
        return rewrapped - 1;
    }

    @SuppressWarnings("ArrayRecordComponent") // Looked at once.
    private record Row(String subject, byte[] wrapped) {}

    /** The check, whose name is the least of all, and those that follow. */
    private static List<Row> firstPage(Connection connection) throws SQLException {
        return page(connection, "subject >= ?", KeyTable.CHECK);
    }

    private static List<Row> pageAfter(Connection connection, List<Row> page) throws SQLException {
        return page(connection, "subject > ?", page.getLast().subject());
    }

    private static List<Row> page(Connection connection, String condition, String subject) throws SQLException {
        List<Row> page = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT subject, wrapped FROM keys WHERE "
                + condition + " AND wrapped IS NOT NULL ORDER BY subject LIMIT " + PAGE)) {
            select.setString(1, subject);
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
        place.dropRemnants(connection);
        after.accept(Step.OLD_WRAPPINGS_GONE);
        Path file = place.masterKey();
        if (Files.exists(file)) {
            OwnerOnly.overwrite(file);
        }
        after.accept(Step.OLD_KEY_OVERWRITTEN);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        Folders.force(place.folder());
    }
}

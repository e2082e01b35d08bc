package org.caseledger.eventstore.keys;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.caseledger.eventstore.SqlErrors;
import org.caseledger.eventstore.StoreFileException;
import org.jspecify.annotations.Nullable;

/**
 * Copies the wrapped keys of a place into a {@code keys.db}, as they are, while others make and destroy keys.
 *
 * <p>They are read page by page, each for itself: so an erasure finds nobody in its way, and needs to leave nothing behind.
 * Every key that stood when this began is in the copy; one that was destroyed meanwhile may be.
 */
public final class KeyCopy {
    private static final String ROWS = "SELECT subject, wrapped FROM keys";
    private static final String ORDER = " ORDER BY subject LIMIT 1000";

    private KeyCopy() {}

    /**
     * Copies them.
     *
     * @param into a folder without keys; made where it is not there
     * @throws StoreFileException if there are no keys, the master key is not theirs, or they can't be read or written
     */
    public static void of(KeyPlace place, Path into) {
        KeysFile copy = new KeysFile(into);
        try {
            OwnerOnly.folder(into);
            MasterKey master = MasterKey.at(place, false);
            try (Connection from = place.openReader();
                    Connection to = copy.openWriter()) {
                if (!KeyTable.isUnder(master, from)) {
                    throw place.foreignMasterKey();
                }
                KeyTable.execute(to, copy.begin());
                copy(from, to);
                KeyTable.execute(to, "COMMIT");
            }
        } catch (SQLException e) {
            throw new StoreFileException(
                    "the keys in " + place.name() + " cannot be copied: " + SqlErrors.codeOf(e), e);
        } catch (IOException e) {
            throw new StoreFileException("the keys in " + place.name() + " cannot be copied", e);
        }
    }

    private static void copy(Connection from, Connection to) throws SQLException {
        try (PreparedStatement first = from.prepareStatement(ROWS + ORDER);
                PreparedStatement following = from.prepareStatement(ROWS + " WHERE subject > ?" + ORDER);
                PreparedStatement insert = to.prepareStatement("INSERT INTO keys (subject, wrapped) VALUES (?, ?)")) {
            @Nullable String last = copyPage(first, insert);
            while (last != null) {
                following.setString(1, last);
                last = copyPage(following, insert);
            }
        }
    }

    /** Gives the last subject of the page; null where it is empty. */
    private static @Nullable String copyPage(PreparedStatement page, PreparedStatement insert) throws SQLException {
        @Nullable String last = null;
        try (ResultSet row = page.executeQuery()) {
            while (row.next()) {
                last = row.getString(1);
                insert.setString(1, last);
                insert.setBytes(2, row.getBytes(2));
                insert.executeUpdate();
            }
        }
        return last;
    }
}

package org.caseledger.eventstore.keys;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.caseledger.eventstore.SqlErrors;
import org.caseledger.eventstore.StoreFileException;
import org.jspecify.annotations.Nullable;

/**
 * Writes the subjects' keys as they stand at one moment, wrapped as they are, while others may use them. The master key is
 * only read, for the seal.
 */
public final class KeyBackup {
    private KeyBackup() {}

    /**
     * What was written.
     *
     * @param keys that stand
     * @param erased subjects whose key was destroyed
     */
    public record Written(long keys, long erased) {}

    /**
     * Writes a backup, in the form that {@link KeyRestore} reads.
     *
     * @param place of the keys
     * @param made when it is now
     * @throws StoreFileException if there are no keys, or the master key is another's or open to others
     * @throws IOException if it can't be written
     */
    public static Written write(KeyPlace place, Instant made, OutputStream out) throws IOException {
        MasterKey master = MasterKey.at(place, false);
        try (Connection connection = place.openReader()) {
            KeyTable.execute(connection, "BEGIN"); // All of it is of one moment.
            if (!KeyTable.isUnder(master, connection)) {
                throw new StoreFileException("the master key is not that of " + place.name()
                        + "; where a rotation was cut off," + " start the server once or rotate again");
            }
            return write(connection, master, new KeyLines.Writer(out, made));
        } catch (SQLException e) {
            throw new StoreFileException("the keys in " + place.name() + " cannot be read: " + SqlErrors.codeOf(e), e);
        }
    }

    private static Written write(Connection connection, MasterKey master, KeyLines.Writer lines)
            throws SQLException, IOException {
        long keys = 0;
        long erased = 0;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT subject, wrapped FROM keys WHERE subject <> '' ORDER BY subject")) {
            while (rows.next()) {
                byte @Nullable [] wrapped = rows.getBytes(2);
                lines.write(rows.getString(1), wrapped);
                if (wrapped == null) {
                    erased++;
                } else {
                    keys++;
                }
            }
        }
        lines.end(master);
        return new Written(keys, erased);
    }
}

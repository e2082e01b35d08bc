package org.caseledger.eventstore.witness;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.caseledger.eventstore.Folders;
import org.caseledger.eventstore.SqliteFile;
import org.caseledger.eventstore.StoreFileException;

/**
 * The latest checkpoint of each log that a witness has cosigned, in {@code witness.db}. It is on the disk when {@link #keep}
 * returns; a crash leaves the one before or the new one.
 *
 * <p>The caller holds the folder's lock, which keeps other processes out.
 */
public final class SqliteWitnessStore implements AutoCloseable {
    /** "CLwi" in ASCII. */
    private static final int APPLICATION_ID = 0x434C7769;

    private static final int VERSION = 1;
    private static final List<String> SCHEMA =
            List.of("CREATE TABLE latest (origin TEXT PRIMARY KEY, time INTEGER NOT NULL, note TEXT NOT NULL)");

    private final Connection connection;
    private final PreparedStatement select;
    private final PreparedStatement upsert;

    /**
     * What was cosigned last of a log.
     *
     * @param origin the log's
     * @param time of the cosignature, in seconds since 1970
     * @param note the checkpoint with the log's signature and the cosignature
     */
    public record Cosigned(String origin, long time, String note) {}

    /**
     * Opens the file in a folder, and makes it if it is not there.
     *
     * @throws StoreFileException if the file is not ours or of another version
     */
    public static SqliteWitnessStore open(Path folder) {
        try {
            Folders.create(folder);
            return new SqliteWitnessStore(
                    new SqliteFile(folder.resolve("witness.db"), APPLICATION_ID, VERSION, SCHEMA).openWriter());
        } catch (IOException | SQLException e) {
            throw new StoreFileException("the witness's file in " + folder + " cannot be opened", e);
        }
    }

    private SqliteWitnessStore(Connection connection) throws SQLException {
        this.connection = connection;
        select = connection.prepareStatement("SELECT origin, time, note FROM latest WHERE origin = ?");
        upsert = connection.prepareStatement("INSERT INTO latest (origin, time, note) VALUES (?, ?, ?)"
                + " ON CONFLICT (origin) DO UPDATE SET time = excluded.time, note = excluded.note");
    }

    /** What was cosigned last of a log; nothing before the first. */
    public synchronized Optional<Cosigned> latest(String origin) {
        try {
            select.setString(1, origin);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Cosigned(row.getString(1), row.getLong(2), row.getString(3)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new StoreFileException("the witness's file cannot be read: error " + e.getErrorCode(), e);
        }
    }

    /** Remembers this instead of what was remembered of its log. */
    public synchronized void keep(Cosigned cosigned) {
        try {
            upsert.setString(1, cosigned.origin());
            upsert.setLong(2, cosigned.time());
            upsert.setString(3, cosigned.note());
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new StoreFileException("the witness's file cannot be written: error " + e.getErrorCode(), e);
        }
    }

    /** Lets go of the file. */
    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new StoreFileException("the witness's file cannot be closed: error " + e.getErrorCode(), e);
        }
    }
}

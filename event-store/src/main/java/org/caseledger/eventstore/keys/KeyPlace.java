package org.caseledger.eventstore.keys;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.caseledger.eventstore.PostgresServer;
import org.caseledger.eventstore.StoreFileException;

/** Where the subjects' wrapped keys stand, and the folder of the master key that they are wrapped by. */
public abstract sealed class KeyPlace permits KeysFile, KeysSchema {

    private final Path folder;

    KeyPlace(Path folder) {
        this.folder = folder;
    }

    /** All of it in one folder, which one process uses at a time. */
    public static KeyPlace in(Path folder) {
        return new KeysFile(folder);
    }

    /**
     * The wrapped keys in the schema {@code keys} of a PostgreSQL, for any number of processes at once; the master key in a
     * folder that each process has of its own.
     */
    public static KeyPlace on(PostgresServer server, Path folder) {
        return new KeysSchema(server, folder);
    }

    final Path folder() {
        return folder;
    }

    final Path masterKey() {
        return folder.resolve(MasterKey.FILE);
    }

    /** What messages call the wrapped keys. */
    abstract String name();

    /** Whether other processes may make and destroy keys beside this one, so that nothing read may be remembered. */
    abstract boolean shared();

    /** Whether any key was ever made here. */
    abstract boolean holdsKeys() throws SQLException;

    /**
     * A connection that makes and destroys keys, in the driver's auto-commit mode.
     *
     * @throws StoreFileException if the keys cannot be opened, or are being rotated or restored
     */
    abstract Connection openWriter() throws SQLException;

    /**
     * A connection that only reads.
     *
     * @throws StoreFileException as {@link #openWriter} does
     */
    abstract Connection openReader() throws SQLException;

    /**
     * A connection that writes while nobody else has one of any kind.
     *
     * @throws StoreFileException if somebody has
     */
    abstract Connection openAlone() throws SQLException;

    /** The statement that begins a transaction that writes, and lets no other begin before its end. */
    abstract String begin();

    /**
     * Removes what destroyed keys left in the tables, as far as nobody is in the way. Outside a transaction.
     *
     * @return whether nothing is left
     */
    abstract boolean dropDestroyed(Connection writer) throws SQLException;

    /**
     * Leaves only what the rows hold, and nothing of what was overwritten. Outside a transaction.
     *
     * @throws StoreFileException if somebody was in the way for long
     */
    abstract void dropRemnants(Connection alone) throws SQLException;

    /** What to do where the master key in the folder is not that of the keys. */
    abstract StoreFileException foreignMasterKey();

    /** What to do where keys stand whose master key is not in the folder. */
    abstract StoreFileException missingMasterKey();
}

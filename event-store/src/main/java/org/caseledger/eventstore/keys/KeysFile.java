package org.caseledger.eventstore.keys;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.caseledger.eventstore.SqliteFile;
import org.caseledger.eventstore.StoreFileException;

/** The file {@code keys.db} beside the master key. Whoever uses it holds the lock of its folder. */
final class KeysFile extends KeyPlace {
    private static final String NAME = "keys.db";
    /** "CLky" in ASCII. */
    private static final int APPLICATION_ID = 0x434C6B79;

    private static final int VERSION = 1;
    private static final List<String> SCHEMA =
            List.of("CREATE TABLE keys (subject TEXT PRIMARY KEY, wrapped BLOB) WITHOUT ROWID");

    private final SqliteFile file;

    KeysFile(Path folder) {
        super(folder);
        file = new SqliteFile(folder.resolve(NAME), APPLICATION_ID, VERSION, SCHEMA);
    }

    @Override
    String name() {
        return NAME;
    }

    @Override
    boolean shared() {
        return false;
    }

    @Override
    boolean holdsKeys() {
        return Files.exists(file.path());
    }

    @Override
    Connection openWriter() {
        return file.openWriter();
    }

    @Override
    Connection openReader() {
        return file.openReader();
    }

    @Override
    Connection openAlone() {
        return file.openWriter();
    }

    @Override
    String begin() {
        return file.begin();
    }

    /** The old row was overwritten in the database, and the write-ahead log that still holds it is cut off. */
    @Override
    boolean dropDestroyed(Connection writer) throws SQLException {
        try (Statement statement = writer.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
            return result.getInt(1) == 0; // Else a long read was in the way.
        }
    }

    @Override
    void dropRemnants(Connection alone) throws SQLException {
        KeyTable.execute(alone, "VACUUM");
        if (!dropDestroyed(alone)) {
            throw new StoreFileException("another program reads keys.db, so that what was overwritten"
                    + " is still in its write-ahead log: let it end, then try again");
        }
    }

    @Override
    StoreFileException foreignMasterKey() {
        return new StoreFileException("master.key does not open the keys in keys.db: one of them is not the other's");
    }

    @Override
    StoreFileException missingMasterKey() {
        return new StoreFileException(
                "the master key " + masterKey() + " is missing, and the keys beside it need it: restore it");
    }
}

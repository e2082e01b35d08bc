package org.caseledger.eventstore.reads;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The file of the read ledger")
class ReadFileTest extends ReadStoreTest {

    @TempDir
    private Path folder;

    @Override
    ReadStore open() {
        return ReadStore.open(folder, () -> Instant.ofEpochMilli(now.get()));
    }

    @Override
    ReadPlace place() {
        return ReadPlace.in(folder);
    }

    @Override
    Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("reads.db"));
    }

    @Override
    String replacing() {
        return "INSERT OR REPLACE";
    }

    @Override
    String replaced() {
        return "";
    }

    @Override
    String dropping(String trigger) {
        return "DROP TRIGGER " + trigger;
    }
}

package org.caseledger.eventstore.keys;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.caseledger.eventstore.PostgresServer;
import org.caseledger.eventstore.TemporaryPostgres;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;

@DisplayName("A backup of keys in PostgreSQL")
class KeysSchemaBackupTest extends BackupTest {

    @AutoClose
    private static TemporaryPostgres postgres;

    @BeforeAll
    static void start() throws SQLException {
        postgres = TemporaryPostgres.startOrSkip();
        try (Connection connection = connect("postgres")) {
            KeyTable.execute(connection, "CREATE DATABASE keys");
            KeyTable.execute(connection, "CREATE DATABASE other");
        }
    }

    @BeforeEach
    @Override
    void fill() {
        KeysSchemaTest.empty(database("keys"));
        KeysSchemaTest.empty(database("other"));
        super.fill();
    }

    @Override
    KeyPlace place(Path folder) {
        return KeyPlace.on(database(folder.getFileName().toString()), folder);
    }

    @Override
    void lose() {
        KeysSchemaTest.empty(database("keys"));
    }

    private static PostgresServer database(String name) {
        PostgresServer server = postgres.server();
        return new PostgresServer(server.url().replaceAll("[a-z]+$", name), server.user(), server.password());
    }

    private static Connection connect(String database) throws SQLException {
        PostgresServer server = database(database);
        return DriverManager.getConnection(server.url(), server.user(), server.password());
    }
}

package org.caseledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The ledger's file")
class StoreFileTest {
    @TempDir
    Path folder;

    @Test
    void is_made_in_a_folder_that_need_not_exist() throws Exception {
        Path deep = folder.resolve("a/b");

        open(deep).close();

        assertThat(deep.resolve("ledger.db")).exists();
        open(deep).close();
    }

    @Test
    void has_every_commit_forced_to_the_disk_and_what_is_deleted_overwritten() throws Exception {
        try (Connection writer = new SqliteFile(folder.resolve("any.db"), 1, 1, List.of()).openWriter();
                Statement statement = writer.createStatement()) {
            assertThat(statement.executeQuery("PRAGMA journal_mode").getString(1))
                    .isEqualTo("wal");
            assertThat(statement.executeQuery("PRAGMA synchronous").getInt(1))
                    .as("FULL")
                    .isEqualTo(2);
            assertThat(statement.executeQuery("PRAGMA secure_delete").getInt(1)).isEqualTo(1);
        }
    }

    @Test
    void is_one_file_with_everything_in_it_when_closed() throws Exception {
        try (var engine = open(folder)) {
            engine.appendEvents(Events.event("audit-1", 0));
            assertThat(Events.texts(engine, "audit-1")).hasSize(1);
        }
        assertThat(folder).isDirectoryNotContaining("glob:**ledger.db-*");
    }

    @Test
    void of_a_newer_version_is_refused_with_both_versions() throws Exception {
        open(folder).close();
        change("PRAGMA user_version=2");

        assertThatThrownBy(() -> open(folder))
                .isInstanceOf(StoreFileException.class)
                .hasMessage(
                        "the file %s has version 2, and this program knows version 1: use the newer program that wrote it",
                        folder.resolve("ledger.db"));
    }

    @Test
    void of_another_application_is_refused_and_left_as_it_is() throws Exception {
        change("CREATE TABLE recipes (name TEXT)");
        byte[] before = Files.readAllBytes(folder.resolve("ledger.db"));

        assertThatThrownBy(() -> open(folder))
                .isInstanceOf(StoreFileException.class)
                .hasMessageContaining(folder.resolve("ledger.db") + " is not one of this ledger's")
                .hasMessageContaining("application id is 0 instead of 1129079911");
        assertThat(folder.resolve("ledger.db")).hasBinaryContent(before);
    }

    @Test
    void that_is_no_database_is_refused() throws Exception {
        Files.writeString(folder.resolve("ledger.db"), "Dear diary, ".repeat(1_000));

        assertThatThrownBy(() -> open(folder))
                .isInstanceOf(StoreFileException.class)
                .hasMessageContaining("cannot be read as a ledger: SQLITE_NOTADB");
    }

    @Test
    void in_a_folder_that_is_a_file_is_refused() throws Exception {
        Path file = Files.writeString(folder.resolve("data"), "no folder");

        assertThatThrownBy(() -> open(file))
                .isInstanceOf(StoreFileException.class)
                .hasMessage("the ledger's folder %s cannot be written", file);
    }

    @Test
    void in_a_read_only_folder_is_refused() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), "4m")) {
            open(disk.path()).close();
            disk.makeReadOnly();

            assertThatThrownBy(() -> open(disk.path()))
                    .isInstanceOf(StoreFileException.class)
                    .hasMessage("the ledger's folder %s cannot be written", disk.path());
        }
    }

    @Test
    void is_one_users_at_a_time() throws Exception {
        try (var engine = open(folder)) {
            assertThatThrownBy(() -> open(folder))
                    .isInstanceOf(StoreFileException.class)
                    .hasMessage("the ledger in %s is in use by another process", folder);
            engine.appendEvents(Events.event("audit-1", 0));
        }
        open(folder).close();
    }

    @Test
    void that_was_taken_away_is_not_begun_anew_under_a_running_ledger() throws Exception {
        open(folder).close();
        LedgerHead head = new LedgerHead();
        head.advance(41);
        Connection empty = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ledger.db"));

        assertThatThrownBy(() -> new EventWriter(empty, Clock.systemUTC(), head, null, committed -> {}))
                .isInstanceOf(StoreFileException.class)
                .hasMessageEndingWith("it ends at position -1 instead of 41");
        assertThat(empty.isClosed()).isTrue();
    }

    @Test
    void that_was_refused_is_not_held() throws Exception {
        change("PRAGMA user_version=2");
        assertThatThrownBy(() -> open(folder)).isInstanceOf(StoreFileException.class);

        DataLock.take(folder).close();
    }

    private static LedgerEngine open(Path folder) {
        return SqliteLedger.open(folder, Events.serializer());
    }

    private void change(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ledger.db"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

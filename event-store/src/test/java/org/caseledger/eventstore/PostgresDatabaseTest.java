package org.caseledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A schema in PostgreSQL")
class PostgresDatabaseTest {

    @AutoClose
    private static TemporaryPostgres postgres;

    @BeforeAll
    static void start() {
        postgres = TemporaryPostgres.startOrSkip();
    }

    private static PostgresDatabase notes(int version) {
        return new PostgresDatabase(
                postgres.server(), "notes", version, List.of("CREATE TABLE notes (note text PRIMARY KEY)"));
    }

    @Test
    void is_made_once_and_found_again() throws SQLException {
        try (Connection first = notes(1).openWriter();
                Statement statement = first.createStatement()) {
            statement.execute("INSERT INTO notes VALUES ('kept') ON CONFLICT DO NOTHING");
        }
        try (Connection again = notes(1).openWriter();
                Statement statement = again.createStatement();
                ResultSet row = statement.executeQuery("SELECT note FROM notes")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("kept");
        }
    }

    @Test
    void of_another_version_is_left_alone() throws SQLException {
        notes(1).openWriter().close();
        assertThatThrownBy(() -> notes(2).openWriter())
                .isInstanceOf(StoreFileException.class)
                .hasMessageContaining("has version 1, and this program knows version 2");
    }

    @Test
    void cannot_be_written_through_a_reader() throws SQLException {
        notes(1).openWriter().close();
        try (Connection reader = notes(1).openReader();
                Statement statement = reader.createStatement()) {
            assertThatThrownBy(() -> statement.execute("INSERT INTO notes VALUES ('sneaked in')"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void tells_that_a_key_is_taken_without_quoting_it() throws SQLException {
        try (Connection writer = notes(1).openWriter();
                Statement statement = writer.createStatement()) {
            statement.execute("INSERT INTO notes VALUES ('a secret') ON CONFLICT DO NOTHING");
            assertThatThrownBy(() -> statement.execute("INSERT INTO notes VALUES ('a secret')"))
                    .satisfies(refused -> assertThat(SqlErrors.isDuplicate((SQLException) refused))
                            .isTrue())
                    .hasMessageNotContaining("a secret");
        }
    }

    @Test
    void is_refused_where_a_crash_could_lose_what_was_acknowledged() throws SQLException {
        try (Connection connection = notes(1).openWriter();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER ROLE postgres SET synchronous_commit = off");
            try {
                assertThatThrownBy(() -> notes(1).openWriter()).hasMessageContaining("synchronous_commit off");
            } finally {
                statement.execute("ALTER ROLE postgres RESET synchronous_commit");
            }
        }
    }

    @Test
    void that_cannot_be_reached_is_named() {
        PostgresServer nowhere = new PostgresServer("jdbc:postgresql://127.0.0.1:1/none?x=y", "nobody", "");
        assertThatThrownBy(() -> new PostgresDatabase(nowhere, "notes", 1, List.of()).openWriter())
                .hasMessage("PostgreSQL at 127.0.0.1:1/none cannot be reached: SQLSTATE 08001");
    }

    @Test
    void takes_no_password_in_its_address() {
        assertThatThrownBy(() -> new PostgresServer("jdbc:postgresql://h/d?password=p", "u", ""))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

package org.caseledger.eventstore.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.caseledger.eventstore.PostgresServer;
import org.caseledger.eventstore.StoreFileException;
import org.caseledger.eventstore.TemporaryPostgres;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The key store in PostgreSQL")
class KeysSchemaTest extends SubjectKeyStoreTest {

    @AutoClose
    private static TemporaryPostgres postgres;

    @BeforeAll
    static void start() {
        postgres = TemporaryPostgres.startOrSkip();
    }

    @Override
    void empty() {
        empty(postgres.server());
    }

    /** As before the first start. */
    static void empty(PostgresServer server) {
        try (Connection connection = DriverManager.getConnection(server.url(), server.user(), server.password())) {
            KeyTable.execute(connection, "DROP SCHEMA IF EXISTS keys CASCADE");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    KeyPlace place(Path folder) {
        return KeyPlace.on(postgres.server(), folder);
    }

    @Override
    Connection connect() throws SQLException {
        return connect(postgres.server());
    }

    static Connection connect(PostgresServer server) throws SQLException {
        return DriverManager.getConnection(server.url() + "?currentSchema=keys", server.user(), server.password());
    }

    @Override
    boolean anywhere(byte[] bytes) throws Exception {
        return anywhere(postgres.server(), bytes);
    }

    /** In the table's pages as they are on the disk. */
    static boolean anywhere(PostgresServer server, byte[] bytes) throws SQLException {
        try (Connection connection = connect(server);
                PreparedStatement sought = connection.prepareStatement(
                        "SELECT position(? IN pg_read_binary_file(pg_relation_filepath('keys.keys')))")) {
            KeyTable.execute(connection, "CHECKPOINT");
            sought.setBytes(1, bytes);
            try (ResultSet row = sought.executeQuery()) {
                row.next();
                return row.getInt(1) > 0;
            }
        }
    }

    /** Another node: its own folder, with a copy of the master key. */
    private SubjectKeyStore another() throws Exception {
        Path other = parent.resolve("other");
        SecretFile.copy(master(), other.resolve("master.key"));
        return SubjectKeyStore.open(place(other));
    }

    @Test
    void gives_two_nodes_that_ask_first_at_once_the_same_keys() throws Exception {
        try (SubjectKeyStore other = another();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> asked = new ArrayList<>();
            for (int i = 0; i < 800; i++) {
                SubjectKeyStore node = i % 2 == 0 ? keys : other;
                // In opposite orders, so that each would wait for the other's rows.
                String subject = "child-" + (i % 2 == 0 ? i / 4 : 199 - i / 4);
                asked.add(threads.submit(() -> subject + HexFormat.of().formatHex(node.keyFor(subject))));
            }
            for (Future<String> one : asked) {
                one.get();
            }
            assertThat(asked.stream().map(Future::resultNow).distinct()).hasSize(200);
        }
    }

    @Test
    void closes_a_text_on_every_node_as_soon_as_one_has_erased_it() throws Exception {
        try (SubjectKeyStore other = another()) {
            for (int i = 0; i < 20; i++) {
                String subject = "child-" + i;
                byte[] key = other.keyFor(subject);
                assertThat(other.find(subject))
                        .hasValueSatisfying(found -> assertThat(found).isEqualTo(key));

                keys.destroy(subject);

                assertThat(other.find(subject)).isEmpty();
                assertThatThrownBy(() -> other.keyFor(subject)).isInstanceOf(SubjectErasedException.class);
            }
        }
    }

    @Test
    void makes_one_master_key_where_two_nodes_start_first_at_once() throws Exception {
        close();
        for (int round = 0; round < 4; round++) {
            empty();
            Path[] folders = {parent.resolve("first-" + round), parent.resolve("second-" + round)};
            List<Future<Boolean>> started = new ArrayList<>();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Path one : folders) {
                    started.add(threads.submit(() -> starts(one)));
                }
            }
            assertThat(started.stream().map(Future::resultNow)).containsExactlyInAnyOrder(true, false);
            assertThat(Files.exists(folders[0].resolve("master.key")))
                    .isNotEqualTo(Files.exists(folders[1].resolve("master.key")));
        }
        empty();
        open();
    }

    private boolean starts(Path one) {
        try (SubjectKeyStore store = SubjectKeyStore.open(place(one))) {
            return store.find("child-1").isEmpty();
        } catch (StoreFileException refused) {
            assertThat(refused).hasMessageContaining("copy master.key from a node");
            return false;
        }
    }

    @Test
    void refuses_a_node_with_another_master_key_and_says_what_to_do() throws Exception {
        Path other = parent.resolve("other");
        OwnerOnly.folder(other);
        OwnerOnly.write(other.resolve("master.key"), MasterKey.randomKey());

        assertThatThrownBy(() -> SubjectKeyStore.open(place(other)))
                .isInstanceOf(StoreFileException.class)
                .hasMessageContaining("the master key " + other.resolve("master.key"))
                .hasMessageContaining("is not that of the schema keys on 127.0.0.1:")
                .hasMessageContaining("copy master.key from a node");
    }

    @Test
    void works_again_by_itself_after_a_crash_and_has_lost_nothing() throws Exception {
        byte[] key = keys.keyFor("child-1");
        keys.keyFor("child-2");
        keys.destroy("child-2");
        postgres.crash();
        try {
            assertThatThrownBy(() -> keys.find("child-1"))
                    .as("unknown is not erased")
                    .isInstanceOf(RuntimeException.class)
                    .isNotInstanceOf(SubjectErasedException.class);
            assertThatThrownBy(() -> keys.keyFor("child-3")).isInstanceOf(RuntimeException.class);
            assertThatThrownBy(() -> keys.destroy("child-1")).isInstanceOf(RuntimeException.class);
        } finally {
            postgres.start();
        }
        assertThat(keys.find("child-1"))
                .hasValueSatisfying(found -> assertThat(found).isEqualTo(key));
        assertErased("child-2");
        assertThat(keys.keyFor("child-3")).hasSize(32);
    }

    @Test
    void reads_on_where_the_server_was_gone_for_a_moment() {
        byte[] key = keys.keyFor("child-1");
        postgres.crash();
        postgres.start();

        assertThat(keys.find("child-1"))
                .hasValueSatisfying(found -> assertThat(found).isEqualTo(key));
    }

    @Test
    void ends_what_a_crash_between_a_destruction_and_its_clearing_left() throws Exception {
        keys.keyFor("child-1");
        byte[] wrapped = wrapped("child-1");
        close();
        sql("UPDATE keys SET wrapped = NULL WHERE subject = 'child-1'");
        assertThat(anywhere(wrapped)).isTrue();

        open();

        assertThat(anywhere(wrapped)).isFalse();
    }

    @Test
    void clears_a_destroyed_key_once_no_older_transaction_can_see_it() throws Exception {
        keys.keyFor("child-1");
        byte[] wrapped = wrapped("child-1");
        try (Connection older = connect()) {
            KeyTable.execute(older, "BEGIN ISOLATION LEVEL REPEATABLE READ");
            KeyTable.execute(older, "SELECT count(*) FROM schema_version");
            keys.destroy("child-1");
            assertErased("child-1");
            assertThat(anywhere(wrapped)).isTrue();
            KeyTable.execute(older, "COMMIT");
        }
        keys.keyFor("child-2");

        assertThat(anywhere(wrapped)).isFalse();
    }
}

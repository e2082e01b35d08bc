package org.caseledger.eventstore.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.caseledger.eventstore.StoreFileException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds wherever the wrapped keys stand. */
abstract class SubjectKeyStoreTest {
    @TempDir
    Path parent;

    Path folder;
    SubjectKeyStore keys;

    /** The keys under test, their master key in a folder. */
    abstract KeyPlace place(Path folder);

    /** A connection to the keys' tables that knows nothing of us. */
    abstract Connection connect() throws SQLException;

    /** Whether the tables hold these bytes anywhere, also where no row has them any more. */
    abstract boolean anywhere(byte[] bytes) throws Exception;

    /** Makes the place as it is before the first start. */
    void empty() {}

    @BeforeEach
    void begin() {
        folder = parent.resolve("keys");
        empty();
        open();
    }

    final void open() {
        keys = SubjectKeyStore.open(place(folder));
    }

    @AfterEach
    void close() {
        keys.close();
    }

    final void reopen() {
        close();
        open();
    }

    @Test
    void gives_each_subject_a_key_of_256_bits_that_stays() {
        byte[] one = keys.keyFor("child-1");
        byte[] two = keys.keyFor("child-2");

        assertThat(one).hasSize(32).isNotEqualTo(two);
        assertThat(keys.keyFor("child-1")).isEqualTo(one);
        reopen();
        assertThat(keys.keyFor("child-1")).isEqualTo(one);
        assertThat(keys.find("child-2"))
                .hasValueSatisfying(found -> assertThat(found).isEqualTo(two));
    }

    @Test
    void are_copied_into_a_file_that_the_same_master_key_opens() {
        List<String> children = IntStream.range(0, 1_100)
                .mapToObj(child -> "child-%04d".formatted(child))
                .toList();
        List<byte[]> made = children.parallelStream().map(keys::keyFor).toList();
        keys.destroy("child-0007");
        Path elsewhere = parent.resolve("elsewhere");

        KeyCopy.of(place(folder), elsewhere);

        SecretFile.copy(folder.resolve(MasterKey.FILE), elsewhere.resolve(MasterKey.FILE));
        try (SubjectKeyStore copied = SubjectKeyStore.open(KeyPlace.in(elsewhere))) {
            assertThat(copied.isDestroyed("child-0007")).isTrue();
            for (String child : List.of("child-0000", "child-0999", "child-1000", "child-1099")) {
                assertThat(copied.find(child))
                        .hasValueSatisfying(key -> assertThat(key).isEqualTo(made.get(children.indexOf(child))));
            }
        }
    }

    @Test
    void are_not_copied_beside_another_master_key() throws IOException {
        keys.keyFor("child-1");
        Files.write(folder.resolve(MasterKey.FILE), MasterKey.randomKey());

        assertThatThrownBy(() -> KeyCopy.of(place(folder), parent.resolve("elsewhere")))
                .isInstanceOf(StoreFileException.class)
                .hasMessageContaining(MasterKey.FILE);
    }

    @Test
    void finding_makes_none() {
        assertThat(keys.find("child-1")).isEmpty();
        assertThat(keys.find("child-1")).isEmpty();
    }

    @Test
    void tells_whose_key_was_destroyed_and_makes_none() {
        keys.keyFor("child-1");
        keys.keyFor("child-2");
        keys.destroy("child-2");

        assertThat(keys.isDestroyed("child-1")).isFalse();
        assertThat(keys.isDestroyed("child-2")).isTrue();
        assertThat(keys.isDestroyed("child-3")).isFalse();
        assertThat(keys.find("child-3")).isEmpty();
        reopen();
        assertThat(keys.isDestroyed("child-1")).isFalse();
        assertThat(keys.isDestroyed("child-2")).isTrue();
    }

    @Test
    void gives_copies() {
        byte[] mine = keys.keyFor("child-1");
        byte[] before = mine.clone();
        mine[0]++;

        assertThat(keys.keyFor("child-1")).isEqualTo(before);
    }

    @Test
    void gives_everyone_the_same_key_when_many_ask_first() throws Exception {
        List<Future<String>> asked = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 400; i++) {
                String subject = "child-" + i % 10;
                asked.add(threads.submit(() -> subject + HexFormat.of().formatHex(keys.keyFor(subject))));
            }
        }
        assertThat(asked.stream().map(Future::resultNow).distinct()).hasSize(10);
    }

    @Test
    void a_destroyed_key_is_gone_and_none_is_made_again() {
        keys.keyFor("child-1");
        keys.destroy("child-1");

        assertErased("child-1");
        reopen();
        assertErased("child-1");
        keys.destroy("child-1");
        assertErased("child-1");
    }

    @Test
    void a_subject_without_a_key_is_erased_too() {
        keys.destroy("child-1");

        assertErased("child-1");
    }

    @Test
    void a_destroyed_key_is_in_the_tables_no_more() throws Exception {
        for (int i = 0; i < 50; i++) {
            keys.keyFor("child-" + i);
        }
        byte[] wrapped = wrapped("child-7");
        assertThat(anywhere(wrapped)).isTrue();

        keys.destroy("child-7");

        assertThat(anywhere(wrapped)).isFalse();
        assertThat(keys.find("child-8")).isPresent();
    }

    @Test
    void destroying_while_others_ask_leaves_no_key_in_memory() throws Exception {
        for (int round = 0; round < 50; round++) {
            String subject = "child-" + round;
            keys.keyFor(subject);
            reopenEvery(10, round);
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 8; i++) {
                    threads.execute(() -> keys.find(subject));
                }
                threads.submit(() -> keys.destroy(subject)).get();
            }
            assertErased(subject);
        }
    }

    private void reopenEvery(int rounds, int round) {
        if (round % rounds == 0) {
            reopen();
        }
    }

    @Test
    void keys_are_stored_wrapped() throws Exception {
        byte[] key = keys.keyFor("child-1");

        assertThat(anywhere(key)).isFalse();
        assertThat(wrapped("child-1")).hasSize(12 + 32 + 16);
    }

    @Test
    void a_key_moved_to_another_subject_does_not_open() throws Exception {
        keys.keyFor("child-1");
        keys.keyFor("child-2");
        close();
        sql("UPDATE keys SET wrapped = (SELECT wrapped FROM keys WHERE subject = 'child-1') WHERE subject = 'child-2'");
        open();

        assertThatThrownBy(() -> keys.keyFor("child-2"))
                .isInstanceOf(StoreFileException.class)
                .hasMessageContaining("master.key does not open");
    }

    @Test
    void folder_and_master_key_are_the_owners_alone() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(master())))
                .isEqualTo("rw-------");
        assertThat(Files.size(master())).isEqualTo(32);
    }

    @Test
    void a_master_key_that_others_may_read_is_refused() throws Exception {
        close();
        Files.setPosixFilePermissions(master(), PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> SubjectKeyStore.open(place(folder)))
                .isInstanceOf(StoreFileException.class)
                .hasMessageContaining("run chmod 600 " + master());
    }

    @Test
    void a_folder_that_others_may_enter_is_refused() throws Exception {
        close();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThatThrownBy(() -> SubjectKeyStore.open(place(folder)))
                .isInstanceOf(StoreFileException.class)
                .hasMessageContaining("run chmod 700 " + folder);
    }

    @Test
    void a_lost_master_key_is_not_replaced_by_a_new_one() throws Exception {
        close();
        Path aside = Files.move(master(), parent.resolve("aside"));

        assertThatThrownBy(() -> SubjectKeyStore.open(place(folder)))
                .isInstanceOf(StoreFileException.class)
                .hasMessageContaining("is missing, and ");
        Files.move(aside, master());
    }

    @Test
    void a_master_key_of_the_wrong_length_is_refused() throws Exception {
        close();
        Files.write(master(), new byte[31]);

        assertThatThrownBy(() -> SubjectKeyStore.open(place(folder)))
                .isInstanceOf(StoreFileException.class)
                .hasMessageContaining("has 31 bytes instead of 32");
    }

    @Test
    void a_subject_has_a_name() {
        assertThatThrownBy(() -> keys.keyFor("")).isInstanceOf(IllegalArgumentException.class);
    }

    final void assertErased(String subject) {
        assertThatThrownBy(() -> keys.keyFor(subject))
                .isInstanceOf(SubjectErasedException.class)
                .hasMessageNotContaining(subject);
        assertThat(keys.find(subject)).isEmpty();
    }

    final Path master() {
        return folder.resolve("master.key");
    }

    final byte[] wrapped(String subject) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT wrapped FROM keys WHERE subject = '" + subject + "'")) {
            assertThat(row.next()).isTrue();
            return row.getBytes(1);
        }
    }

    final void sql(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

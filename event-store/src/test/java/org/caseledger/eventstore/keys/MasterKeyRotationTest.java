package org.caseledger.eventstore.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.caseledger.eventstore.StoreFileException;
import org.caseledger.eventstore.keys.MasterKeyRotation.Step;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A rotation of the master key")
class MasterKeyRotationTest {
    private static final int SUBJECTS = 2_500;
    private static final String ERASED = "child-erased";

    @TempDir
    Path parent;

    private Path folder;
    private final Map<String, byte[]> keys = new HashMap<>();
    private byte[] oldMaster = {};

    @BeforeEach
    void fill() throws Exception {
        folder = parent.resolve("keys");
        SqliteKeyStore.open(folder).close();
        MasterKey master = MasterKey.read(folder.resolve(MasterKey.FILE));
        try (Connection connection = KeysFile.in(folder).openWriter();
                var insert = connection.prepareStatement("INSERT INTO keys (subject, wrapped) VALUES (?, ?)")) {
            KeysFile.execute(connection, "BEGIN");
            for (int i = 0; i < SUBJECTS; i++) {
                String subject = "child:E06000996:" + i;
                byte[] key = MasterKey.randomKey();
                keys.put(subject, key);
                insert.setString(1, subject);
                insert.setBytes(2, master.wrap(key, subject));
                insert.executeUpdate();
            }
            KeysFile.execute(connection, "COMMIT");
        }
        try (SqliteKeyStore store = SqliteKeyStore.open(folder)) {
            store.keyFor(ERASED);
            store.destroy(ERASED);
        }
        oldMaster = Files.readAllBytes(folder.resolve(MasterKey.FILE));
    }

    @Test
    void keeps_every_key_and_every_erasure_under_another_master_key() throws Exception {
        List<Long> told = new ArrayList<>();

        long rewrapped = MasterKeyRotation.run(folder, keys -> told::add);

        assertThat(rewrapped).isEqualTo(SUBJECTS);
        assertThat(told).isSorted().hasSizeGreaterThan(2);
        assertThat(Files.readAllBytes(folder.resolve(MasterKey.FILE)))
                .hasSize(MasterKey.KEY_BYTES)
                .isNotEqualTo(oldMaster);
        assertEveryKeyStands(folder);
    }

    @Test
    void leaves_the_old_master_key_nothing_that_it_opens() throws Exception {
        List<String> before = wrapped(folder);
        Path committed = parent.resolve("committed");
        Path gone = parent.resolve("gone");

        new MasterKeyRotation(folder, step -> {
                    if (step == Step.COMMITTED) {
                        copy(folder, committed);
                    } else if (step == Step.OLD_WRAPPINGS_GONE) {
                        copy(folder, gone);
                    }
                })
                .run(keys -> done -> {});

        assertThat(standingIn(committed, before))
                .as("they were there until then")
                .isNotEmpty();
        assertThat(standingIn(gone, before)).as("gone before the old key is").isEmpty();
        assertThat(standingIn(folder, before)).isEmpty();
        assertThat(standingIn(folder, List.of(new String(oldMaster, StandardCharsets.ISO_8859_1))))
                .isEmpty();
        Files.write(folder.resolve(MasterKey.FILE), oldMaster);
        assertThatThrownBy(() -> SqliteKeyStore.open(folder))
                .isInstanceOf(StoreFileException.class)
                .hasMessageContaining("master.key does not open");
    }

    /** Those that are in some file of the folder. */
    private static List<String> standingIn(Path where, List<String> sought) throws IOException {
        List<String> standing = new ArrayList<>();
        try (Stream<Path> files = Files.list(where)) {
            for (Path file : files.toList()) {
                String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                sought.stream().filter(bytes::contains).forEach(standing::add);
            }
        }
        return standing;
    }

    @ParameterizedTest
    @EnumSource
    void may_be_cut_off_after_any_step(Step cut) throws Exception {
        Path left = parent.resolve("left");

        new MasterKeyRotation(folder, step -> {
                    if (step == cut) {
                        copy(folder, left);
                    }
                })
                .run(keys -> done -> {});

        assertEveryKeyStands(left);
        assertThat(left.resolve(MasterKeyRotation.NEXT)).doesNotExist();
        boolean rotated = cut.compareTo(Step.COMMITTED) >= 0;
        byte[] master = Files.readAllBytes(left.resolve(MasterKey.FILE));
        assertThat(Arrays.equals(master, oldMaster)).isEqualTo(!rotated);
        assertThat(MasterKeyRotation.run(left, keys -> done -> {})).isEqualTo(SUBJECTS);
        assertEveryKeyStands(left);
    }

    @ParameterizedTest
    @EnumSource
    void that_fails_at_any_step_is_ended_by_the_next_start(Step failing) throws Exception {
        MasterKeyRotation rotation = new MasterKeyRotation(folder, step -> {
            if (step == failing) {
                throw new IllegalStateException("the disk is full");
            }
        });

        assertThatThrownBy(() -> rotation.run(keys -> done -> {})).hasMessage("the disk is full");

        assertEveryKeyStands(folder);
        assertThat(folder.resolve(MasterKeyRotation.NEXT)).doesNotExist();
    }

    @Test
    void removes_a_new_master_key_that_was_not_written_to_its_end() throws Exception {
        Path unfinished = OwnerOnly.unfinished(folder.resolve(MasterKeyRotation.NEXT));
        Files.write(unfinished, new byte[7]);

        assertEveryKeyStands(folder);

        assertThat(unfinished).doesNotExist();
    }

    @Test
    void that_was_cut_off_does_not_begin_anew_without_its_keys() throws Exception {
        Files.write(folder.resolve(MasterKeyRotation.NEXT), oldMaster);
        ownersAlone(folder.resolve(MasterKeyRotation.NEXT));
        Files.delete(folder.resolve("keys.db"));

        assertThatThrownBy(() -> SqliteKeyStore.open(folder))
                .isInstanceOf(StoreFileException.class)
                .hasMessageContaining("keys.db is missing since");
    }

    @Test
    void removes_no_master_key_where_neither_opens_the_keys() throws Exception {
        Path next = folder.resolve(MasterKeyRotation.NEXT);
        Files.write(next, new byte[32]);
        ownersAlone(next);
        Files.write(folder.resolve(MasterKey.FILE), new byte[32]);

        assertThatThrownBy(() -> SqliteKeyStore.open(folder))
                .isInstanceOf(StoreFileException.class)
                .hasMessageContaining("neither master.key nor master.key.next opens");
        assertThat(next).exists();
    }

    @Test
    void leaves_all_as_it_was_where_a_key_does_not_open() throws Exception {
        sql("UPDATE keys SET wrapped = (SELECT wrapped FROM keys WHERE subject = 'child:E06000996:1')"
                + " WHERE subject = 'child:E06000996:2'");

        assertThatThrownBy(() -> MasterKeyRotation.run(folder, keys -> done -> {}))
                .isInstanceOf(StoreFileException.class)
                .hasMessageContaining("does not open a key in keys.db");

        SqliteKeyStore.open(folder).close();
        assertThat(Files.readAllBytes(folder.resolve(MasterKey.FILE))).isEqualTo(oldMaster);
    }

    @Test
    void is_refused_while_somebody_uses_the_keys() {
        try (SqliteKeyStore inUse = SqliteKeyStore.open(folder)) {
            assertThat(inUse.find(ERASED)).isEmpty();
            assertThatThrownBy(() -> MasterKeyRotation.run(folder, keys -> done -> {}))
                    .isInstanceOf(StoreFileException.class)
                    .hasMessageContaining("is in use by another process");
        }
    }

    @Test
    void makes_a_key_that_its_owner_alone_may_read() throws Exception {
        MasterKeyRotation.run(folder, keys -> done -> {});

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(MasterKey.FILE))))
                .isEqualTo("rw-------");
    }

    private void assertEveryKeyStands(Path where) {
        try (SqliteKeyStore store = SqliteKeyStore.open(where)) {
            keys.forEach((subject, key) -> assertThat(store.find(subject))
                    .hasValueSatisfying(found -> assertThat(found).isEqualTo(key)));
            assertThatThrownBy(() -> store.keyFor(ERASED)).isInstanceOf(SubjectErasedException.class);
        }
    }

    private static void copy(Path from, Path to) {
        try {
            Files.createDirectory(
                    to, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            try (Stream<Path> files = Files.list(from)) {
                for (Path file : files.toList()) {
                    Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void ownersAlone(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private List<String> wrapped(Path where) throws Exception {
        List<String> wrapped = new ArrayList<>();
        try (Connection connection = KeysFile.in(where).openReader();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT wrapped FROM keys WHERE wrapped IS NOT NULL")) {
            while (rows.next()) {
                wrapped.add(new String(rows.getBytes(1), StandardCharsets.ISO_8859_1));
            }
        }
        return wrapped;
    }

    private void sql(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("keys.db"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

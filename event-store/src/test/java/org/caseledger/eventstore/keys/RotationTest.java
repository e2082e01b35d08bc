package org.caseledger.eventstore.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caseledger.eventstore.StoreFileException;
import org.caseledger.eventstore.keys.MasterKeyRotation.Step;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds of a rotation wherever the wrapped keys stand. */
abstract class RotationTest {
    static final int SUBJECTS = 2_500;
    private static final String ERASED = "child-erased";

    @TempDir
    Path parent;

    Path folder;
    private final Map<String, byte[]> keys = new HashMap<>();
    byte[] oldMaster = {};

    /** The keys under test, their master key in a folder. */
    abstract KeyPlace place(Path folder);

    /** A connection to the keys' tables that knows nothing of us. */
    abstract Connection connect() throws SQLException;

    @BeforeEach
    void fill() throws Exception {
        folder = parent.resolve("keys");
        SubjectKeyStore.open(place(folder)).close();
        MasterKey master = MasterKey.read(folder.resolve(MasterKey.FILE));
        try (Connection connection = place(folder).openWriter();
                var insert = connection.prepareStatement("INSERT INTO keys (subject, wrapped) VALUES (?, ?)")) {
            KeyTable.execute(connection, place(folder).begin());
            for (int i = 0; i < SUBJECTS; i++) {
                String subject = "child:E06000996:" + i;
                byte[] key = MasterKey.randomKey();
                keys.put(subject, key);
                insert.setString(1, subject);
                insert.setBytes(2, master.wrap(key, subject));
                insert.executeUpdate();
            }
            KeyTable.execute(connection, "COMMIT");
        }
        try (SubjectKeyStore store = SubjectKeyStore.open(place(folder))) {
            store.keyFor(ERASED);
            store.destroy(ERASED);
        }
        oldMaster = Files.readAllBytes(folder.resolve(MasterKey.FILE));
    }

    @Test
    void keeps_every_key_and_every_erasure_under_another_master_key() throws Exception {
        List<Long> told = new ArrayList<>();

        long rewrapped = MasterKeyRotation.run(place(folder), keys -> told::add);

        assertThat(rewrapped).isEqualTo(SUBJECTS);
        assertThat(told).isSorted().hasSizeGreaterThan(2);
        assertThat(Files.readAllBytes(folder.resolve(MasterKey.FILE)))
                .hasSize(MasterKey.KEY_BYTES)
                .isNotEqualTo(oldMaster);
        assertEveryKeyStands(folder);
    }

    @ParameterizedTest
    @EnumSource
    void that_fails_at_any_step_is_ended_by_the_next_start(Step failing) throws Exception {
        MasterKeyRotation rotation = new MasterKeyRotation(place(folder), step -> {
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
    void leaves_all_as_it_was_where_a_key_does_not_open() throws Exception {
        sql("UPDATE keys SET wrapped = (SELECT wrapped FROM keys WHERE subject = 'child:E06000996:1')"
                + " WHERE subject = 'child:E06000996:2'");

        assertThatThrownBy(() -> MasterKeyRotation.run(place(folder), keys -> done -> {}))
                .isInstanceOf(StoreFileException.class)
                .hasMessageContaining("does not open a key");

        SubjectKeyStore.open(place(folder)).close();
        assertThat(Files.readAllBytes(folder.resolve(MasterKey.FILE))).isEqualTo(oldMaster);
    }

    @Test
    void makes_a_key_that_its_owner_alone_may_read() throws Exception {
        MasterKeyRotation.run(place(folder), keys -> done -> {});

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(MasterKey.FILE))))
                .isEqualTo("rw-------");
    }

    final void assertEveryKeyStands(Path where) {
        try (SubjectKeyStore store = SubjectKeyStore.open(place(where))) {
            keys.forEach((subject, key) -> assertThat(store.find(subject))
                    .hasValueSatisfying(found -> assertThat(found).isEqualTo(key)));
            assertThatThrownBy(() -> store.keyFor(ERASED)).isInstanceOf(SubjectErasedException.class);
        }
    }

    private void sql(String sql) throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

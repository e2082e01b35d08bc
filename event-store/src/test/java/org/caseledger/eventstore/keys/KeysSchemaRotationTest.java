package org.caseledger.eventstore.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import org.caseledger.eventstore.StoreFileException;
import org.caseledger.eventstore.TemporaryPostgres;
import org.caseledger.eventstore.keys.MasterKeyRotation.Step;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A rotation of the master key of a PostgreSQL")
class KeysSchemaRotationTest extends RotationTest {

    @AutoClose
    private static TemporaryPostgres postgres;

    @BeforeAll
    static void start() {
        postgres = TemporaryPostgres.startOrSkip();
    }

    @BeforeEach
    @Override
    void fill() throws Exception {
        KeysSchemaTest.empty(postgres.server());
        super.fill();
    }

    @Override
    KeyPlace place(Path folder) {
        return KeyPlace.on(postgres.server(), folder);
    }

    @Override
    Connection connect() throws SQLException {
        return KeysSchemaTest.connect(postgres.server());
    }

    /** Another node's folder, with a copy of the present master key. */
    private Path another() {
        Path other = parent.resolve("other");
        SecretFile.copy(folder.resolve(MasterKey.FILE), other.resolve(MasterKey.FILE));
        return other;
    }

    @Test
    void is_refused_while_another_node_uses_the_keys() {
        try (SubjectKeyStore inUse = SubjectKeyStore.open(place(another()))) {
            assertThat(inUse.find("child-1")).isEmpty();
            assertThatThrownBy(() -> MasterKeyRotation.run(place(folder), keys -> done -> {}))
                    .isInstanceOf(StoreFileException.class)
                    .hasMessageContaining("are in use by another process: stop every node");
        }
    }

    @Test
    void lets_no_other_node_in_before_its_end_and_none_afterwards_without_the_new_master_key() throws Exception {
        Path other = another();

        new MasterKeyRotation(place(folder), step -> {
                    if (step == Step.HALF_REWRAPPED) {
                        assertThatThrownBy(() -> SubjectKeyStore.open(place(other)))
                                .isInstanceOf(StoreFileException.class)
                                .hasMessageContaining("are being rotated or restored by another process");
                    }
                })
                .run(keys -> done -> {});

        assertThatThrownBy(() -> SubjectKeyStore.open(place(other)))
                .isInstanceOf(StoreFileException.class)
                .hasMessageContaining("copy master.key from a node");
        Files.copy(
                folder.resolve(MasterKey.FILE),
                other.resolve(MasterKey.FILE),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.COPY_ATTRIBUTES);
        assertEveryKeyStands(other);
    }

    @Test
    void is_noticed_by_a_node_that_was_cut_off_meanwhile() throws Exception {
        try (SubjectKeyStore cutOff = SubjectKeyStore.open(place(another()))) {
            postgres.crash();
            postgres.start();

            MasterKeyRotation.run(place(folder), keys -> done -> {});

            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> cutOff.find("child:E06000996:1")).isInstanceOf(RuntimeException.class);
                assertThatThrownBy(() -> cutOff.keyFor("child-new")).isInstanceOf(RuntimeException.class);
            }
        }
        assertEveryKeyStands(folder);
    }

    @Test
    void leaves_nothing_in_the_table_that_the_old_master_key_opens() throws Exception {
        byte[] before = wrapped();
        assertThat(KeysSchemaTest.anywhere(postgres.server(), before)).isTrue();

        MasterKeyRotation.run(place(folder), keys -> done -> {});

        assertThat(KeysSchemaTest.anywhere(postgres.server(), before)).isFalse();
        assertThat(HexFormat.of().formatHex(wrapped()))
                .isNotEqualTo(HexFormat.of().formatHex(before));
    }

    private byte[] wrapped() throws SQLException {
        try (Connection connection = connect();
                var select = connection.prepareStatement("SELECT wrapped FROM keys WHERE subject = ?")) {
            select.setString(1, "child:E06000996:1");
            try (var row = select.executeQuery()) {
                row.next();
                return row.getBytes(1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"HALF_REWRAPPED", "COMMITTED", "OLD_WRAPPINGS_GONE"})
    void ends_well_where_the_server_crashes_after_a_step(Step last) {
        MasterKeyRotation rotation = new MasterKeyRotation(place(folder), step -> {
            if (step == last) {
                postgres.crash();
                postgres.start();
            }
        });
        boolean needsServer = last.compareTo(Step.OLD_WRAPPINGS_GONE) < 0;
        if (needsServer) {
            assertThatThrownBy(() -> rotation.run(keys -> done -> {})).isInstanceOf(StoreFileException.class);
        } else {
            assertThat(rotation.run(keys -> done -> {})).isEqualTo(SUBJECTS);
        }

        assertEveryKeyStands(folder);
        assertThat(folder.resolve(MasterKeyRotation.NEXT)).doesNotExist();
    }
}

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
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.caseledger.eventstore.StoreFileException;
import org.caseledger.eventstore.keys.MasterKeyRotation.Step;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A rotation of the master key of a file")
class KeysFileRotationTest extends RotationTest {

    @Override
    KeyPlace place(Path folder) {
        return KeyPlace.in(folder);
    }

    @Override
    Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("keys.db"));
    }

    @Test
    void leaves_the_old_master_key_nothing_that_it_opens() throws Exception {
        List<String> before = wrapped(folder);
        Path committed = parent.resolve("committed");
        Path gone = parent.resolve("gone");

        new MasterKeyRotation(place(folder), step -> {
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
        assertThatThrownBy(() -> SubjectKeyStore.open(place(folder)))
                .isInstanceOf(StoreFileException.class)
                .hasMessageContaining("master.key does not open");
    }

    @ParameterizedTest
    @EnumSource
    void may_be_cut_off_after_any_step(Step cut) throws Exception {
        Path left = parent.resolve("left");

        new MasterKeyRotation(place(folder), step -> {
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
        assertThat(MasterKeyRotation.run(place(left), keys -> done -> {})).isEqualTo(SUBJECTS);
        assertEveryKeyStands(left);
    }

    @Test
    void that_was_cut_off_does_not_begin_anew_without_its_keys() throws Exception {
        Files.write(folder.resolve(MasterKeyRotation.NEXT), oldMaster);
        ownersAlone(folder.resolve(MasterKeyRotation.NEXT));
        Files.delete(folder.resolve("keys.db"));

        assertThatThrownBy(() -> SubjectKeyStore.open(place(folder)))
                .isInstanceOf(StoreFileException.class)
                .hasMessageContaining("keys.db is missing since");
    }

    @Test
    void removes_no_master_key_where_neither_opens_the_keys() throws Exception {
        Path next = folder.resolve(MasterKeyRotation.NEXT);
        Files.write(next, new byte[32]);
        ownersAlone(next);
        Files.write(folder.resolve(MasterKey.FILE), new byte[32]);

        assertThatThrownBy(() -> SubjectKeyStore.open(place(folder)))
                .isInstanceOf(StoreFileException.class)
                .hasMessageContaining("neither master.key nor master.key.next opens");
        assertThat(next).exists();
    }

    @Test
    void is_refused_while_somebody_uses_the_keys() {
        try (SubjectKeyStore inUse = SubjectKeyStore.open(place(folder))) {
            assertThat(inUse.find("child-1")).isEmpty();
            assertThatThrownBy(() -> MasterKeyRotation.run(place(folder), keys -> done -> {}))
                    .isInstanceOf(StoreFileException.class)
                    .hasMessageContaining("is in use by another process");
        }
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
        try (Connection connection = place(where).openReader();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT wrapped FROM keys WHERE wrapped IS NOT NULL")) {
            while (rows.next()) {
                wrapped.add(new String(rows.getBytes(1), StandardCharsets.ISO_8859_1));
            }
        }
        return wrapped;
    }
}

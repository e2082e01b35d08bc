package org.caseledger.eventstore.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseledger.eventstore.keys.KeyRestore.Newer.KEPT;
import static org.caseledger.eventstore.keys.KeyRestore.Newer.REFUSED;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caseledger.eventstore.StoreFileException;
import org.caseledger.eventstore.keys.KeyBackup.Written;
import org.caseledger.eventstore.keys.KeyRestore.Newer;
import org.caseledger.eventstore.keys.KeyRestore.Restored;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds of a backup wherever the wrapped keys stand. */
abstract class BackupTest {
    private static final Instant MADE = Instant.parse("2026-11-21T06:00:00Z");
    private static final String ERASED = "child-erased";
    private static final int SUBJECTS = 5;

    @TempDir
    Path parent;

    Path folder;
    private Path file;
    private final Map<String, byte[]> keys = new HashMap<>();

    /** The keys under test, their master key in a folder; those of another folder are others. */
    abstract KeyPlace place(Path folder);

    /** Loses all wrapped keys, but not their master key. */
    abstract void lose() throws Exception;

    @BeforeEach
    void fill() {
        folder = parent.resolve("keys");
        file = parent.resolve("keys.backup");
        try (SubjectKeyStore store = SubjectKeyStore.open(place(folder))) {
            for (int i = 0; i < SUBJECTS; i++) {
                String subject = "child:E06000996:Ü " + i;
                keys.put(subject, store.keyFor(subject));
            }
            store.destroy(ERASED);
        }
    }

    private Written backup() throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            return KeyBackup.write(place(folder), MADE, out);
        }
    }

    private Restored restore(Path into, Newer newer, String... erased) throws IOException {
        return new KeyRestore(place(into), Set.of(erased), newer)
                .run(file, folder.resolve("master.key"), lines -> done -> {});
    }

    @Test
    void brings_every_key_and_every_erasure_back() throws Exception {
        assertThat(backup()).isEqualTo(new Written(SUBJECTS, 1));
        lose();

        assertThat(restore(folder, REFUSED)).isEqualTo(new Restored(SUBJECTS, 0, 1, 0));

        assertEveryKeyStands(folder);
    }

    @Test
    void is_made_while_the_keys_are_used() throws Exception {
        try (SubjectKeyStore store = SubjectKeyStore.open(place(folder))) {
            keys.put("child-new", store.keyFor("child-new"));
            assertThat(backup()).isEqualTo(new Written(SUBJECTS + 1, 1));
        }
        lose();
        restore(folder, REFUSED);
        assertEveryKeyStands(folder);
    }

    @Test
    void goes_into_another_folder_with_its_master_key() throws Exception {
        backup();
        Path other = parent.resolve("other");

        restore(other, REFUSED);

        assertEveryKeyStands(other);
        assertThat(Files.readAllBytes(other.resolve("master.key")))
                .isEqualTo(Files.readAllBytes(folder.resolve("master.key")));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(other.resolve("master.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void from_before_a_rotation_comes_under_the_present_master_key() throws Exception {
        backup();
        Path old = parent.resolve("safe/master.key");
        SecretFile.copy(folder.resolve("master.key"), old);
        MasterKeyRotation.run(place(folder), rows -> done -> {});
        lose();

        assertThatThrownBy(() -> restore(folder, REFUSED))
                .isInstanceOf(DamagedKeyBackup.class)
                .hasMessageContaining("made under another master key");
        new KeyRestore(place(folder), Set.of(), REFUSED).run(file, old, lines -> done -> {});

        assertEveryKeyStands(folder);
        assertThat(Files.readAllBytes(folder.resolve("master.key"))).isNotEqualTo(Files.readAllBytes(old));
    }

    @Test
    void says_what_it_holds_and_holds_no_key_in_the_clear() throws Exception {
        backup();

        assertThat(Files.readAllLines(file))
                .hasSize(SUBJECTS + 3)
                .first()
                .asString()
                .startsWith("case-ledger.org/keys@v1 made 2026-11-21T06:00:00Z ");
        String text = Files.readString(file);
        for (byte[] key : keys.values()) {
            assertThat(text).doesNotContain(Base64.getEncoder().encodeToString(key));
        }
    }

    @Test
    void brings_no_key_of_an_erased_subject_back() throws Exception {
        backup();
        lose();

        Restored restored = restore(folder, REFUSED, "child:E06000996:Ü 1", "child-never-in-the-backup");

        assertThat(restored).isEqualTo(new Restored(SUBJECTS - 1, 0, 2, 0));
        try (SubjectKeyStore store = SubjectKeyStore.open(place(folder))) {
            for (String erased : Set.of("child:E06000996:Ü 1", "child-never-in-the-backup", ERASED)) {
                assertThatThrownBy(() -> store.keyFor(erased)).isInstanceOf(SubjectErasedException.class);
            }
        }
    }

    @Test
    void leaves_destroyed_what_was_destroyed_since() throws Exception {
        backup();
        try (SubjectKeyStore store = SubjectKeyStore.open(place(folder))) {
            store.destroy("child:E06000996:Ü 1");
        }

        assertThat(restore(folder, REFUSED)).isEqualTo(new Restored(0, SUBJECTS - 1, 2, 0));

        try (SubjectKeyStore store = SubjectKeyStore.open(place(folder))) {
            assertThat(store.find("child:E06000996:Ü 1")).isEmpty();
        }
    }

    @Test
    void replaces_no_newer_key_and_says_so() throws Exception {
        backup();
        lose();
        String subject = "child:E06000996:Ü 3";
        try (SubjectKeyStore store = SubjectKeyStore.open(place(folder))) {
            keys.put(subject, store.keyFor(subject));
        }

        assertThatThrownBy(() -> restore(folder, REFUSED))
                .isInstanceOf(NewerKeyException.class)
                .hasMessageContaining("line 6 has another key here")
                .hasMessageNotContaining(subject);
        try (SubjectKeyStore store = SubjectKeyStore.open(place(folder))) {
            assertThat(store.find("child:E06000996:Ü 0"))
                    .as("nothing came back")
                    .isEmpty();
        }
        assertThat(restore(folder, KEPT)).isEqualTo(new Restored(SUBJECTS - 1, 0, 1, 1));
        assertEveryKeyStands(folder);
    }

    @Test
    void changes_nothing_when_restored_twice() throws Exception {
        backup();

        assertThat(restore(folder, REFUSED)).isEqualTo(new Restored(0, SUBJECTS, 1, 0));
        assertThat(restore(folder, REFUSED)).isEqualTo(new Restored(0, SUBJECTS, 1, 0));
    }

    @Test
    void is_refused_with_the_line_where_any_byte_was_changed() throws Exception {
        backup();
        byte[] whole = Files.readAllBytes(file);
        Path other = parent.resolve("other");
        int line = 1;
        for (int at = 0; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 1;
            Files.write(file, changed);
            assertThatThrownBy(() -> restore(other, REFUSED))
                    .as("byte %d", at)
                    .isInstanceOf(DamagedKeyBackup.class)
                    .hasMessageContaining("line " + line);
            if (whole[at] == '\n') {
                line++;
            }
        }
        assertThat(other).doesNotExist();
    }

    @Test
    void is_refused_where_it_was_cut_off_or_goes_on() throws Exception {
        backup();
        byte[] whole = Files.readAllBytes(file);
        Path other = parent.resolve("other");
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> restore(other, REFUSED))
                    .as("%d bytes", length)
                    .isInstanceOf(DamagedKeyBackup.class);
        }
        Files.writeString(file, new String(whole, StandardCharsets.US_ASCII) + "\n");
        assertThatThrownBy(() -> restore(other, REFUSED)).hasMessageContaining("goes on after its end");
    }

    @Test
    void is_refused_where_lines_are_missing_or_swapped() throws Exception {
        backup();
        List<String> lines = Files.readAllLines(file);
        List<String> missing = new ArrayList<>(lines);
        missing.remove(3);
        Files.writeString(file, String.join("\n", missing) + "\n");
        assertThatThrownBy(() -> restore(folder, REFUSED)).hasMessageContaining("line 4 is damaged");
        Collections.swap(lines, 3, 4);
        Files.writeString(file, String.join("\n", lines) + "\n");
        assertThatThrownBy(() -> restore(folder, REFUSED)).hasMessageContaining("line 4 is damaged");
    }

    @Test
    void is_not_made_with_a_foreign_master_key() throws Exception {
        Files.write(folder.resolve("master.key"), new byte[32]);

        assertThatThrownBy(this::backup).isInstanceOf(StoreFileException.class).hasMessageContaining("is not that of ");
    }

    private void assertEveryKeyStands(Path where) {
        try (SubjectKeyStore store = SubjectKeyStore.open(place(where))) {
            keys.forEach((subject, key) -> assertThat(store.find(subject))
                    .hasValueSatisfying(found -> assertThat(found).isEqualTo(key)));
            assertThatThrownBy(() -> store.keyFor(ERASED)).isInstanceOf(SubjectErasedException.class);
        }
    }
}

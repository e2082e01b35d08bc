package org.caseledger.ledger.backup;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.caseledger.events.stored.LedgerSerializer;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.eventstore.SqliteLedger;
import org.caseledger.eventstore.StoredEvent;
import org.caseledger.eventstore.log.SqliteLog;
import org.caseledger.eventstore.log.StoredLog;
import org.caseledger.ledger.KeptLog;
import org.caseledger.ledger.LedgerLeaves;
import org.caseledger.ledger.place.Place;
import org.caseledger.query.log.LogKey;
import org.caseledger.query.log.NoteVerifier;
import org.caseledger.query.log.TransparencyLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A backup")
class BackupFileTest {

    private static final LogKey KEY = LogKey.make("ledger.example", new SecureRandom());
    private static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");
    private static final byte[] TEAM = bytes("{\"authority\":\"E10000995\",\"team\":\"N1\"}");
    private static final int EVENTS = 1_003;

    @TempDir
    Path folder;

    private byte[] whole = {};

    @BeforeEach
    void backup_of_a_small_ledger() throws IOException {
        Path data = folder.resolve("data");
        try (LedgerEngine ledger = ledger(data, "id-");
                StoredLog log = SqliteLog.open(data.resolve("log"))) {
            new TransparencyLog(new LedgerLeaves(ledger), KeptLog.alone(log), KEY).follow();
            whole = backup(data, ledger);
        }
        try (var left = Files.list(data)) {
            assertThat(left.map(Path::getFileName).map(Path::toString))
                    .as("no copy is left behind")
                    .containsExactlyInAnyOrder("ledger.db", "lock", "log");
        }
    }

    private static LedgerEngine ledger(Path data, String ids) {
        LedgerEngine ledger = SqliteLedger.open(data, new LedgerSerializer());
        ledger.restore(LongStream.range(0, EVENTS)
                .mapToObj(position -> event(position, ids))
                .iterator());
        return ledger;
    }

    private static byte[] backup(Path data, LedgerEngine ledger) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Backup backup = Backup.begin(Place.embedded(data), ledger, KEY, NOW)) {
            backup.forEachRemaining(bytes::writeBytes);
        }
        return bytes.toByteArray();
    }

    private static StoredEvent event(long position, String ids) {
        return new StoredEvent(
                position,
                ids + position,
                "TeamMentioned",
                "1",
                "team",
                "team:" + position,
                0,
                1_000,
                bytes("{}"),
                TEAM);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private Manifest check(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("backup.tar"), bytes);
        return new BackupFile(file).check(List.of(NoteVerifier.parse(KEY.verifierKey())), done -> {});
    }

    @Test
    void says_what_it_holds() throws IOException {
        Manifest manifest = check(whole);

        assertThat(manifest.upTo().origin()).isEqualTo("ledger.example");
        assertThat(manifest.upTo().size()).isEqualTo(EVENTS);
        assertThat(manifest.made()).isEqualTo(NOW);
        assertThat(manifest.parts())
                .extracting(Manifest.Sum::name)
                .containsExactly("log/log.db/000000", "events/000000000000.jsonl", "events/000000001000.jsonl");
    }

    @Test
    void is_refused_whatever_byte_is_changed() throws IOException {
        for (int i = 0; i < whole.length; i += i < Tar.BLOCK || i > whole.length - 3 * Tar.BLOCK ? 5 : 4_999) {
            byte[] changed = whole.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> check(changed)).as("byte %d", i).isInstanceOf(DamagedBackup.class);
        }
    }

    @Test
    void is_refused_wherever_it_is_cut_off_or_continued() {
        for (int length = 0; length < whole.length; length += 9_973) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> check(cut)).as("%d bytes", length).isInstanceOf(DamagedBackup.class);
        }
        assertThatThrownBy(() -> check(Arrays.copyOf(whole, whole.length + 1)))
                .isInstanceOf(DamagedBackup.class)
                .hasMessageContaining("its end");
    }

    @Test
    void names_the_place_of_the_damage() {
        assertThatThrownBy(() -> check(replaced("\"id\":\"id-1001\"", "\"id\":\"id-1oo1\"")))
                .hasMessageContaining("events/000000001000.jsonl")
                .hasMessageContaining("from position 1000 to 1002");
        assertThatThrownBy(() -> check(replaced("\"id\":\"id-1001\"", "\"id\":\"id-1001'")))
                .hasMessageContaining("the event at position 1001");
        assertThatThrownBy(() -> check(replaced("SQLite format 3", "SQLite format 4")))
                .hasMessageContaining("log/log.db/000000");
        assertThatThrownBy(() -> check(replaced("backup@v1", "backup@v2"))).hasMessageContaining("manifest");
    }

    private byte[] replaced(String text, String by) {
        String all = new String(whole, ISO_8859_1);
        assertThat(all).contains(text);
        return all.replace(text, by).getBytes(ISO_8859_1);
    }

    @Test
    void is_refused_where_its_events_are_not_those_that_were_signed() {
        try (LedgerEngine other = ledger(folder.resolve("other"), "another-")) {
            byte[] foreign = backup(folder.resolve("data"), other);

            assertThatThrownBy(() -> check(foreign))
                    .isInstanceOf(DamagedBackup.class)
                    .hasMessageContaining("another root than was signed");
        }
    }

    @Test
    void is_refused_where_another_key_has_signed_it() throws IOException {
        Path file = Files.write(folder.resolve("backup.tar"), whole);
        LogKey foreign = LogKey.make("ledger.example", new SecureRandom());

        assertThatThrownBy(() ->
                        new BackupFile(file).check(List.of(NoteVerifier.parse(foreign.verifierKey())), done -> {}))
                .isInstanceOf(DamagedBackup.class)
                .hasMessageContaining("not signed by the key of ledger.example");
    }
}

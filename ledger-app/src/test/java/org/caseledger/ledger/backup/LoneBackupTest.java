package org.caseledger.ledger.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.caseledger.events.stored.LedgerSerializer;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.eventstore.PlaceNote;
import org.caseledger.eventstore.SqliteLedger;
import org.caseledger.eventstore.StoredEvent;
import org.caseledger.eventstore.keys.KeyPlace;
import org.caseledger.eventstore.keys.SecretFile;
import org.caseledger.eventstore.keys.SubjectKeyStore;
import org.caseledger.ledger.CannotStart;
import org.caseledger.ledger.LedgerProperties.EventStore;
import org.caseledger.ledger.place.Place;
import org.caseledger.query.log.LogKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A backup without a server")
class LoneBackupTest {

    private static final LogKey KEY = LogKey.make("ledger.example", new SecureRandom());
    private static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");
    private static final String CHILD = "child:E06000979:C/1";
    private static final int EVENTS = 12;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private Path data;

    @BeforeEach
    void keys_of_a_node() {
        data = folder.resolve("data");
        try (SubjectKeyStore keys = SubjectKeyStore.open(KeyPlace.in(data.resolve("keys")))) {
            keys.keyFor(CHILD);
        }
        SecretFile.replace(data.resolve("keys/log.key"), KEY.secret() + "\n");
    }

    private static List<StoredEvent> events() {
        byte[] team = "{\"authority\":\"E10000995\",\"team\":\"N1\"}".getBytes(UTF_8);
        return LongStream.range(0, EVENTS)
                .mapToObj(position -> new StoredEvent(
                        position,
                        "id-" + position,
                        "TeamMentioned",
                        "1",
                        "team",
                        "team:" + position,
                        0,
                        1_000,
                        "{}".getBytes(UTF_8),
                        team))
                .toList();
    }

    private void mirror() {
        try (LedgerEngine mirror =
                SqliteLedger.openMirror(data, new LedgerSerializer(), NoOpEventUpcaster.INSTANCE, Clock.systemUTC())) {
            mirror.mirror(events());
        }
    }

    private LoneBackup backup(EventStore store) {
        Place place = new Place(store, data, "", store == EventStore.AXONSERVER ? "localhost:1" : "");
        return new LoneBackup(place, () -> NOW, new PrintStream(said, true, UTF_8));
    }

    @Test
    void has_what_a_mirror_holds_where_its_server_is_lost() throws IOException {
        mirror();
        Path file = folder.resolve("ledger.tar");

        Manifest manifest =
                new BackupFile(file).check(List.of(backup(EventStore.AXONSERVER).writeMirror(file)), done -> {});

        assertThat(manifest.upTo().size()).isEqualTo(EVENTS);
        assertThat(manifest.parts())
                .extracting(Manifest.Sum::name)
                .containsExactly("log/log.db/000000", "keys/keys.db/000000", "events/000000000000.jsonl");
        assertThat(said.toString(UTF_8)).isEmpty();
    }

    @Test
    void needs_a_mirror_to_do_without_its_server() {
        assertThatThrownBy(() -> backup(EventStore.AXONSERVER).writeMirror(folder.resolve("ledger.tar")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("holds no mirror of an Axon Server");
        mirror();
        assertThatThrownBy(() -> backup(EventStore.EMBEDDED).writeMirror(folder.resolve("ledger.tar")))
                .isInstanceOf(CannotStart.class);
    }

    private void embedded() {
        try (LedgerEngine ledger = SqliteLedger.open(data, new LedgerSerializer())) {
            ledger.mirror(events());
        }
    }

    @Test
    void signs_what_is_not_signed_yet_and_so_holds_all() throws IOException {
        embedded();
        Path file = folder.resolve("ledger.tar");

        Manifest manifest =
                new BackupFile(file).check(List.of(backup(EventStore.EMBEDDED).write(file)), done -> {});

        assertThat(manifest.upTo().size()).isEqualTo(EVENTS);
        assertThat(data.resolve("keys/log.checkpoint")).content().contains("\n" + EVENTS + "\n");
    }

    @Test
    void is_refused_where_the_keys_stand_elsewhere() throws IOException {
        embedded();
        Files.writeString(data.resolve("keys/keys-are-in-postgresql"), "db.example\n");

        assertThatThrownBy(() -> backup(EventStore.EMBEDDED).write(folder.resolve("ledger.tar")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("stand in a PostgreSQL");
    }

    @Test
    void is_refused_where_the_ledger_was_moved_away() {
        embedded();
        new PlaceNote(data, Optional.empty()).write("The ledger was moved from here");

        assertThatThrownBy(() -> backup(EventStore.EMBEDDED).write(folder.resolve("ledger.tar")))
                .isInstanceOf(CannotStart.class)
                .hasMessage("The ledger was moved from here");
    }

    @Test
    void is_refused_where_it_would_lack_the_keys_of_the_texts() throws IOException {
        mirror();
        Files.delete(data.resolve("keys/keys.db"));

        assertThatThrownBy(() -> backup(EventStore.AXONSERVER).writeMirror(folder.resolve("ledger.tar")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("holds no keys.db");
    }

    @Test
    void is_refused_where_no_server_was_ever_started() throws IOException {
        embedded();
        Files.delete(data.resolve("keys/log.key"));

        assertThatThrownBy(() -> backup(EventStore.EMBEDDED).write(folder.resolve("ledger.tar")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("holds no master.key and log.key");
    }
}

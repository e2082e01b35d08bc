package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.caseledger.events.AuditEvent.GradeSubmitted;
import org.caseledger.events.SealedText;
import org.caseledger.events.SubjectKeys;
import org.caseledger.events.TextSeal;
import org.caseledger.events.stored.EventJson;
import org.caseledger.events.stored.LedgerSerializer;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.eventstore.SqliteLedger;
import org.caseledger.eventstore.StoredEvent;
import org.caseledger.eventstore.keys.KeyPlace;
import org.caseledger.eventstore.keys.SubjectKeyStore;
import org.caseledger.ledger.LedgerProperties.EventStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine;

@Order(8)
@ExtendWith(DemoLedger.Shared.class)
@DisplayName("The ledger as lines")
class LedgerLinesTest {

    private static final String HERE = "E10000109";
    private static final String EVENTS = "/api/v1/ledger/events";
    private static final String WHY = "Purposeful visits, a clear plan.";

    private final DemoLedger ledger;

    @TempDir
    Path folder;

    LedgerLinesTest(DemoLedger ledger) {
        this.ledger = ledger;
    }

    private Path exported() {
        Path file = folder.resolve("ledger.jsonl");
        assertThat(new CommandLine(new ExportCommand())
                        .execute(file.toString(), "--data", ledger.data().toString()))
                .isZero();
        return file;
    }

    private static int imported(Path file, Path data) {
        return new CommandLine(new ImportCommand()).execute(file.toString(), "--data", data.toString());
    }

    private static List<StoredEvent> stored(Path data) {
        try (LedgerEngine engine = SqliteLedger.open(data, new LedgerSerializer())) {
            return engine.readStored(0, Integer.MAX_VALUE);
        }
    }

    @OnlyOver(
            value = {EventStore.EMBEDDED, EventStore.AXONSERVER},
            because = "it copies the file of the keys, which stand in PostgreSQL")
    @Test
    void fill_an_empty_ledger_with_the_same_events_and_views() throws Exception {
        ledger.as("qa.lead")
                .post("/api/v1/audits", Body.allocation(HERE, "LINE-1"))
                .accepted();
        String position = ledger.as("qa.lead")
                .post("/api/v1/audits/LINE-1/grade", Body.with(Body.grade(Body.SUBMITTED_ON, "Good"), "rationale", WHY))
                .accepted()
                .position();
        Path file = exported();
        Path data = folder.resolve("fresh");

        assertThat(imported(file, data)).isZero();

        assertThat(Files.readString(file))
                .isEqualTo(ledger.as("dpo.one").get(EVENTS).body());
        assertThat(opened(data, file))
                .as("without the keys the text stays closed")
                .isEmpty();
        copyKeys(data);
        assertThat(opened(data, file)).as("with the keys it opens").contains(WHY);
        try (LedgerProcess again = LedgerProcess.embedded(data)) {
            Caller copy = again.as("inspector.one");
            Caller original = ledger.as("inspector.one");
            assertThat(copy.get(EVENTS).body()).isEqualTo(Files.readString(file));
            for (String question : questions(Instant.now())) {
                assertThat(copy.get(question, "X-Min-Position", position)
                                .accepted()
                                .body())
                        .as(question)
                        .isEqualTo(original.get(question).body());
            }
            assertThat(copy.get("/api/v1/audits/LINE-1/history").body())
                    .contains(WHY)
                    .isEqualTo(original.get("/api/v1/audits/LINE-1/history").body());
        }
    }

    private void copyKeys(Path data) throws IOException {
        Path keys = data.resolve("keys");
        FileSystemUtils.deleteRecursively(keys);
        FileSystemUtils.copyRecursively(ledger.data().resolve("keys"), keys);
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rwx------"));
        Files.setPosixFilePermissions(keys.resolve("master.key"), PosixFilePermissions.fromString("rw-------"));
    }

    private List<String> questions(Instant now) {
        return Stream.of(
                        "at-risk",
                        "action-timeliness",
                        "completion",
                        "concerns",
                        "domain-grades",
                        "escalations",
                        "grade-distribution",
                        "moderator-effect",
                        "participation",
                        "re-audit-improvement",
                        "team-coverage")
                .flatMap(view -> Stream.of("2019-09-15", "2026-01-01")
                        .map(day -> "/api/v1/views/" + view + "?asAt=" + day + "&knownAt=" + now))
                .toList();
    }

    /** The rationale of the audit above, as somebody reads it who has the keys of a folder. */
    private static Optional<String> opened(Path data, Path file) throws IOException {
        SealedText sealed = Files.readAllLines(file).stream()
                .filter(line -> line.contains("\"audit:LINE-1\"") && line.contains("\"GradeSubmitted\""))
                .map(line -> EventJson.read(EventLine.read(line, 0).payload(), GradeSubmitted.class))
                .map(event -> Objects.requireNonNull(event.submission().rationale()))
                .findFirst()
                .orElseThrow();
        try (SubjectKeyStore keys = SubjectKeyStore.open(KeyPlace.in(data.resolve("keys")))) {
            return new TextSeal(
                            new SubjectKeys() {
                                @Override
                                public byte[] keyFor(String subject) {
                                    return keys.keyFor(subject);
                                }

                                @Override
                                public Optional<byte[]> find(String subject) {
                                    return keys.find(subject);
                                }

                                @Override
                                public boolean isDestroyed(String subject) {
                                    return keys.isDestroyed(subject);
                                }
                            },
                            new SecureRandom())
                    .open(sealed);
        }
    }

    @Test
    void keep_everything_that_is_stored_of_an_event() throws IOException {
        Path file = exported();
        Path data = folder.resolve("fresh");
        assertThat(imported(file, data)).isZero();

        List<StoredEvent> copied = stored(data);

        List<String> lines = Files.readAllLines(file);
        assertThat(copied).hasSameSizeAs(lines);
        assertThat(copied.getLast().position()).isEqualTo(lines.size() - 1);
        assertThat(copied).allSatisfy(event -> assertThat(event.aggregateId()).startsWith(event.aggregateType() + ":"));
        assertThat(copied.stream().map(event -> new String(EventLine.of(event), StandardCharsets.UTF_8)))
                .isEqualTo(lines);
        assertThat(imported(file, data)).as("a ledger that is no longer empty").isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "swap, is out of order",
        "drop, is out of order",
        "change, is not the canonical form",
        "garble, is not the canonical form",
        "unknown, does not know",
        "add, is not the canonical form",
        "cut, was cut off"
    })
    void are_refused_whole_where_a_line_is_damaged(String how, String says) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(exported()));
        int last = lines.size() - 1;
        String text = String.join("\n", damaged(how, lines)) + (how.equals("cut") ? "" : "\n");
        Path file = Files.writeString(folder.resolve("damaged.jsonl"), text);
        Path data = folder.resolve("fresh");

        try (LedgerEngine engine = SqliteLedger.open(data, new LedgerSerializer())) {
            assertThat(catchThrowable(() -> EventLines.restore(file, engine)))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining(says)
                    .satisfies(refused -> assertThat(how.equals("cut")
                                    || String.valueOf(refused.getMessage()).contains("line "))
                            .isTrue());
            assertThat(engine.headPosition()).isEqualTo(-1);
        }
        assertThat(last).isGreaterThan(100);
        assertThat(stored(data)).isEmpty();
    }

    private static List<String> damaged(String how, List<String> lines) {
        int last = lines.size() - 1;
        switch (how) {
            case "swap" -> Collections.swap(lines, 0, last);
            case "drop" -> lines.removeIf(line -> line.contains("\"type\":\"AuditAllocated\""));
            case "change" -> lines.set(last, lines.get(last).replace(",\"type\"", ", \"type\""));
            case "garble" -> lines.set(last, lines.get(last).substring(20));
            case "unknown" -> lines.set(last, lines.get(last).replaceFirst("\"type\":\"", "\"type\":\"Un"));
            case "add" -> lines.set(last, lines.get(last).replaceFirst("}$", ",\"more\":1}"));
            case "cut" -> lines.set(last, lines.get(last).substring(0, 20));
            default -> throw new IllegalArgumentException(how);
        }
        return lines;
    }

    @ParameterizedTest
    @ValueSource(strings = {"dpo.one", "admin", "inspector.one", "director.one"})
    void are_read_by_those_who_grade_nothing(String user) {
        Reply last = ledger.as(user).get(EVENTS + "?from=" + ledger.head());

        assertThat(last.status()).isEqualTo(200);
        assertThat(last.header("Content-Type")).startsWith("application/x-ndjson");
        assertThat(last.body().lines()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"qa.lead", "auditor.one", "moderator.one", "manager.one"})
    void are_kept_from_everybody_else(String user) {
        assertThat(ledger.as(user).get(EVENTS).status()).isEqualTo(403);
        assertThat(ledger.anonymous().get(EVENTS).status()).isEqualTo(401);
    }

    @Test
    void begin_at_a_position_and_end_at_the_ledgers_end() {
        assertThat(ledger.as("dpo.one")
                        .get(EVENTS + "?from=" + (ledger.head() + 1))
                        .body())
                .isEmpty();
        assertThat(ledger.as("dpo.one").get(EVENTS + "?from=-1").code()).isEqualTo("malformed-parameter");
    }
}

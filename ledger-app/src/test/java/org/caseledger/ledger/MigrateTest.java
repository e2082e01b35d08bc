package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.ledger.Body.map;
import static org.caseledger.ledger.Body.with;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.caseledger.events.stored.LedgerSerializer;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.eventstore.PlaceNote;
import org.caseledger.eventstore.PostgresLedger;
import org.caseledger.eventstore.SqliteLedger;
import org.caseledger.eventstore.StoredEvent;
import org.caseledger.eventstore.TemporaryPostgres;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

@Order(27)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayName("A ledger that is moved to another store")
class MigrateTest {

    private static final String HERE = "E06000981";
    private static final String ERASED = "MOVED-2";
    private static final String AUDITS = "/api/v1/audits/";
    private static final String WHY = "Purposeful visits, a clear plan.";
    private static final int FILLERS = 40_000;

    @TempDir
    static Path folder;

    @AutoClose
    private TemporaryPostgres postgres;

    private LogMonitor.Checkpoint signed;
    private String verifierKey = "";

    @BeforeAll
    void a_ledger_with_an_erased_child() throws Exception {
        postgres = TemporaryPostgres.startOrSkip();
        try (LedgerProcess ledger = LedgerProcess.embedded(data("old"))) {
            tell(ledger, "MOVED-1", "C/1");
            tell(ledger, ERASED, "C/2");
            ledger.as("dpo.one")
                    .post("/api/v1/subjects/child%3A" + HERE + "%3AC%2F2/erasure", map("reason", "They asked for it"))
                    .accepted();
            texts(ledger);
            LogMonitor monitor = new LogMonitor(ledger.address());
            signed = monitor.checkpoint();
            verifierKey = monitor.verifierKey();
            ledger.stop();
        }
    }

    private static void tell(LedgerProcess ledger, String id, String child) throws Exception {
        Caller lead = ledger.as("qa.lead");
        lead.post("/api/v1/audits", with(Body.allocation(HERE, id), "childRef", child))
                .accepted();
        lead.post(AUDITS + id + "/grade", with(Body.grade(Body.SUBMITTED_ON, "Good"), "rationale", WHY))
                .accepted();
    }

    /** A history opens what it may, and is itself a look that is recorded. */
    private static void texts(LedgerProcess ledger) throws Exception {
        Caller reader = ledger.as("dpo.one");
        assertThat(reader.get(AUDITS + "MOVED-1/history").accepted().body()).contains(WHY);
        assertThat(reader.get(AUDITS + ERASED + "/history").accepted().body())
                .contains("erased")
                .doesNotContain(WHY);
    }

    private static Path data(String name) {
        return folder.resolve(name);
    }

    private String url() {
        return postgres.server().url();
    }

    private static CommandProcess migrate(String from, String to, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("migrate", "--from", from, "--to", to));
        arguments.addAll(List.of(more));
        return CommandProcess.run(arguments.toArray(String[]::new));
    }

    private static List<byte[]> leaves(LedgerEngine engine) {
        return new LedgerLeaves(engine).read(0, Math.toIntExact(engine.headPosition() + 1));
    }

    private static List<byte[]> leaves(String name) {
        try (LedgerEngine ledger = SqliteLedger.open(data(name), new LedgerSerializer())) {
            return leaves(ledger);
        }
    }

    private void assertServed(LedgerProcess ledger) throws Exception {
        Caller inspector = ledger.as("inspector.one");
        ExpectedAnswer.of("county-2019-08").stream()
                .map(answer -> answer.of(new ExpectedAnswer.Authority("E10000013")))
                .forEach(answer -> answer.check(inspector));
        texts(ledger);
        LogMonitor monitor = new LogMonitor(ledger.address());
        LogMonitor.Checkpoint now = monitor.checkpoint();
        assertThat(now.origin()).isEqualTo(signed.origin());
        assertThat(now.size()).isGreaterThanOrEqualTo(signed.size());
        assertThat(LogMonitor.root(monitor.entries(signed.size()))).isEqualTo(signed.root());
        assertThat(monitor.verifierKey()).isEqualTo(verifierKey);
    }

    @Test
    @Order(1)
    void is_refused_where_another_ledger_stands_or_a_server_runs() throws Exception {
        try (LedgerProcess other =
                LedgerProcess.of("serve", "--data", data("other").toString(), "--port", "0")) {
            other.address();
            CommandProcess used = migrate("embedded:" + data("other"), "embedded:" + data("new"));
            assertThat(used.exit()).isEqualTo(1);
            assertThat(used.output()).contains("is in use by another process");
            CommandProcess full = migrate("embedded:" + data("old"), "embedded:" + data("other"));
            assertThat(full.output()).contains("is in use by another process");
            other.stop();
        }
        CommandProcess another = migrate("embedded:" + data("old"), "embedded:" + data("other"));
        assertThat(another.exit()).isEqualTo(1);
        assertThat(another.output()).contains("has a transparency log of its own");
        assertThat(data("other").resolve("moved")).doesNotExist();

        try (LedgerEngine strange = SqliteLedger.open(data("strange"), new LedgerSerializer())) {
            strange.mirror(List.of(filler(0)));
        }
        CommandProcess events = migrate("embedded:" + data("old"), "embedded:" + data("strange"));
        assertThat(events.exit()).isEqualTo(1);
        assertThat(events.output()).contains("holds another ledger, of 1 events");
        assertThat(migrate("embedded:" + data("old"), "postgres:" + data("new")).output())
                .contains("needs --to-postgres-url");
        assertThat(migrate("embedded:" + data("old"), "embedded:" + data("old")).output())
                .contains("folders of their own");
    }

    private static StoredEvent filler(long position) {
        byte[] object = "{}".getBytes(StandardCharsets.UTF_8);
        String id = UUID.randomUUID().toString();
        return new StoredEvent(position, id, "filler", null, "Filler", "filler:" + id, 0, 0, object, object);
    }

    @Test
    @Order(2)
    void goes_on_where_it_was_killed() throws Exception {
        FileSystemUtils.copyRecursively(data("old"), data("large"));
        try (LedgerEngine ledger = SqliteLedger.open(data("large"), new LedgerSerializer())) {
            long next = ledger.headPosition() + 1;
            ledger.mirror(LongStream.range(next, next + FILLERS)
                    .mapToObj(MigrateTest::filler)
                    .toList());
        }
        Process killed = CommandProcess.start(
                "migrate", "--from", "embedded:" + data("large"), "--to", "embedded:" + data("half"));
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(killed.getInputStream(), StandardCharsets.UTF_8))) {
            said.readLine(); // Progress, whose line a carriage return ends.
            killed.destroyForcibly().waitFor();
        }
        try (LedgerEngine half = SqliteLedger.open(data("half"), new LedgerSerializer())) {
            assertThat(half.headPosition()).isBetween(0L, signed.size() + FILLERS - 2);
        }
        CommandProcess early =
                CommandProcess.run("serve", "--data", data("half").toString(), "--port", "0");
        assertThat(early.exit()).isEqualTo(1);
        assertThat(early.output()).contains("not all of it has come");

        CommandProcess done = migrate("embedded:" + data("large"), "embedded:" + data("half"));

        assertThat(done.exit()).as(done.output()).isZero();
        assertThat(LogMonitor.root(leaves("half"))).isEqualTo(LogMonitor.root(leaves("large")));
        new PlaceNote(data("half"), Optional.empty()).write("cut off before the new place may sign");
        Files.delete(data("half").resolve("keys/log.key"));

        CommandProcess ended = migrate("embedded:" + data("large"), "embedded:" + data("half"));

        assertThat(ended.exit()).as(ended.output()).isZero();
        assertThat(data("half").resolve("keys/log.key")).exists();
        assertThat(data("half").resolve("moved")).doesNotExist();
        assertThat(data("large").resolve("moved")).exists();
    }

    @Test
    @Order(3)
    void answers_from_PostgreSQL_and_back_from_a_file_with_the_same_root() throws Exception {
        List<byte[]> before = leaves("old");
        CommandProcess there =
                migrate("embedded:" + data("old"), "postgres:" + data("node"), "--to-postgres-url", url());
        assertThat(there.exit()).as(there.output()).isZero();
        assertThat(there.output())
                .contains("Moved ")
                .contains(" 1 erased subjects")
                .contains("./ledger serve --data");
        try (LedgerEngine moved = PostgresLedger.open(
                postgres.server(), new LedgerSerializer(), NoOpEventUpcaster.INSTANCE, Clock.systemUTC())) {
            assertThat(leaves(moved)).containsExactlyElementsOf(before);
        }
        CommandProcess old =
                CommandProcess.run("serve", "--demo", "--data", data("old").toString(), "--port", "0");
        assertThat(old.exit()).isEqualTo(1);
        assertThat(old.output()).contains("was moved from here to postgres:").contains("To undo");
        try (LedgerProcess ledger =
                LedgerProcess.over(data("node"), List.of("--event-store", "postgres", "--postgres-url", url()))) {
            assertServed(ledger);
            CommandProcess used =
                    migrate("postgres:" + data("node"), "embedded:" + data("back"), "--from-postgres-url", url());
            assertThat(used.exit()).isEqualTo(1);
            assertThat(used.output()).contains("another node runs");
            ledger.stop();
        }

        CommandProcess back =
                migrate("postgres:" + data("node"), "embedded:" + data("back"), "--from-postgres-url", url());

        assertThat(back.exit()).as(back.output()).isZero();
        assertThat(leaves("back").subList(0, before.size())).containsExactlyElementsOf(before);
        try (LedgerProcess ledger = LedgerProcess.embedded(data("back"))) {
            assertServed(ledger);
            ledger.stop();
        }
        CommandProcess looks =
                CommandProcess.run("check-reads", "--data", data("back").toString());
        assertThat(looks.exit()).as(looks.output()).isZero();
        CommandProcess elsewhere = CommandProcess.run(
                "serve",
                "--data",
                data("third").toString(),
                "--port",
                "0",
                "--event-store",
                "postgres",
                "--postgres-url",
                url());
        assertThat(elsewhere.output()).contains("was moved from here to embedded:");
    }

    @Test
    @Order(4)
    void has_the_same_lines_on_an_Axon_Server() throws Exception {
        try (TemporaryAxonServer server = TemporaryAxonServer.startOrSkip()) {
            thereAndBack(server.address());
        }
    }

    private void thereAndBack(String address) throws Exception {
        CommandProcess there =
                migrate("embedded:" + data("back"), "axonserver:" + data("axon"), "--to-axonserver", address);
        assertThat(there.exit()).as(there.output()).isZero();
        assertThat(leaves("axon/mirror")).containsExactlyElementsOf(leaves("back"));
        try (LedgerProcess ledger =
                LedgerProcess.over(data("axon"), List.of("--event-store", "axonserver", "--axonserver", address))) {
            assertServed(ledger);
            ledger.stop();
        }
        CommandProcess again =
                migrate("axonserver:" + data("axon"), "embedded:" + data("last"), "--from-axonserver", address);
        assertThat(again.exit()).as(again.output()).isZero();
        assertThat(leaves("last").subList(0, leaves("back").size())).containsExactlyElementsOf(leaves("back"));
    }
}

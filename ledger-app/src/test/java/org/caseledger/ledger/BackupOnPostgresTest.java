package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.ledger.Body.map;
import static org.caseledger.ledger.Body.with;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.caseledger.eventstore.PostgresServer;
import org.caseledger.eventstore.TemporaryPostgres;
import org.caseledger.eventstore.keys.SecretFile;
import org.caseledger.eventstore.reads.ReadRow.Read;
import org.caseledger.eventstore.reads.ReadStore;
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

@Order(33)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayName("A ledger that nodes share in PostgreSQL, backed up and restored")
class BackupOnPostgresTest {

    private static final String HERE = "E06000979";
    private static final String KEPT = "SHARED-BACKUP-1";
    private static final String ERASED = "SHARED-BACKUP-2";
    private static final String AUDITS = "/api/v1/audits/";
    private static final String WHY = "Purposeful visits, a clear plan.";

    @TempDir
    static Path folder;

    @AutoClose
    private TemporaryPostgres postgres;

    private String root = "";

    @BeforeAll
    void start() throws Exception {
        postgres = TemporaryPostgres.startOrSkip();
        sql("CREATE DATABASE another");
    }

    private void sql(String statement) throws Exception {
        PostgresServer server = postgres.server();
        try (Connection connection = DriverManager.getConnection(server.url(), server.user(), server.password());
                Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    private static Path data(String name) {
        return folder.resolve(name);
    }

    private List<String> stores() {
        return List.of(
                "--event-store", "postgres", "--postgres-url", postgres.server().url());
    }

    private LedgerProcess node(String name) throws Exception {
        return LedgerProcess.over(data(name), stores());
    }

    private static CommandProcess command(List<String> options, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(options);
        return CommandProcess.run(all.toArray(String[]::new));
    }

    private CommandProcess restore(Path file, String into) throws Exception {
        return command(
                List.of("--no-later-checkpoint"),
                "restore",
                file.toString(),
                "--data",
                data(into).toString(),
                "--keys",
                data("secrets").toString());
    }

    /** As an operator does by hand; what the node has signed last is no secret. */
    private static void copySecrets(Path into) {
        for (String secret : List.of("master.key", "log.key")) {
            SecretFile.copy(data("one").resolve("keys").resolve(secret), into.resolve(secret));
        }
    }

    private static String tell(LedgerProcess node, String id, String child) throws Exception {
        Caller lead = node.as("qa.lead");
        lead.post("/api/v1/audits", with(Body.allocation(HERE, id), "childRef", child))
                .accepted();
        return lead.post(AUDITS + id + "/grade", with(Body.grade(Body.SUBMITTED_ON, "Good"), "rationale", WHY))
                .accepted()
                .position();
    }

    private static void assertServed(LedgerProcess ledger) throws Exception {
        Caller reader = ledger.as("dpo.one");
        assertThat(reader.get(AUDITS + KEPT + "/history").accepted().body()).contains(WHY);
        assertThat(reader.get(AUDITS + ERASED + "/history").accepted().body())
                .contains("erased")
                .doesNotContain(WHY);
        assertThat(reader.get("/api/v1/reads?audit=" + KEPT).accepted().body()).contains("dpo.one");
        Caller inspector = ledger.as("inspector.one");
        ExpectedAnswer.of("county-2019-08").stream()
                .map(answer -> answer.of(new ExpectedAnswer.Authority("E10000013")))
                .forEach(answer -> answer.check(inspector));
    }

    @Test
    @Order(1)
    void is_whole_though_it_comes_from_one_node_while_another_takes_commands() throws Exception {
        Path file = folder.resolve("running.tar");
        LogMonitor.Checkpoint signed;
        try (LedgerProcess one = node("one")) {
            tell(one, KEPT, "C/1");
            String position = tell(one, ERASED, "C/2");
            one.as("dpo.one")
                    .post("/api/v1/subjects/child%3A" + HERE + "%3AC%2F2/erasure", map("reason", "They asked for it"))
                    .accepted();
            assertServed(one);
            copySecrets(data("secrets"));
            copySecrets(data("two").resolve("keys"));
            try (LedgerProcess two = node("two")) {
                assertServed(two);
                AtomicBoolean done = new AtomicBoolean();
                CompletableFuture<Integer> appending = CompletableFuture.supplyAsync(() -> told(one, done));
                CommandProcess backup = command(
                        List.of(),
                        "backup",
                        file.toString(),
                        "--data",
                        data("two").toString());
                done.set(true);
                assertThat(backup.exit()).as(backup.output()).isZero();
                assertThat(appending.get())
                        .as("commands that were taken meanwhile")
                        .isPositive();
                two.stop();
            }
            CommandProcess restored = restore(file, "restored");
            assertThat(restored.exit()).as(restored.output()).isZero();
            assertThat(restored.output()).contains("outcome same-origin");
            LogMonitor monitor = new LogMonitor(one.address());
            signed = monitor.checkpoint();
            try (LedgerProcess again = LedgerProcess.embedded(data("restored"))) {
                assertServed(again);
                LogMonitor copy = new LogMonitor(again.address());
                LogMonitor.Checkpoint there = copy.checkpoint();
                assertThat(there.origin()).isEqualTo(signed.origin());
                assertThat(copy.verifierKey()).isEqualTo(monitor.verifierKey());
                long both = Math.min(there.size(), signed.size());
                assertThat(both).isGreaterThan(Long.parseLong(position));
                assertThat(LogMonitor.root(copy.entries(both))).isEqualTo(LogMonitor.root(monitor.entries(both)));
                again.stop();
            }
            one.stop();
        }
        CommandProcess looks =
                command(List.of(), "check-reads", "--data", data("restored").toString());
        assertThat(looks.exit()).as(looks.output()).isZero();
    }

    private static int told(LedgerProcess node, AtomicBoolean done) {
        int told = 0;
        try {
            while (!done.get()) {
                tell(node, "SHARED-BACKUP-MORE-" + told, "C/M" + told);
                told++;
            }
            return told;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @Order(2)
    void is_made_without_a_server_with_its_options_and_moved_into_another_database() throws Exception {
        Path file = folder.resolve("alone.tar");
        String node = data("one").toString();
        try (ReadStore before = ReadStore.open(data("one").resolve("reads"), Instant::now)) {
            before.keep(new Read("inspector.one", "INSPECTOR", "AUDIT", HERE, KEPT, null, "/", null, 200));
        }

        CommandProcess alone = command(stores(), "backup", file.toString(), "--data", node);

        assertThat(alone.exit()).as(alone.output()).isZero();
        assertThat(alone.output()).contains("events with the root");
        root = alone.output().replaceAll("(?s).*with the root (\\S+)\\. Not in it.*", "$1");
        assertThat(restore(file, "to-move").output()).contains("\n" + root + "\n");
        assertThat(data("to-move").resolve("reads/reads-of-the-folder.db"))
                .as("the looks from before nodes shared them")
                .exists();
        String another = postgres.server().url().replaceAll("[a-z]+$", "another");
        CommandProcess moved = command(
                List.of("--to-postgres-url", another),
                "migrate",
                "--from",
                "embedded:" + data("to-move"),
                "--to",
                "postgres:" + data("moved"));
        assertThat(moved.exit()).as(moved.output()).isZero();
        assertThat(moved.output()).contains("(root " + root + ")").contains(" 1 erased subjects");
        CommandProcess looks = command(
                List.of("--postgres-url", another),
                "check-reads",
                "--data",
                data("moved").toString());
        assertThat(looks.output()).contains("Sound.");
    }

    @Test
    @Order(3)
    void is_refused_where_a_byte_was_changed() throws Exception {
        byte[] whole = Files.readAllBytes(folder.resolve("alone.tar"));
        int reads = new String(whole, StandardCharsets.ISO_8859_1).indexOf("inspector.one");
        whole[reads] ^= 1;
        Path damaged = Files.write(folder.resolve("damaged.tar"), whole);

        CommandProcess refused = restore(damaged, "damaged");

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.output()).contains("is refused").contains("Nothing was restored");
        assertThat(data("damaged")).doesNotExist();
    }

    @Test
    @Order(4)
    void is_not_made_of_less_than_the_log_has_signed() throws Exception {
        sql("DELETE FROM ledger.events WHERE position = (SELECT max(position) FROM ledger.events)");
        Path file = folder.resolve("less.tar");

        CommandProcess refused = command(
                stores(), "backup", file.toString(), "--data", data("one").toString());

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.output())
                .contains("The backup failed: the log has signed ")
                .contains("it was set back");
        assertThat(file).doesNotExist();
    }
}

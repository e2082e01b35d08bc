package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.caseledger.ledger.LedgerProperties.EventStore;
import org.caseledger.ledger.LogMonitor.Checkpoint;
import org.caseledger.query.log.LogKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

@Order(21)
@DisplayName("A ledger that a neighbour witnesses")
class WitnessedLedgerTest {

    private static final String COUNCIL = "E06000996";

    @TempDir
    private Path folder;

    private Path data;
    private Path seen;
    private Path policy;
    private LogKey key;

    /** The ledger's key is there before its first start, so that the neighbour can be told of it. */
    @BeforeEach
    void prepare() throws IOException {
        data = folder.resolve("data");
        seen = folder.resolve("seen");
        policy = folder.resolve("policy");
        key = new LogKeyFiles(data).currentOr(() -> LogKey.make("ledger.example", new SecureRandom()));
        Files.writeString(
                Files.createDirectory(folder.resolve("nothing")).resolve("teams.csv"),
                "authority,team,name,area,programme\n");
    }

    @OnlyOver(value = EventStore.EMBEDDED, because = "it changes a row of the ledger's file behind the ledger's back")
    @Test
    void that_rewrites_its_past_and_signs_it_anew_is_caught() throws Exception {
        try (LedgerProcess witness = witness()) {
            long told;
            try (LedgerProcess ledger = ledger(witness)) {
                tell(ledger, "STORY-1", "Requires Improvement");
                told = cosigned(ledger).size();
                Files.write(
                        policy,
                        new LogMonitor(ledger.address())
                                .get("/log/policy", null)
                                .body());
                assertThat(audit(ledger, "--policy", policy.toString(), "--state", seen.toString()))
                        .startsWith("VALID: ledger.example, " + told + " entries")
                        .contains("cosigned by witness.example at ");
                ledger.stop();
            }

            makeTheGradeBetter();
            signAnotherLog();

            try (LedgerProcess ledger = ledger(witness)) {
                LogMonitor monitor = new LogMonitor(ledger.address());
                Checkpoint now = Waiting.until(monitor::checkpoint, checkpoint -> checkpoint.size() >= told);
                Waiting.until(ledger::output, said -> said.contains("does not cosign"));

                assertThat(ledger.output())
                        .as("what the operator is told")
                        .contains("The witness witness.example does not cosign, and is asked again: it answered 422");
                assertThat(now.note()).doesNotContain("\u2014 witness.example ");
                assertThat(audit(ledger, "--vkey", key.verifierKey()))
                        .as("who saw nothing before and asks no witness finds a well signed log")
                        .startsWith("VALID: ledger.example, " + now.size() + " entries");
                assertThat(audit(ledger, "--policy", policy.toString()))
                        .as("who asks for the witness is not taken in")
                        .startsWith("NOT VALID: too few witnesses have cosigned");
                assertThat(audit(ledger, "--vkey", key.verifierKey(), "--state", seen.toString()))
                        .as("nor is who was there before")
                        .startsWith("NOT VALID: the first " + told + " entries are not those of the checkpoint of last")
                        .contains("The log was rewritten");
            }
        }
    }

    @Test
    void has_a_new_key_one_day_and_the_same_past() throws Exception {
        LogKey next;
        Path evidence = folder.resolve("evidence.zip");
        Checkpoint before;
        try (LedgerProcess witness = witness();
                LedgerProcess ledger = ledger(witness)) {
            tell(ledger, "STORY-2", "Good");
            before = cosigned(ledger);
            Files.write(evidence, evidenceOf("STORY-2", ledger));
            assertThat(rotate()).as("beside a running server").isEqualTo(1);
            ledger.stop();
            assertThat(rotate()).isZero();
            next = new LogKeyFiles(data).currentOr(() -> key);
        }
        try (LedgerProcess witness = witness(next.verifierKey());
                LedgerProcess ledger = ledger(witness)) {
            LogMonitor monitor = new LogMonitor(ledger.address());
            assertThat(monitor.verifierKey()).isEqualTo(next.verifierKey()).isNotEqualTo(key.verifierKey());
            assertThat(audit(ledger, "--vkey", next.verifierKey())).startsWith("VALID");
            tell(ledger, "STORY-3", "Good");
            Checkpoint after = cosigned(ledger);

            assertThat(LogMonitor.root(monitor.entries(after.size()).subList(0, (int) before.size())))
                    .isEqualTo(before.root());
            assertThat(verify(evidence, "--vkey", key.verifierKey()))
                    .startsWith("VALID: the evidence of audit STORY-2");
            Path newer = Files.write(folder.resolve("newer.zip"), evidenceOf("STORY-2", ledger));
            assertThat(verify(newer, "--vkey", next.verifierKey(), "--witness-vkey", vkeyOf(witness)))
                    .startsWith("VALID: the evidence of audit STORY-2")
                    .contains("witness.example cosigned");
            assumeTrue(GoMonitor.isThere(), GoMonitor.MISSING);
            assertThat(new GoMonitor(monitor, Files.createDirectory(folder.resolve("fetched"))).check(after))
                    .isEqualTo("ledger.example " + after.size() + " " + after.root() + ", cosigned by 1 witnesses");
        }
    }

    private LedgerProcess witness(String... moreKeys) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "witness",
                "--data",
                folder.resolve("witness").toString(),
                "--port",
                "0",
                "--name",
                "witness.example",
                "--log",
                key.verifierKey()));
        for (String more : moreKeys) {
            arguments.addAll(List.of("--log", more));
        }
        return LedgerProcess.of(arguments.toArray(String[]::new));
    }

    private LedgerProcess ledger(LedgerProcess witness) throws Exception {
        return LedgerProcess.demo(
                data,
                List.of(
                        "--import",
                        folder.resolve("nothing").toString(),
                        "--witness",
                        witness.address() + "=" + vkeyOf(witness)));
    }

    private static String vkeyOf(LedgerProcess witness) throws Exception {
        return new Caller(witness.address(), null).get("/vkey").body().strip();
    }

    private static void tell(LedgerProcess ledger, String id, String grade) throws Exception {
        ledger.as("qa.lead")
                .post("/api/v1/audits", Body.allocation(COUNCIL, id))
                .accepted();
        ledger.as("qa.lead")
                .post("/api/v1/audits/" + id + "/grade", Body.grade(Body.SUBMITTED_ON, grade))
                .accepted();
    }

    /** The newest checkpoint, once it covers what was told and the neighbour has cosigned it. */
    private static Checkpoint cosigned(LedgerProcess ledger) throws Exception {
        long head = Long.parseLong(ledger.as("inspector.one")
                .get("/api/v1/views/completion?authority=" + COUNCIL)
                .json()
                .get("position")
                .asString());
        return Waiting.until(
                new LogMonitor(ledger.address())::checkpoint,
                checkpoint -> checkpoint.size() > head && checkpoint.note().contains("\u2014 witness.example "));
    }

    private static byte[] evidenceOf(String id, LedgerProcess ledger) throws Exception {
        return new LogMonitor(ledger.address())
                .get("/api/v1/audits/" + id + "/evidence", "inspector.one")
                .body();
    }

    /** What a dishonest operator does, who has the ledger's file. */
    private void makeTheGradeBetter() throws SQLException {
        try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("ledger.db"));
                Statement statement = file.createStatement()) {
            int changed = statement.executeUpdate(
                    "UPDATE events SET payload = CAST(replace(CAST(payload AS TEXT), 'Requires Improvement', 'Outstanding')"
                            + " AS BLOB) WHERE type = 'GradeSubmitted'");
            assertThat(changed).isEqualTo(1);
        }
    }

    /** The key is the operator's own: a log without a past is made again from the ledger, and signed. */
    private void signAnotherLog() throws IOException {
        Files.delete(data.resolve("keys").resolve("log.checkpoint"));
        assertThat(FileSystemUtils.deleteRecursively(data.resolve("log"))).isTrue();
    }

    private int rotate() throws Exception {
        List<String> arguments = new ArrayList<>(List.of("rotate-log-key", "--data", data.toString()));
        arguments.addAll(TestStore.shared(data));
        return CommandProcess.run(arguments.toArray(String[]::new)).exit();
    }

    private static String audit(LedgerProcess ledger, String... options) throws Exception {
        URI log = ledger.address().resolve("/log");
        List<String> arguments = new ArrayList<>(List.of("audit-log", log.toString(), "--user", "inspector.one"));
        arguments.addAll(List.of(options));
        try (LedgerProcess audit = LedgerProcess.of(arguments.toArray(String[]::new))) {
            int code = audit.exitCode();
            assertThat(code).as(audit.output()).isEqualTo(audit.output().startsWith("VALID") ? 0 : 1);
            return audit.output();
        }
    }

    private static String verify(Path file, String... options) {
        List<String> arguments = new ArrayList<>(List.of(file.toString()));
        arguments.addAll(List.of(options));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        org.caseledger.verifier.Main.run(arguments.toArray(String[]::new), out, out);
        return said.toString(StandardCharsets.UTF_8);
    }
}

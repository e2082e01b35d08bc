package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.caseledger.events.DataSubject;
import org.caseledger.ledger.ExpectedAnswer.Authority;
import org.caseledger.ledger.backup.BackupCommand;
import org.caseledger.ledger.backup.RestoreCommand;
import org.caseledger.query.log.Checkpoint;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

@Order(9)
@ExtendWith(DemoLedger.Shared.class)
@DisplayName("A ledger that is backed up and restored")
class BackupTest {

    private static final String HERE = "E10000195";
    private static final String WHY = "Purposeful visits, a clear plan.";
    private static final int DAMAGES = 20;

    private final DemoLedger ledger;

    @TempDir
    Path folder;

    BackupTest(DemoLedger ledger) {
        this.ledger = ledger;
    }

    private record Ran(int exit, String out, String err) {}

    private static Ran ran(Object command, String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
            int exit = new CommandLine(command).execute(arguments);
            return new Ran(exit, said.toString(StandardCharsets.UTF_8), complained.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private Path backup() {
        Path file = folder.resolve("ledger.tar");
        Ran ran = ran(
                new BackupCommand(), file.toString(), "--data", ledger.data().toString());
        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("events with the root").contains("Not in it, and needed to restore");
        return file;
    }

    /** Where an operator keeps the two secrets. */
    private Path secrets() throws IOException {
        Path keys = Files.createDirectories(folder.resolve("secrets"));
        for (String secret : List.of("master.key", "log.key")) {
            Path copy = keys.resolve(secret);
            if (!Files.exists(copy)) {
                Files.copy(ledger.data().resolve("keys").resolve(secret), copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return keys;
    }

    private Ran restore(Path file, Path data, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                file.toString(), "--data", data.toString(), "--keys", secrets().toString()));
        arguments.addAll(List.of(more));
        return ran(new RestoreCommand(), arguments.toArray(String[]::new));
    }

    private void grade(String id) {
        ledger.as("qa.lead").post("/api/v1/audits", Body.allocation(HERE, id)).accepted();
        ledger.as("qa.lead")
                .post(
                        "/api/v1/audits/" + id + "/grade",
                        Body.with(Body.grade(Body.SUBMITTED_ON, "Good"), "rationale", WHY))
                .accepted();
    }

    @Test
    void answers_as_before_and_goes_on_under_its_name() throws Exception {
        grade("BACKUP-1");
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Integer> appending = CompletableFuture.supplyAsync(() -> {
            int appended = 0;
            while (!done.get()) {
                grade("BACKUP-2-" + appended++);
            }
            return appended;
        });
        Path file = backup();
        done.set(true);
        assertThat(appending.get()).as("the ledger went on meanwhile").isPositive();
        Path data = folder.resolve("restored");

        Ran restored = restore(file, data, "--no-later-checkpoint");

        assertThat(restored.exit()).as(restored.err()).isZero();
        assertThat(restored.out()).startsWith("case-ledger.org/restore@v1\n").contains("outcome same-origin");
        LogMonitor monitor = new LogMonitor(ledger.address());
        List<byte[]> entries = monitor.entries(monitor.checkpoint().size());
        try (LedgerProcess again = LedgerProcess.embedded(data)) {
            LogMonitor copy = new LogMonitor(again.address());
            List<byte[]> copied = copy.entries(copy.checkpoint().size());
            assertThat(copied.toArray())
                    .isEqualTo(entries.subList(0, copied.size()).toArray());
            assertThat(copy.checkpoint().origin())
                    .isEqualTo(monitor.checkpoint().origin());
            assertThat(again.as("inspector.one")
                            .get("/api/v1/audits/BACKUP-1/history")
                            .body())
                    .contains(WHY)
                    .isEqualTo(ledger.as("inspector.one")
                            .get("/api/v1/audits/BACKUP-1/history")
                            .body());
            for (ExpectedAnswer expected : ExpectedAnswer.of("county-2019-08")) {
                expected.of(new Authority("E10000013")).check(again.as("inspector.one"));
            }
        }
    }

    @Test
    void begins_a_new_name_where_something_was_signed_after_the_backup() throws Exception {
        Path file = backup();
        long size = sizeOf(file);
        grade("BACKUP-3");
        LogMonitor monitor = new LogMonitor(ledger.address());
        String later = Waiting.until(monitor::checkpoint, checkpoint -> checkpoint.size() > size)
                .note();
        Path published = Files.writeString(folder.resolve("checkpoint"), later);
        Path data = folder.resolve("restored");

        Ran restored = restore(file, data, "--last-checkpoint", published.toString());

        assertThat(restored.exit()).as(restored.err()).isZero();
        Checkpoint old = Checkpoint.of(later);
        assertThat(restored.out())
                .contains("\n" + old.origin() + "/restored/")
                .contains("predecessor " + old.origin() + " " + size + " ")
                .contains("predecessor-signed-later " + old.origin() + " " + old.size() + " " + old.root())
                .as("both keys sign it")
                .contains("\n\u2014 " + old.origin() + "/restored/")
                .contains("\n\u2014 " + old.origin() + " ");
        try (LedgerProcess again = LedgerProcess.embedded(data)) {
            assertThat(new LogMonitor(again.address()).checkpoint().origin()).startsWith(old.origin() + "/restored/");
        }
    }

    @Test
    void keeps_erased_what_was_erased_after_the_backup() throws Exception {
        grade("BACKUP-4");
        Path erasures =
                Files.writeString(folder.resolve("erasures"), DataSubject.child(HERE, "child-of-BACKUP-4") + "\n");
        Path data = folder.resolve("restored");

        Ran restored = restore(backup(), data, "--no-later-checkpoint", "--erasures", erasures.toString());

        assertThat(restored.out()).contains("\nerased 1\n");
        try (LedgerProcess again = LedgerProcess.embedded(data)) {
            assertThat(again.as("inspector.one")
                            .get("/api/v1/audits/BACKUP-4/history")
                            .accepted()
                            .body())
                    .contains("GradeSubmitted")
                    .doesNotContain(WHY);
        }
    }

    @Test
    void begins_a_new_name_where_nobody_says_what_was_signed_last() throws Exception {
        Ran restored = restore(backup(), folder.resolve("restored"));

        assertThat(restored.exit()).as(restored.err()).isZero();
        assertThat(restored.out()).contains("outcome new-origin");
    }

    @Test
    void refuses_a_checkpoint_that_is_not_the_logs() throws Exception {
        Path file = backup();
        String mine = new LogMonitor(ledger.address()).checkpoint().note();
        Path foreign = Files.writeString(folder.resolve("checkpoint"), mine.replaceFirst("\n[0-9]+\n", "\n9999999\n"));
        Path data = folder.resolve("restored");

        Ran refused = restore(file, data, "--last-checkpoint", foreign.toString());

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).contains("is no checkpoint that the log");
        assertThat(data).doesNotExist();
    }

    @Test
    void is_refused_where_a_byte_of_the_backup_was_changed() throws Exception {
        Path file = backup();
        byte[] whole = Files.readAllBytes(file);
        Path data = folder.resolve("restored");
        Random random = new Random(20261121);
        for (int i = 0; i < DAMAGES; i++) {
            int at = (int) ((long) whole.length * i / DAMAGES) + random.nextInt(whole.length / DAMAGES);
            byte[] changed = whole.clone();
            changed[at] ^= (byte) (1 + random.nextInt(255));
            Ran refused = restore(Files.write(folder.resolve("damaged.tar"), changed), data, "--no-later-checkpoint");

            assertThat(refused.exit()).as("byte %d", at).isEqualTo(1);
            assertThat(refused.err()).contains("is refused").contains("Nothing was restored");
            assertThat(data).doesNotExist();
        }
    }

    @Test
    void needs_the_master_key_of_its_texts_and_an_empty_folder() throws Exception {
        Path file = backup();
        Path data = Files.createDirectories(folder.resolve("restored"));
        byte[] other = new byte[32];
        Files.write(secrets().resolve("master.key"), other);

        Ran refused = restore(file, data, "--no-later-checkpoint");

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).contains("master.key does not open");
        assertThat(data).isEmptyDirectory();
        Files.delete(secrets().resolve("master.key"));
        Files.writeString(data.resolve("something"), "here");
        assertThat(restore(file, data, "--no-later-checkpoint").err()).contains("is not empty");
    }

    @Test
    void does_not_start_from_a_restore_that_was_cut_off() throws Exception {
        Path file = backup();
        Path data = folder.resolve("restored");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "restore",
                        file.toString(),
                        "--data",
                        data.toString(),
                        "--keys",
                        secrets().toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        Waiting.until(() -> Files.exists(data.resolve("restoring")), there -> there);
        process.destroyForcibly().waitFor();
        assertThat(data.resolve("ledger.db")).as("it was cut off in time").doesNotExist();

        try (LedgerProcess again = LedgerProcess.embedded(data)) {
            assertThat(again.exitCode()).isEqualTo(1);
            assertThat(again.output()).contains("was cut off").contains("empty the folder and restore again");
        }
        assertThat(restore(file, data, "--no-later-checkpoint").err()).contains("is not empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dpo.one", "inspector.one", "director.one", "qa.lead", "auditor.one"})
    void is_for_administrators_alone(String user) {
        assertThat(ledger.as(user).get("/api/v1/ledger/backup").status()).isEqualTo(403);
        assertThat(ledger.anonymous().get("/api/v1/ledger/backup").status()).isEqualTo(401);
    }

    private static long sizeOf(Path backup) throws IOException {
        String text = Files.readString(backup, StandardCharsets.ISO_8859_1);
        String manifest = text.substring(text.indexOf("case-ledger.org/backup@v1\n"));
        return Long.parseLong(manifest.lines().skip(2).findFirst().orElseThrow());
    }
}

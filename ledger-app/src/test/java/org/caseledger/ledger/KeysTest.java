package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.ledger.Body.map;
import static org.caseledger.ledger.Body.with;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.caseledger.events.stored.LedgerSerializer;
import org.caseledger.eventstore.SqliteLedger;
import org.caseledger.eventstore.keys.KeyPlace;
import org.caseledger.eventstore.keys.SecretFile;
import org.caseledger.eventstore.keys.SubjectKeyStore;
import org.caseledger.ledger.LedgerProperties.EventStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Order(21)
@DisplayName("The keys of a ledger")
class KeysTest {

    private static final String HERE = "E10000196";
    private static final String WHY = "Purposeful visits, a clear plan.";
    private static final String STAYS = "child:E10000196:C/1";
    private static final String ERASED = "child:E10000196:C/2";
    private static final int MANY = 20_000;

    @TempDir
    Path folder;

    private CommandProcess keys(String... arguments) throws Exception {
        String[] all = new String[arguments.length + 3];
        all[0] = "keys";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[all.length - 2] = "--data";
        all[all.length - 1] = data().toString();
        return CommandProcess.run(all);
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path master() {
        return data().resolve("keys/master.key");
    }

    @OnlyOver(
            value = EventStore.EMBEDDED,
            because = "SharedKeysTest and AxonServerTest tell what is otherwise where a server holds the ledger")
    @Test
    void are_backed_up_rotated_and_restored_without_anybody_who_was_erased_meanwhile() throws Exception {
        String file = folder.resolve("subject-keys.txt").toString();
        Path safe = folder.resolve("safe");
        try (LedgerProcess process = LedgerProcess.demo(data(), 0)) {
            tell(process, "KEYS-1", "C/1");
            tell(process, "KEYS-2", "C/2");
            CommandProcess backedUp = keys("backup", file);
            assertThat(backedUp.exit()).as(backedUp.output()).isZero();
            assertThat(backedUp.output()).contains("Not in it, and needed to restore");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(file))))
                    .isEqualTo("rw-------");
            for (String refused : List.of("rotate", "restore")) {
                CommandProcess beside = refused.equals("rotate") ? keys(refused) : keys(refused, file);
                assertThat(beside.exit()).isEqualTo(1);
                assertThat(beside.output()).contains("stop the server of " + data());
            }
            erase(process);
            process.stop();
        }
        SecretFile.copy(master(), safe.resolve("master.key"));

        CommandProcess rotated = keys("rotate");

        assertThat(rotated.exit()).as(rotated.output()).isZero();
        assertThat(rotated.output()).contains("The master key was rotated: ").contains("the old one is gone");
        assertThat(Files.readAllBytes(master())).isNotEqualTo(Files.readAllBytes(safe.resolve("master.key")));
        assertTexts();

        for (String name : List.of("keys.db", "keys.db-wal", "keys.db-shm")) {
            Files.deleteIfExists(data().resolve("keys").resolve(name));
        }
        CommandProcess another = keys("restore", file);
        assertThat(another.exit()).isEqualTo(1);
        assertThat(another.output()).contains("made under another master key").contains("Nothing was restored");

        CommandProcess restored = keys("restore", file, "--keys", safe.toString());

        assertThat(restored.exit()).as(restored.output()).isZero();
        try (SubjectKeyStore store = SubjectKeyStore.open(KeyPlace.in(data().resolve("keys")))) {
            assertThat(store.find(STAYS)).isPresent();
            assertThat(store.find(ERASED)).as("not even before the start").isEmpty();
        }
        assertTexts();
    }

    @Test
    void all_open_after_a_rotation_that_was_killed() throws Exception {
        Map<String, byte[]> before = new ConcurrentHashMap<>();
        SqliteLedger.open(data(), new LedgerSerializer()).close();
        try (SubjectKeyStore store = SubjectKeyStore.open(KeyPlace.in(data().resolve("keys")));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < MANY; i++) {
                String subject = "child:" + HERE + ":" + i;
                threads.execute(() -> before.put(subject, store.keyFor(subject)));
            }
            threads.shutdown();
            assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        }
        assertThat(before).hasSize(MANY);
        Process rotating = CommandProcess.start("keys", "rotate", "--data", data().toString());
        Path next = data().resolve("keys/master.key.next");
        Waiting.until(() -> Files.exists(next) || !rotating.isAlive(), begun -> begun);

        rotating.destroyForcibly().waitFor();

        assertEveryKey(before);
        assertThat(next).doesNotExist();
        CommandProcess again = keys("rotate");
        assertThat(again.output()).contains("The master key was rotated: " + MANY + " keys");
        assertEveryKey(before);
    }

    @Test
    void need_a_ledger_and_a_file_that_is_not_there() throws Exception {
        Files.createDirectories(data());
        assertThat(keys("rotate").output()).contains("holds no ledger");
        assertThat(keys("backup", folder.resolve("b").toString()).output()).contains("holds no keys.db");
        Files.createFile(Files.createDirectory(data().resolve("mirror")).resolve("ledger.db"));
        assertThat(keys("rotate").output())
                .as("over a copy of an Axon Server's ledger")
                .contains("holds no keys.db");
        assertThat(keys("backup", data().toString()).output()).contains("exists: name another file");
        assertThat(keys("backup", data().resolve("nowhere/keys.txt").toString()).output())
                .contains("there is no folder")
                .contains("make it first");
        assertThat(keys("restore", folder.resolve("b").toString()).exit()).isEqualTo(1);
        assertThat(CommandProcess.run("keys", "--help").output()).contains("rotate", "backup", "restore");
        for (String command : List.of("rotate", "backup", "restore")) {
            assertThat(CommandProcess.run("keys", command, "--help").exit()).isZero();
        }
    }

    private void assertEveryKey(Map<String, byte[]> before) {
        try (SubjectKeyStore store = SubjectKeyStore.open(KeyPlace.in(data().resolve("keys")))) {
            before.forEach((subject, key) -> assertThat(store.find(subject))
                    .hasValueSatisfying(found -> assertThat(found).isEqualTo(key)));
        }
    }

    private void assertTexts() throws Exception {
        try (LedgerProcess process = LedgerProcess.demo(data(), 0)) {
            assertThat(history(process, "KEYS-1")).contains(WHY);
            assertThat(history(process, "KEYS-2")).contains("erased").doesNotContain(WHY);
            process.stop();
        }
    }

    private static String history(LedgerProcess process, String audit) throws Exception {
        return process.as("dpo.one")
                .get("/api/v1/audits/" + audit + "/history")
                .accepted()
                .body();
    }

    private static void tell(LedgerProcess process, String id, String child) throws Exception {
        Caller lead = process.as("qa.lead");
        lead.post("/api/v1/audits", with(Body.allocation(HERE, id), "childRef", child))
                .accepted();
        lead.post("/api/v1/audits/" + id + "/grade", with(Body.grade(Body.SUBMITTED_ON, "Good"), "rationale", WHY))
                .accepted();
    }

    private static void erase(LedgerProcess process) throws Exception {
        process.as("dpo.one")
                .post(
                        "/api/v1/subjects/child%3AE10000196%3AC%2F2/erasure",
                        map("reason", "They asked for it"), "Idempotency-Key", "the-erasure")
                .accepted();
    }
}

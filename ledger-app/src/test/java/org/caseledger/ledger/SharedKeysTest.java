package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.ledger.Body.map;
import static org.caseledger.ledger.Body.with;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.caseledger.eventstore.TemporaryPostgres;
import org.caseledger.eventstore.keys.KeyPlace;
import org.caseledger.eventstore.keys.SecretFile;
import org.caseledger.eventstore.keys.SubjectKeyStore;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Order(22)
@DisplayName("Keys and looks that nodes share")
class SharedKeysTest {

    private static final String HERE = "E10000197";
    private static final String WHY = "Purposeful visits, a clear plan.";
    private static final String AUDITS = "/api/v1/audits/";
    private static final int MANY = 5_000;

    @TempDir
    private Path folder;

    @AutoClose
    private TemporaryPostgres postgres;

    @BeforeEach
    void start() {
        postgres = TemporaryPostgres.startOrSkip();
    }

    private CommandProcess command(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--postgres-url", postgres.server().url()));
        return CommandProcess.run(all.toArray(String[]::new));
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private LedgerProcess serve() throws Exception {
        return LedgerProcess.of(
                "serve",
                "--demo",
                "--data",
                data(),
                "--port",
                "0",
                "--postgres-url",
                postgres.server().url());
    }

    @Test
    void are_rotated_and_checked_and_outlive_a_crash_of_their_server() throws Exception {
        String backup = folder.resolve("subject-keys.txt").toString();
        Path other = folder.resolve("other");
        try (LedgerProcess node = serve()) {
            tell(node, "SHARED-1", "C/1");
            tell(node, "SHARED-2", "C/2");
            SecretFile.copy(Path.of(data(), "keys/master.key"), other.resolve("keys/master.key"));
            assertThat(command("keys", "backup", backup, "--data", data()).exit())
                    .isZero();
            assertThat(command("keys", "rotate", "--data", other.toString()).output())
                    .contains("are in use by another process: stop every node");
            node.as("dpo.one")
                    .post("/api/v1/subjects/child%3A" + HERE + "%3AC%2F2/erasure", map("reason", "They asked for it"))
                    .accepted();
            assertErasedForAnotherNode(other.resolve("keys"));

            postgres.crash();
            assertThat(history(node, "SHARED-1").status()).isEqualTo(503);
            postgres.start();

            Caller reader = node.as("dpo.one");
            Waiting.until(() -> reader.get(AUDITS + "SHARED-1/history"), answer -> answer.status() == 200);
            assertTexts(node);
            node.stop();
        }
        assertThat(Path.of(data(), "keys/keys.db")).doesNotExist();
        assertThat(Path.of(data(), "reads")).doesNotExist();
        CommandProcess sound = command("check-reads", "--data", data());
        assertThat(sound.exit()).as(sound.output()).isZero();
        assertThat(sound.output()).contains("Sound. The newest row is ");

        CommandProcess rotated = command("keys", "rotate", "--data", data());
        assertThat(rotated.exit()).as(rotated.output()).isZero();
        assertThat(rotated.output()).contains("and to every other node now");
        CommandProcess restored = command(
                "keys",
                "restore",
                backup,
                "--data",
                data(),
                "--keys",
                other.resolve("keys").toString());
        assertThat(restored.exit()).as(restored.output()).isZero();
        assertThat(restored.output()).contains("Restored 0 keys");

        try (LedgerProcess again = serve()) {
            assertTexts(again);
            again.stop();
        }
        assertThat(command("serve", "--data", other.toString(), "--port", "0").output())
                .contains("Case Ledger can't start")
                .contains("copy master.key from a node");
    }

    private void assertErasedForAnotherNode(Path keys) {
        try (SubjectKeyStore another = SubjectKeyStore.open(KeyPlace.on(postgres.server(), keys))) {
            assertThat(another.find("child:" + HERE + ":C/1")).isPresent();
            assertThat(another.find("child:" + HERE + ":C/2")).isEmpty();
        }
    }

    @Test
    void all_open_after_a_rotation_that_was_killed() throws Exception {
        Path keys = Path.of(data(), "keys");
        Map<String, byte[]> before = new ConcurrentHashMap<>();
        try (SubjectKeyStore store = SubjectKeyStore.open(KeyPlace.on(postgres.server(), keys));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < MANY; i++) {
                String subject = "child:" + HERE + ":" + i;
                threads.execute(() -> before.put(subject, store.keyFor(subject)));
            }
        }
        Path next = keys.resolve("master.key.next");
        Process rotating = CommandProcess.start(
                "keys",
                "rotate",
                "--data",
                data(),
                "--postgres-url",
                postgres.server().url());
        Waiting.until(() -> Files.exists(next) || !rotating.isAlive(), begun -> begun);

        rotating.destroyForcibly().waitFor();

        assertThat(before).hasSize(MANY);
        assertEveryKey(keys, before);
        assertThat(next).doesNotExist();
        assertThat(command("keys", "rotate", "--data", data()).output())
                .contains("The master key was rotated: " + MANY + " keys");
        assertEveryKey(keys, before);
    }

    @Test
    void are_not_rotated_where_the_folder_holds_others_that_would_be_closed_for_ever() throws Exception {
        Path keys = Path.of(data(), "keys");
        SubjectKeyStore.open(KeyPlace.in(keys)).close();
        byte[] master = Files.readAllBytes(keys.resolve("master.key"));

        CommandProcess refused = command("keys", "rotate", "--data", data());

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.output()).contains("holds a keys.db, which the old master key alone opens");
        assertThat(Files.readAllBytes(keys.resolve("master.key"))).isEqualTo(master);
    }

    private void assertEveryKey(Path keys, Map<String, byte[]> before) {
        try (SubjectKeyStore store = SubjectKeyStore.open(KeyPlace.on(postgres.server(), keys))) {
            before.forEach((subject, key) -> assertThat(store.find(subject))
                    .hasValueSatisfying(found -> assertThat(found).isEqualTo(key)));
        }
    }

    private static void assertTexts(LedgerProcess node) throws Exception {
        assertThat(history(node, "SHARED-1").accepted().body()).contains(WHY);
        assertThat(history(node, "SHARED-2").accepted().body())
                .contains("erased")
                .doesNotContain(WHY);
    }

    private static Reply history(LedgerProcess node, String audit) throws Exception {
        return node.as("dpo.one").get(AUDITS + audit + "/history");
    }

    private static void tell(LedgerProcess node, String id, String child) throws Exception {
        Caller lead = node.as("qa.lead");
        lead.post("/api/v1/audits", with(Body.allocation(HERE, id), "childRef", child))
                .accepted();
        lead.post("/api/v1/audits/" + id + "/grade", with(Body.grade(Body.SUBMITTED_ON, "Good"), "rationale", WHY))
                .accepted();
    }
}

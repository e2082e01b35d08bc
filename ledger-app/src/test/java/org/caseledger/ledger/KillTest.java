package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.ledger.Body.allocation;
import static org.caseledger.ledger.Body.grade;
import static org.caseledger.ledger.Body.with;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.caseledger.ledger.ExpectedAnswer.Authority;
import org.caseledger.ledger.LogMonitor.Checkpoint;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Order(20)
@DisplayName("A process")
class KillTest {

    private static final String HERE = "E10000120";
    private static final int ROUNDS = 3;
    private static final int CALLERS = 4;
    private static final long SEED = 20261120;

    @TempDir
    Path folder;

    /**
     * What the server answered to a command.
     *
     * @param type of the event that the command must have left
     * @param version of the audit after it
     */
    private record Acknowledged(String auditId, String type, String version, long position) {}

    /** Every checkpoint that anybody saw: what each vouches for stays so. */
    private final List<Checkpoint> seen = new ArrayList<>();

    private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();

    @Test
    void killed_in_the_middle_of_its_work_loses_nothing_that_it_acknowledged() throws Exception {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            int before = acknowledged.size();
            try (LedgerProcess process = LedgerProcess.demo(folder, 0)) {
                check(process);
                killAfter(random.nextInt(20, 200), round, process);
            }
            assertThat(acknowledged.size()).isGreaterThan(before);
        }
        try (LedgerProcess process = LedgerProcess.demo(folder, 0)) {
            check(process);

            assertThat(process.stop()).as("the exit code of an ordinary end").isIn(0, 143);
        }
        try (LedgerProcess process = LedgerProcess.demo(folder, 0)) {
            check(process);
        }
    }

    private void killAfter(int commands, int round, LedgerProcess process) throws Exception {
        URI address = process.address();
        CountDownLatch enough = new CountDownLatch(commands);
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            for (int caller = 0; caller < CALLERS; caller++) {
                String name = "KILL-" + round + "-" + caller;
                callers.execute(() -> work(address, name, enough));
            }
            assertThat(enough.await(60, TimeUnit.SECONDS))
                    .as("the commands were taken")
                    .isTrue();
            seen.add(new LogMonitor(address).checkpoint());
            process.kill();
        }
    }

    /** Allocates, submits and moderates audits until nobody answers. */
    private void work(URI address, String name, CountDownLatch enough) {
        Caller lead = new Caller(address, "qa.lead");
        Caller moderator = new Caller(address, "moderator.one");
        try {
            for (int i = 0; ; i++) {
                String id = name + "-" + i;
                String audit = "/api/v1/audits/" + id;
                note(id, "AuditAllocated", lead.post("/api/v1/audits", allocation(HERE, id), "Idempotency-Key", id));
                enough.countDown();
                note(id, "GradeSubmitted", lead.post(audit + "/grade", grade(Body.SUBMITTED_ON, "Good")));
                enough.countDown();
                note(
                        id,
                        "GradeModerated",
                        moderator.post(audit + "/moderation", grade(Body.MODERATED_ON, "Requires Improvement")));
                enough.countDown();
            }
        } catch (UncheckedIOException killed) {
            // what was not answered may have taken effect or not
        }
    }

    private void note(String auditId, String type, Reply reply) {
        acknowledged.add(new Acknowledged(auditId, type, reply.accepted().etag(), Long.parseLong(reply.position())));
    }

    private void check(LedgerProcess process) throws Exception {
        Caller inspector = process.as("inspector.one");
        long position =
                acknowledged.stream().mapToLong(Acknowledged::position).max().orElse(0);
        Map<String, String> histories = new HashMap<>();
        for (Acknowledged command : acknowledged) {
            String history = histories.computeIfAbsent(
                    command.auditId(),
                    id -> inspector
                            .get("/api/v1/audits/" + id + "/history", "X-Min-Position", String.valueOf(position))
                            .accepted()
                            .body());
            assertThat(history).as(command.toString()).contains("\"" + command.type() + "\"");
        }
        checkLog(process, position);
        for (ExpectedAnswer expected : ExpectedAnswer.of("county-2019-08")) {
            expected.check(inspector);
            expected.of(new Authority("E10000013")).check(inspector);
        }
        long allocated = acknowledged.stream()
                .filter(command -> command.type().equals("AuditAllocated"))
                .count();
        if (allocated > 0) {
            assertThat(inspector
                            .get("/api/v1/views/completion?authority=" + HERE)
                            .json()
                            .get("rows")
                            .get(0)
                            .get("allocated")
                            .asLong())
                    .isBetween(allocated, allocated + (long) ROUNDS * CALLERS);
            assertRepeated(process);
        }
    }

    /** Also after a crash the log holds what it signed, and signs what came since. */
    private void checkLog(LedgerProcess process, long position) throws Exception {
        LogMonitor monitor = new LogMonitor(process.address());
        Checkpoint now = Waiting.until(monitor::checkpoint, checkpoint -> checkpoint.size() > position);
        seen.add(now);
        List<byte[]> entries = monitor.entries(now.size());
        for (Checkpoint checkpoint : seen) {
            assertThat(LogMonitor.root(entries.subList(0, (int) checkpoint.size())))
                    .as(checkpoint.note())
                    .isEqualTo(checkpoint.root());
        }
    }

    /** The answer of a key is in the ledger, so it outlives the process too. */
    private void assertRepeated(LedgerProcess process) throws Exception {
        Acknowledged first = acknowledged.element();
        Reply again = process.as("qa.lead")
                .post("/api/v1/audits", allocation(HERE, first.auditId()), "Idempotency-Key", first.auditId());
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.etag()).isEqualTo(first.version());
        Reply other = process.as("qa.lead")
                .post(
                        "/api/v1/audits",
                        with(allocation(HERE, first.auditId()), "team", "another"),
                        "Idempotency-Key",
                        first.auditId());
        assertThat(other.code()).isEqualTo("key-reused");
    }

    @Test
    void refuses_a_folder_that_another_holds_and_a_port_that_another_uses() throws Exception {
        Path data = folder.resolve("held");
        try (LedgerProcess holder = LedgerProcess.demo(data, 0)) {
            int port = holder.address().getPort();
            try (LedgerProcess second = LedgerProcess.demo(data, 0);
                    LedgerProcess third = LedgerProcess.demo(folder.resolve("other"), port)) {
                assertThat(second.exitCode()).isEqualTo(1);
                assertThat(complaints(second)).singleElement().asString().contains(data.toString());
                assertThat(third.exitCode()).isEqualTo(1);
                assertThat(complaints(third))
                        .singleElement()
                        .asString()
                        .contains("port " + port + " is in use", "--port");
            }
            assertThat(holder.as("qa.lead").get("/api/v1/views/concerns").status())
                    .isEqualTo(200);
        }
    }

    private static List<String> complaints(LedgerProcess process) {
        assertThat(process.output()).doesNotContain("\tat ");
        return process.output()
                .lines()
                .filter(line -> line.startsWith("Case Ledger can't start: "))
                .toList();
    }

    @Test
    void refuses_a_folder_that_is_a_file() throws IOException, InterruptedException {
        Path file = Files.createFile(folder.resolve("file"));
        try (LedgerProcess refused = LedgerProcess.demo(file, 0)) {
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(complaints(refused)).singleElement().asString().contains(file.toString());
        }
    }
}

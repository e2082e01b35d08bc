package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseledger.ledger.Body.allocation;
import static org.caseledger.ledger.Body.grade;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.caseledger.events.CommandAnswered;
import org.caseledger.events.stored.LedgerSerializer;
import org.caseledger.events.stored.Upcasters;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.eventstore.SqliteLedger;
import org.caseledger.eventstore.StoredEvent;
import org.caseledger.eventstore.axonserver.AxonServerLedger;
import org.caseledger.eventstore.axonserver.AxonServerSettings;
import org.caseledger.eventstore.keys.KeyPlace;
import org.caseledger.eventstore.keys.SubjectKeyStore;
import org.caseledger.ledger.ExpectedAnswer.Authority;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** Beside a real Axon Server. */
@Order(25)
@DisplayName("The ledger on an Axon Server")
class AxonServerTest {

    private static final String HERE = "E10000122";
    private static final Authority COUNTY = new Authority("E10000013");

    /** The folder of the node that took the first commands, and so has the keys of what was sealed. */
    @TempDir
    static Path first;

    @TempDir
    Path folder;

    private static @Nullable TemporaryAxonServer server;

    private final String run = UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    static void start() {
        server = TemporaryAxonServer.startOrSkip();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static String address() {
        return Objects.requireNonNull(server).address();
    }

    private static LedgerProcess firstNode() throws Exception {
        return serve(first);
    }

    /** Another node, which brings nothing along and has no keys. */
    private LedgerProcess secondNode() throws Exception {
        Path nothing = Files.createDirectories(folder.resolve("nothing"));
        Files.writeString(nothing.resolve("teams.csv"), "authority,team,name,area,programme\n");
        return serve(folder.resolve("second"), "--import", nothing.toString());
    }

    private static LedgerProcess serve(Path data, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("serve", "--demo", "--port", "0"));
        arguments.addAll(List.of("--data", data.toString()));
        arguments.addAll(List.of("--event-store", "axonserver", "--axonserver", address()));
        arguments.addAll(List.of(more));
        return LedgerProcess.of(arguments.toArray(String[]::new));
    }

    private AxonServerLedger open(String node) {
        return AxonServerLedger.open(
                AxonServerSettings.at(address(), "default", null, null, Duration.ofSeconds(30)),
                folder.resolve(node),
                new LedgerSerializer(),
                Upcasters.all(),
                Clock.systemUTC(),
                progress -> {});
    }

    @Test
    void answers_as_any_other_and_loses_nothing_when_killed() throws Exception {
        List<byte[]> entries;
        String position;
        try (LedgerProcess node = firstNode()) {
            checkCounty(node);
            position = gradeOne(node, "AXON-" + run);
            entries = signedEntries(node, Long.parseLong(position));
            node.kill();
        }
        try (LedgerProcess again = firstNode()) {
            checkCounty(again);
            checkGraded(again, "AXON-" + run, position);
            assertThat(LogMonitor.root(
                            signedEntries(again, Long.parseLong(position)).subList(0, entries.size())))
                    .isEqualTo(LogMonitor.root(entries));
            again.kill();
        }
        FileSystemUtils.deleteRecursively(first.resolve("mirror"));
        try (LedgerProcess rebuilt = firstNode()) {
            checkCounty(rebuilt);
            checkGraded(rebuilt, "AXON-" + run, position);
            assertThat(LogMonitor.root(
                            signedEntries(rebuilt, Long.parseLong(position)).subList(0, entries.size())))
                    .isEqualTo(LogMonitor.root(entries));
        }
    }

    @Test
    void is_backed_up_beside_its_node_and_without_one_and_from_the_mirror_alone() throws Exception {
        Path running = folder.resolve("running.tar");
        Path stopped = folder.resolve("stopped.tar");
        Path mirror = folder.resolve("mirror.tar");
        List<byte[]> entries;
        String data = first.toString();
        try (LedgerProcess node = firstNode()) {
            String position = gradeOne(node, "AXON-BACKUP-" + run);
            entries = signedEntries(node, Long.parseLong(position));
            backedUp(running, "--data", data);
            node.stop();
        }
        String[] stores = {"--event-store", "axonserver", "--axonserver", address()};
        backedUp(stopped, "--data", data, stores[0], stores[1], stores[2], stores[3]);
        backedUp(mirror, "--data", data, stores[0], stores[1], "--axonserver", "127.0.0.1:1", "--mirror");
        for (Path file : List.of(running, stopped, mirror)) {
            Path restored = folder.resolve("restored-from-" + file.getFileName());
            CommandProcess done = CommandProcess.run(
                    "restore",
                    file.toString(),
                    "--data",
                    restored.toString(),
                    "--keys",
                    first.resolve("keys").toString(),
                    "--no-later-checkpoint");
            assertThat(done.exit()).as(done.output()).isZero();
            try (LedgerEngine ledger = SqliteLedger.open(restored, new LedgerSerializer())) {
                assertThat(LogMonitor.root(new LedgerLeaves(ledger).read(0, entries.size())))
                        .isEqualTo(LogMonitor.root(entries));
            }
        }
    }

    private static void backedUp(Path file, String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("backup", file.toString()));
        arguments.addAll(List.of(options));
        CommandProcess backup = CommandProcess.run(arguments.toArray(String[]::new));
        assertThat(backup.exit()).as(backup.output()).isZero();
    }

    @Test
    void is_one_ledger_for_two_nodes() throws Exception {
        String id = "AXON-TWO-" + run;
        try (LedgerProcess one = firstNode();
                LedgerProcess two = secondNode()) {
            Reply made = one.as("qa.lead").post("/api/v1/audits", allocation(HERE, id), "Idempotency-Key", id);
            made.accepted();

            Reply repeated = two.as("qa.lead").post("/api/v1/audits", allocation(HERE, id), "Idempotency-Key", id);
            Reply another = two.as("qa.lead").post("/api/v1/audits", allocation(HERE, id));
            Reply graded = one.as("qa.lead").post("/api/v1/audits/" + id + "/grade", grade(Body.SUBMITTED_ON, "Good"));

            assertThat(repeated.status()).isEqualTo(201);
            assertThat(repeated.etag()).isEqualTo(made.etag());
            assertThat(another.code()).isEqualTo("audit-exists");
            String position = graded.accepted().position();
            assertThat(two.as("inspector.one")
                            .get("/api/v1/audits/" + id + "/history", "X-Min-Position", position)
                            .accepted()
                            .body())
                    .contains("\"GradeSubmitted\"");
            long signed = Long.parseLong(position);
            int common = (int) signed + 1;
            assertThat(LogMonitor.root(signedEntries(one, signed).subList(0, common)))
                    .isEqualTo(LogMonitor.root(signedEntries(two, signed).subList(0, common)));
        }
    }

    @Test
    void is_read_to_its_end_by_a_command_that_restores_keys_of_nobody_erased() throws Exception {
        String id = "AXON-KEYS-" + run;
        String file = folder.resolve("subject-keys.txt").toString();
        try (LedgerProcess node = firstNode()) {
            gradeOne(node, id);
            assertThat(CommandProcess.run("keys", "backup", file, "--data", first.toString())
                            .exit())
                    .isZero();
            node.as("dpo.one")
                    .post(
                            "/api/v1/subjects/child%3A" + HERE + "%3Achild-of-" + id + "/erasure",
                            Body.map("reason", "They asked for it"))
                    .accepted();
            node.stop();
        }
        FileSystemUtils.deleteRecursively(first.resolve("mirror"));
        for (String lost : List.of("keys.db", "keys.db-wal", "keys.db-shm")) {
            Files.deleteIfExists(first.resolve("keys").resolve(lost));
        }

        CommandProcess restored = CommandProcess.run(
                "keys",
                "restore",
                file,
                "--data",
                first.toString(),
                "--event-store",
                "axonserver",
                "--axonserver",
                address());

        assertThat(restored.exit()).as(restored.output()).isZero();
        assertThat(restored.output()).contains("1 subjects in the backup stay erased");
        try (SubjectKeyStore keys = SubjectKeyStore.open(KeyPlace.in(first.resolve("keys")))) {
            assertThat(keys.find("child:" + HERE + ":child-of-" + id)).isEmpty();
        }
    }

    @Test
    void takes_one_of_many_commands_that_two_nodes_send_for_one_audit() throws Exception {
        String id = "AXON-RACE-" + run;
        try (LedgerProcess one = firstNode();
                LedgerProcess two = secondNode();
                ExecutorService callers = Executors.newFixedThreadPool(8)) {
            List<Caller> leads = List.of(one.as("qa.lead"), two.as("qa.lead"));
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Reply>> sent = IntStream.range(0, 8)
                    .mapToObj(caller -> callers.submit(() -> {
                        start.await();
                        return leads.get(caller % 2).post("/api/v1/audits", allocation(HERE, id));
                    }))
                    .toList();
            start.countDown();

            int taken = 0;
            for (Future<Reply> reply : sent) {
                assertThat(reply.get().status()).isIn(201, 409);
                taken += reply.get().status() == 201 ? 1 : 0;
            }
            assertThat(taken).isEqualTo(1);
        }
    }

    @Test
    void keeps_events_as_the_embedded_ledger_does_to_the_last_byte() throws Exception {
        Instant at = Instant.parse("2026-11-21T08:00:00.123Z");
        DomainEventMessage<?> event = new GenericDomainEventMessage<>(
                "answer",
                "answer:Ä" + run,
                0,
                new GenericEventMessage<>(
                        UUID.randomUUID().toString(),
                        new CommandAnswered("hash", 201, "Ä-1", 0, null, LocalDate.of(2026, 11, 21)),
                        MetaData.with("role", "QA_LEAD").and("actor", "qa.lead").and("importing", "Ä \"1\""),
                        at),
                at);

        try (AxonServerLedger there = open("node");
                LedgerEngine here = SqliteLedger.open(
                        folder.resolve("embedded"), new LedgerSerializer(), Upcasters.all(), Clock.systemUTC())) {
            there.engine().appendEvents(event);
            here.appendEvents(event);

            assertThat(there.mirror().awaitPosition(there.headPosition(), Duration.ofSeconds(30)))
                    .isTrue();
            StoredEvent mirrored =
                    there.mirror().readStored(event.getAggregateIdentifier()).getFirst();
            StoredEvent embedded =
                    here.readStored(event.getAggregateIdentifier()).getFirst();
            assertThat(EventLine.of(placed(mirrored))).isEqualTo(EventLine.of(placed(embedded)));
            assertThat(there.engine().readEvents(event.getAggregateIdentifier()).next())
                    .extracting(
                            DomainEventMessage::getIdentifier,
                            DomainEventMessage::getPayload,
                            DomainEventMessage::getMetaData)
                    .containsExactly(event.getIdentifier(), event.getPayload(), event.getMetaData());
            assertThat(there.engine().lastSequenceNumberFor(event.getAggregateIdentifier()))
                    .contains(0L);
            assertThat(there.engine().lastSequenceNumberFor("answer:none" + run))
                    .isEmpty();
            assertThat(there.engine().readEvents("answer:none" + run).hasNext()).isFalse();
        }
    }

    /** All but position and time, which are each ledger's own. */
    private static StoredEvent placed(StoredEvent event) {
        return new StoredEvent(
                0,
                event.id(),
                event.type(),
                event.revision(),
                event.aggregateType(),
                event.aggregateId(),
                event.sequence(),
                0,
                event.metadata(),
                event.payload());
    }

    @Test
    void appends_all_events_of_a_call_or_none() {
        CommandAnswered answered = new CommandAnswered("hash", 200, "1", 0, null, LocalDate.of(2026, 11, 21));
        DomainEventMessage<?> first = new GenericDomainEventMessage<>("answer", "answer:1" + run, 0, answered);
        DomainEventMessage<?> second = new GenericDomainEventMessage<>("answer", "answer:2" + run, 0, answered);
        DomainEventMessage<?> later = new GenericDomainEventMessage<>("answer", "answer:1" + run, 1, answered);
        try (AxonServerLedger ledger = open("node")) {
            ledger.engine().appendEvents(first);
            long head = ledger.headPosition();

            assertThatThrownBy(() -> ledger.engine().appendEvents(second, first))
                    .isInstanceOf(AggregateStreamCreationException.class);
            ledger.engine().appendEvents(later);
            assertThatThrownBy(() -> ledger.engine().appendEvents(later, second))
                    .isInstanceOf(ConcurrencyException.class);

            assertThat(ledger.headPosition()).isEqualTo(head + 1);
            assertThat(ledger.engine().lastSequenceNumberFor("answer:2" + run)).isEmpty();
        }
    }

    private static void checkCounty(LedgerProcess node) throws Exception {
        for (ExpectedAnswer expected : ExpectedAnswer.of("county-2019-08")) {
            expected.of(COUNTY).check(node.as("inspector.one"));
        }
    }

    private static String gradeOne(LedgerProcess node, String id) throws Exception {
        node.as("qa.lead").post("/api/v1/audits", allocation(HERE, id)).accepted();
        return node.as("qa.lead")
                .post("/api/v1/audits/" + id + "/grade", grade(Body.SUBMITTED_ON, "Good"))
                .accepted()
                .position();
    }

    private static void checkGraded(LedgerProcess node, String id, String position) throws Exception {
        assertThat(node.as("inspector.one")
                        .get("/api/v1/audits/" + id + "/history", "X-Min-Position", position)
                        .accepted()
                        .body())
                .contains("\"GradeSubmitted\"");
    }

    /** The log's entries once it has signed the position. */
    private static List<byte[]> signedEntries(LedgerProcess node, long position) throws Exception {
        LogMonitor monitor = new LogMonitor(node.address());
        long size = Waiting.until(monitor::checkpoint, checkpoint -> checkpoint.size() > position)
                .size();
        return monitor.entries(size);
    }
}

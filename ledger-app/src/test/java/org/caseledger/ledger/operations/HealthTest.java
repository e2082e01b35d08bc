package org.caseledger.ledger.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.caseledger.events.stored.LedgerSerializer;
import org.caseledger.events.stored.Upcasters;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.eventstore.SqliteLedger;
import org.caseledger.eventstore.log.SqliteLog;
import org.caseledger.eventstore.log.StoredLog;
import org.caseledger.ledger.KeptLog;
import org.caseledger.ledger.LedgerLeaves;
import org.caseledger.ledger.Waiting;
import org.caseledger.query.log.LogFollower;
import org.caseledger.query.log.LogKey;
import org.caseledger.query.log.TransparencyLog;
import org.caseledger.query.projection.Positions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

@DisplayName("A node is not ready while")
class HealthTest {

    private static final OperationsSettings SETTINGS = new OperationsSettings(10, 2, "");
    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);
    private static final Duration SHORT = Duration.ofMillis(200);

    @TempDir
    Path data;

    private static Health ask(HealthIndicator indicator) {
        return Objects.requireNonNull(indicator.health(true));
    }

    private static Status status(HealthIndicator indicator) {
        return ask(indicator).getStatus();
    }

    @Test
    void its_views_are_far_behind_and_says_how_far() {
        Instant recorded = Instant.parse("2024-03-01T12:00:00Z");
        try (LedgerEngine ledger = SqliteLedger.open(data, new LedgerSerializer(), Upcasters.all(), () -> recorded)) {
            NewerVersion.tellsSomethingKnown(ledger, NewerVersion.FIRST);
            NewerVersion.tellsSomethingKnown(ledger, NewerVersion.SECOND);

            Health inTime = ask(views(ledger, 0, recorded.plusSeconds(10)));
            assertThat(inTime.getStatus()).isEqualTo(Status.UP);
            assertThat(inTime.getDetails()).containsEntry("eventsBehind", 2L).containsEntry("secondsBehind", 10.0);

            assertThat(ask(views(ledger, 1, recorded.plusSeconds(11))).getDetails())
                    .containsEntry("eventsBehind", 1L)
                    .containsEntry("secondsBehind", 11.0);
            assertThat(status(views(ledger, 1, recorded.plusSeconds(11)))).isEqualTo(Status.OUT_OF_SERVICE);
            assertThat(status(views(ledger, 2, recorded.plusSeconds(11)))).isEqualTo(Status.UP);

            NewerVersion.tellsSomethingKnown(ledger, NewerVersion.THIRD);
            assertThat(status(views(ledger, 0, recorded)))
                    .as("three events, where two are allowed")
                    .isEqualTo(Status.OUT_OF_SERVICE);
        }
    }

    private static ViewsHealth views(LedgerEngine ledger, long next, Instant now) {
        return new ViewsHealth(
                Optional::empty, new Lag("facts", () -> next, ledger, InstantSource.fixed(now)), SETTINGS);
    }

    @Test
    void its_views_have_stopped_though_they_seem_to_run_between_two_trials() {
        try (LedgerEngine ledger = SqliteLedger.open(data, new NewerVersion())) {
            NewerVersion.tellsSomethingNew(ledger, NewerVersion.FIRST);
            boolean[] failing = {true};
            Following following = new ViewsFollowing(() -> failing[0], new Positions(), ledger);
            ViewsHealth health =
                    new ViewsHealth(following, new Lag("facts", () -> 0, ledger, InstantSource.system()), SETTINGS);

            assertThat(ask(health).getDetails().get("stopped"))
                    .isEqualTo("The ledger holds an event of the type GradeForetold, which this version of Case Ledger"
                            + " does not know: use the version that wrote it, or a newer one");
            failing[0] = false;
            assertThat(status(health)).isEqualTo(Status.DOWN);
        }
    }

    @Test
    void another_program_keeps_its_ledger_from_being_written() throws Exception {
        try (LedgerEngine ledger = SqliteLedger.open(data, new LedgerSerializer())) {
            NewerVersion.tellsSomethingKnown(ledger, NewerVersion.FIRST);
            HealthIndicator writing = new LedgerHealth(ledger::tryOutWriting, THREADS, Duration.ZERO, SHORT);
            HealthIndicator reading = new LedgerHealth(ledger::tryOutReading, THREADS, Duration.ZERO, SHORT);
            assertThat(status(writing)).isEqualTo(Status.UP);

            try (Connection other = ledgerFile();
                    Statement statement = other.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                assertThat(ask(writing).getDetails().get("error")).isEqualTo("It has not answered within 200 ms");
                assertThat(status(reading)).as("a node that only reads").isEqualTo(Status.UP);
            }
            HealthIndicator patient =
                    new LedgerHealth(ledger::tryOutWriting, THREADS, Duration.ZERO, SHORT.multipliedBy(100));
            assertThat(status(patient)).isEqualTo(Status.UP);
            assertThat(ledger.headPosition())
                    .as("what was tried out is not there")
                    .isZero();
            assertThat(ledger.readSnapshot("trial")).isEmpty();
        }
    }

    @Test
    void its_ledger_is_closed() {
        LedgerEngine ledger = SqliteLedger.open(data, new LedgerSerializer());
        HealthIndicator health =
                new LedgerHealth(ledger::tryOutWriting, THREADS, Duration.ofHours(1), SHORT.multipliedBy(100));
        assertThat(status(health)).isEqualTo(Status.UP);
        ledger.close();

        assertThat(status(health))
                .as("within the hour it is not tried out again")
                .isEqualTo(Status.UP);
        assertThat(status(new LedgerHealth(ledger::tryOutReading, THREADS, Duration.ZERO, SHORT.multipliedBy(100))))
                .isEqualTo(Status.DOWN);
    }

    @Test
    void its_ledger_is_not_the_one_that_was_signed() throws Exception {
        LogKey key = LogKey.make("ledger.example", new SecureRandom());
        try (LedgerEngine ledger = SqliteLedger.open(data, new LedgerSerializer());
                StoredLog store = SqliteLog.open(data.resolve("log"))) {
            NewerVersion.tellsSomethingKnown(ledger, NewerVersion.FIRST);
            TransparencyLog log = new TransparencyLog(new LedgerLeaves(ledger), KeptLog.alone(store), key);
            log.follow();
        }
        try (Connection other = ledgerFile();
                Statement statement = other.createStatement()) {
            statement.execute("UPDATE events SET id = 'another'");
        }
        try (LedgerEngine ledger = SqliteLedger.open(data, new LedgerSerializer());
                StoredLog store = SqliteLog.open(data.resolve("log"))) {
            TransparencyLog log = new TransparencyLog(new LedgerLeaves(ledger), KeptLog.alone(store), key);
            LogFollower follower = new LogFollower(log);
            HealthIndicator health = new LogHealth(
                    follower::hasStopped, new Lag("log", log::signedSize, ledger, InstantSource.system()));
            assertThat(status(health)).isEqualTo(Status.UP);

            follower.start();
            Waiting.until(follower::hasStopped, stopped -> stopped);

            assertThat(status(health)).isEqualTo(Status.DOWN);
            assertThat(ask(health).getDetails()).containsEntry("signed", 1L).containsKey("stopped");
        }
    }

    private Connection ledgerFile() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + data.resolve("ledger.db"));
    }

    @Test
    void the_database_of_its_documents_is_away() {
        MongoServer server = new MongoServer(new MemoryBackend());
        server.bind();
        try (MongoClient mongo = MongoClients.create(server.getConnectionString())) {
            HealthIndicator health = new DocumentsHealth(
                    () -> mongo.getDatabase("admin")
                            .withTimeout(5, TimeUnit.SECONDS)
                            .runCommand(new Document("ping", 1)),
                    List.of());
            assertThat(status(health)).isEqualTo(Status.UP);

            server.shutdownNow();

            assertThat(status(health)).isEqualTo(Status.DOWN);
        }
    }
}

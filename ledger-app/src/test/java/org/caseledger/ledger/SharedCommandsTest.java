package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.caseledger.events.RegisterEvent.TeamMentioned;
import org.caseledger.events.SealedText;
import org.caseledger.events.SubjectEvent.SubjectErased;
import org.caseledger.events.stored.LedgerSerializer;
import org.caseledger.events.stored.Upcasters;
import org.caseledger.eventstore.Database;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.eventstore.PostgresLease;
import org.caseledger.eventstore.PostgresLeases;
import org.caseledger.eventstore.PostgresLedger;
import org.caseledger.eventstore.PostgresServer;
import org.caseledger.eventstore.TemporaryPostgres;
import org.caseledger.eventstore.keys.KeyPlace;
import org.caseledger.eventstore.keys.SubjectKeyStore;
import org.caseledger.eventstore.log.PostgresLog;
import org.caseledger.eventstore.log.PostgresLogKeys;
import org.caseledger.eventstore.log.StoredLog;
import org.caseledger.query.log.LogKey;
import org.caseledger.query.log.TransparencyLog;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The node's events, keys and log stand in one PostgreSQL. Each test is about another of the three. */
@DisplayName("The commands of a stopped node whose ledger stands in PostgreSQL")
class SharedCommandsTest {

    private static final String HERE = "E10000198";
    private static final String STAYS = "child:" + HERE + ":C/1";
    private static final String ERASED = "child:" + HERE + ":C/2";
    private static final String FIRST_TILE = "SELECT hashes FROM log.tiles WHERE level = 0 AND idx = 0";

    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final SealedText REASON = new SealedText("cd".repeat(32), "decisions:" + ERASED, "bm9uY2U=");

    /** More than one full tile of the log. */
    private static final int TEAMS = 300;

    @TempDir
    private static Path folder;

    @AutoClose
    private static TemporaryPostgres postgres;

    private static Path data;
    private static String keysFile;

    @BeforeAll
    static void tell() throws Exception {
        postgres = TemporaryPostgres.startOrSkip();
        data = folder.resolve("data");
        keysFile = folder.resolve("subject-keys.txt").toString();
        try (SubjectKeyStore keys = NodeKeys.open(data.resolve("keys"), Optional.of(postgres.server()))) {
            keys.keyFor(STAYS);
            keys.keyFor(ERASED);
        }
        assertThat(CommandProcess.run("keys", "backup", keysFile, "--data", data.toString(), "--postgres-url", url())
                        .exit())
                .isZero();
        try (LedgerEngine ledger = PostgresLedger.open(
                postgres.server(), new LedgerSerializer(), Upcasters.all(), InstantSource.system())) {
            for (int team = 0; team < TEAMS; team++) {
                append(ledger, "team:" + team, new TeamMentioned(HERE, "T-" + team, null, "Fostering", DAY));
            }
            append(ledger, "subject:" + ERASED, new SubjectErased(ERASED, DAY, REASON));
            sign(ledger);
        }
    }

    private static void append(LedgerEngine ledger, String aggregate, Object event) {
        ledger.appendEvents(List.of(new GenericDomainEventMessage<>(
                "test", aggregate, 0, event, MetaData.with("actor", "qa.lead").and("role", "QA_LEAD"))));
    }

    private static void sign(LedgerEngine ledger) {
        Database log = PostgresLog.on(postgres.server());
        SecureRandom random = new SecureRandom();
        LogKey key = new SharedLogKey(log, new LogKeyFiles(data)).agreed(() -> LogKey.make("ledger.example", random));
        try (StoredLog tables = PostgresLog.open(log);
                KeptLog kept = KeptLog.of(tables, Optional.empty(), data.resolve("keys"), key.name())) {
            new TransparencyLog(new LedgerLeaves(ledger), kept, key).follow();
        }
    }

    /** With where everything stands. */
    private static String[] with(String... command) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of("--data", data.toString(), "--event-store", "postgres", "--postgres-url", url()));
        return all.toArray(String[]::new);
    }

    private static String url() {
        return postgres.server().url();
    }

    private static CommandProcess refused(String... command) throws Exception {
        CommandProcess refused = CommandProcess.run(command);
        assertThat(refused.exit()).as(refused.output()).isEqualTo(1);
        return refused;
    }

    @Test
    void rebuild_the_log_where_every_checkpoint_agrees() throws Exception {
        byte[] before = firstTile();
        change("UPDATE log.tiles SET hashes = ''::bytea WHERE level = 0 AND idx = 0");
        String id = change("UPDATE ledger.events SET id = 'another' WHERE position = 5");

        assertThat(refused(with("rebuild", "log")).output())
                .contains("The log was not rebuilt: An event from position 0");
        assertThat(firstTile()).as("left as it was").isEmpty();
        assertThat(refused("rebuild", "log", "--data", data.toString()).output())
                .contains("holds no ledger");

        change("UPDATE ledger.events SET id = '" + id + "' WHERE position = 5");
        CommandProcess rebuilt = CommandProcess.run(with("rebuild", "log"));
        assertThat(rebuilt.exit()).as(rebuilt.output()).isZero();
        assertThat(rebuilt.output()).contains("checkpoints agree with it");
        assertThat(firstTile()).isEqualTo(before);
    }

    @Test
    void give_the_log_another_key_for_all_nodes_at_once() throws Exception {
        Database log = PostgresLog.on(postgres.server());
        String[] rotate = {"rotate-log-key", "--data", data.toString(), "--postgres-url", url()};
        List<String> before = new PostgresLogKeys(log).all();
        try (PostgresLeases running = new PostgresLeases(log)) {
            PostgresLease lease = running.of("transparency-log");
            Waiting.until(lease::isHeld, held -> held);
            assertThat(refused(rotate).output()).contains("another node runs");
            assertThat(refused(with("rebuild", "log")).output()).contains("another node runs");
        }
        assertThat(refused("rotate-log-key", "--data", data.toString()).output())
                .contains("name it with --postgres-url");
        assertThat(new PostgresLogKeys(log).all()).isEqualTo(before);

        CommandProcess rotated = CommandProcess.run(rotate);

        assertThat(rotated.exit()).as(rotated.output()).isZero();
        List<String> after = new PostgresLogKeys(log).all();
        assertThat(after).hasSize(before.size() + 1).containsAll(before);
        assertThat(rotated.output()).contains(after.getLast()).contains("Copy log.key and log.vkeys");
        assertThat(new LogKeyFiles(data).current().orElseThrow().verifierKey()).isEqualTo(after.getLast());
    }

    @Test
    void restore_keys_of_nobody_whom_the_ledger_there_has_erased() throws Exception {
        change("DROP SCHEMA keys CASCADE");
        assertThat(refused("keys", "restore", keysFile, "--data", data.toString(), "--postgres-url", url())
                        .output())
                .contains("holds no ledger: name --event-store");

        CommandProcess restored = CommandProcess.run(with("keys", "restore", keysFile));

        assertThat(restored.exit()).as(restored.output()).isZero();
        assertThat(restored.output()).contains("1 subjects in the backup stay erased");
        PostgresServer server = postgres.server();
        try (SubjectKeyStore keys = SubjectKeyStore.open(KeyPlace.on(server, data.resolve("keys")))) {
            assertThat(keys.find(STAYS)).isPresent();
            assertThat(keys.find(ERASED)).as("not even before a start").isEmpty();
        }
    }

    private static byte[] firstTile() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(), "postgres", "");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(FIRST_TILE)) {
            assertThat(row.next()).isTrue();
            return row.getBytes(1);
        }
    }

    /** Changes the database behind the program's back; returns the id of the event at position 5 before. */
    private static String change(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(), "postgres", "");
                PreparedStatement select =
                        connection.prepareStatement("SELECT id FROM ledger.events WHERE position = 5");
                ResultSet row = select.executeQuery()) {
            assertThat(row.next()).isTrue();
            String id = row.getString(1);
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
            return id;
        }
    }
}

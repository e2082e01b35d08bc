package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.caseledger.events.stored.LedgerSerializer;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.eventstore.SqliteLedger;
import org.caseledger.eventstore.keys.SecretFile;
import org.caseledger.eventstore.log.SqliteLog;
import org.caseledger.eventstore.log.StoredLog;
import org.caseledger.ledger.backup.RebuildCommand;
import org.caseledger.query.log.Checkpoint;
import org.caseledger.query.log.LogKey;
import org.caseledger.query.log.TransparencyLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Order(9)
@ExtendWith(DemoLedger.Shared.class)
@DisplayName("The log of an exported and imported ledger")
class RebuiltLogTest {

    private final DemoLedger ledger;

    @TempDir
    Path folder;

    private Path data = Path.of("");
    private Checkpoint signed = Checkpoint.of("none\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n");

    RebuiltLogTest(DemoLedger ledger) {
        this.ledger = ledger;
    }

    /** Its log is signed by a key of its own. */
    @BeforeEach
    void exported_and_imported() {
        data = folder.resolve("copy");
        Path file = folder.resolve("ledger.jsonl");
        assertThat(new CommandLine(new ExportCommand())
                        .execute(file.toString(), "--data", ledger.data().toString()))
                .isZero();
        assertThat(new CommandLine(new ImportCommand()).execute(file.toString(), "--data", data.toString()))
                .isZero();
        signed = Checkpoint.of(signed());
    }

    private String signed() {
        Path keys = data.resolve("keys");
        SecureRandom random = new SecureRandom();
        LogKey key = LogKey.parse(SecretFile.readOrMake(
                keys.resolve("log.key"),
                () -> LogKey.make("ledger.example", random).secret()));
        try (LedgerEngine engine = SqliteLedger.open(data, new LedgerSerializer());
                StoredLog store = SqliteLog.open(data.resolve("log"))) {
            TransparencyLog log = new TransparencyLog(
                    new LedgerLeaves(engine), KeptLog.of(store, Optional.empty(), keys, key.name()), key);
            log.follow();
            return log.checkpoint().orElseThrow();
        }
    }

    private int rebuild() {
        return new CommandLine(new RebuildCommand()).execute("log", "--data", data.toString());
    }

    @Test
    void has_the_identical_root() {
        LogMonitor monitor = new LogMonitor(ledger.address());

        assertThat(signed.root().base64())
                .isEqualTo(LogMonitor.root(
                        monitor.entries(monitor.checkpoint().size()).subList(0, (int) signed.size())));
    }

    @Test
    void is_rebuilt_to_the_identical_root_where_it_was_lost() throws IOException {
        Files.delete(data.resolve("log").resolve("log.db"));

        assertThat(rebuild()).isZero();

        assertThat(Checkpoint.of(signed())).isEqualTo(signed);
    }

    @Test
    void is_not_rebuilt_over_a_ledger_that_was_changed() throws Exception {
        byte[] before = Files.readAllBytes(data.resolve("log").resolve("log.db"));
        change("UPDATE events SET id = 'another' WHERE position = 5");

        assertThat(rebuild()).isEqualTo(1);

        assertThat(data.resolve("log").resolve("log.db")).hasBinaryContent(before);
    }

    @Test
    void is_not_begun_anew_over_a_ledger_that_lost_its_end_and_its_log() throws Exception {
        Files.delete(data.resolve("log").resolve("log.db"));
        change("DELETE FROM events WHERE position = " + (signed.size() - 1));

        assertThat(rebuild()).isEqualTo(1);
        try (LedgerProcess process = LedgerProcess.embedded(data)) {
            assertThat(process.exitCode()).isEqualTo(1);
            assertThat(process.output()).contains("has signed " + signed.size());
        }
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("ledger.db"));
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }
}

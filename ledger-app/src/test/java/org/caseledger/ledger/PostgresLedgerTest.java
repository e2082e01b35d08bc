package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.caseledger.events.stored.LedgerSerializer;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.eventstore.SqliteLedger;
import org.caseledger.eventstore.TemporaryPostgres;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Order(18)
@DisplayName("A ledger whose events stand in PostgreSQL")
class PostgresLedgerTest {

    private static final String HERE = "E10000121";
    private static final String AUDIT = "POSTGRES-1";

    @AutoClose
    private TemporaryPostgres postgres;

    @TempDir
    Path folder;

    @BeforeEach
    void start() {
        postgres = TemporaryPostgres.startOrSkip();
    }

    private LedgerProcess serve() throws Exception {
        return LedgerProcess.of(
                "serve",
                "--demo",
                "--data",
                data(),
                "--port",
                "0",
                "--event-store",
                "postgres",
                "--postgres-url",
                url());
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private String url() {
        return postgres.server().url();
    }

    @Test
    void answers_as_the_embedded_one_and_is_logged_with_the_identical_root() throws Exception {
        LogMonitor.Checkpoint signed;
        try (LedgerProcess ledger = serve()) {
            assertExpectedAnswers(ledger);
            signed = new LogMonitor(ledger.address()).checkpoint();
            assertThat(ledger.stop()).isNotNegative();
        }
        try (LedgerProcess again = serve()) {
            assertExpectedAnswers(again);
            LogMonitor monitor = new LogMonitor(again.address());
            assertThat(monitor.checkpoint().size()).isGreaterThanOrEqualTo(signed.size());
            assertThat(LogMonitor.root(monitor.entries(signed.size()))).isEqualTo(signed.root());
        }
        Path file = folder.resolve("ledger.jsonl");
        assertThat(CommandProcess.run(
                                "export",
                                file.toString(),
                                "--data",
                                data(),
                                "--event-store",
                                "postgres",
                                "--postgres-url",
                                url())
                        .exit())
                .isZero();
        String copy = folder.resolve("copy").toString();
        assertThat(CommandProcess.run("import", file.toString(), "--data", copy).exit())
                .isZero();
        assertThat(embeddedRoot(Path.of(copy), signed.size())).isEqualTo(signed.root());
    }

    private static void assertExpectedAnswers(LedgerProcess ledger) throws Exception {
        Caller inspector = ledger.as("inspector.one");
        ExpectedAnswer.of("county-2019-08").forEach(answer -> answer.check(inspector));
    }

    private static String embeddedRoot(Path data, long size) {
        try (LedgerEngine embedded = SqliteLedger.open(data, new LedgerSerializer())) {
            return LogMonitor.root(new LedgerLeaves(embedded).read(0, Math.toIntExact(size)));
        }
    }

    @Test
    void says_that_its_server_is_away_and_goes_on_when_it_is_back() throws Exception {
        try (LedgerProcess ledger = serve()) {
            Caller lead = ledger.as("qa.lead");
            postgres.stop();
            Reply refused = lead.post("/api/v1/audits", Body.allocation(HERE, AUDIT));
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.code()).isEqualTo("store-away");
            assertThat(refused.header("Retry-After")).isNotEmpty();
            postgres.start();

            String position = lead.post("/api/v1/audits", Body.allocation(HERE, AUDIT))
                    .accepted()
                    .position();
            lead.get("/api/v1/audits/" + AUDIT, "X-Min-Position", position).accepted();
        }
    }

    @Test
    void waits_at_its_start_for_a_server_that_comes_up() throws Exception {
        postgres.stop();
        try (LedgerProcess ledger = serve()) {
            Waiting.until(ledger::output, output -> output.contains("s more"));
            postgres.start();
            assertThat(ledger.address()).isNotNull();
        }
    }

    @Test
    void needs_an_address_of_its_server() throws Exception {
        CommandProcess refused = CommandProcess.run("serve", "--event-store", "postgres", "--data", data());

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.output()).contains("--event-store postgres needs --postgres-url");
    }
}

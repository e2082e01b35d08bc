package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Order(25)
@DisplayName("The account that collects metrics")
class ScrapeAccountTest {

    @TempDir
    Path folder;

    @Test
    void reads_them_and_nothing_else() throws Exception {
        Path password = Files.writeString(folder.resolve("scrape.password"), "demo\n");
        try (LedgerProcess process =
                LedgerProcess.demo(folder.resolve("data"), List.of("--scrape-password-file", password.toString()))) {
            Caller collector = process.as("metrics");

            assertThat(collector.get("/actuator/prometheus").accepted().body()).contains("caseledger_ledger_events");
            for (String address :
                    List.of("/", "/actuator/metrics", "/api/v1/views/completion", "/api/v1/ledger/events")) {
                assertThat(collector.get(address).status()).as(address).isEqualTo(401);
            }
            assertThat(process.as("admin").get("/actuator/prometheus").status()).isEqualTo(200);
            assertThat(process.as("qa.lead").get("/actuator/prometheus").status())
                    .isEqualTo(403);
            assertThat(process.as("nobody").get("/actuator/prometheus").status())
                    .isEqualTo(401);
        }
        Files.writeString(password, "another password\n");
        try (LedgerProcess process =
                LedgerProcess.demo(folder.resolve("data"), List.of("--scrape-password-file", password.toString()))) {
            assertThat(process.as("metrics").get("/actuator/prometheus").status())
                    .isEqualTo(401);
        }
    }

    @Test
    void is_refused_where_its_password_is_missing() throws Exception {
        Path empty = Files.writeString(folder.resolve("scrape.password"), "\n");
        try (LedgerProcess process =
                LedgerProcess.demo(folder.resolve("data"), List.of("--scrape-password-file", empty.toString()))) {
            assertThat(process.exitCode()).isEqualTo(1);
            assertThat(process.output()).contains("Case Ledger can't start: --scrape-password-file");
        }
    }
}

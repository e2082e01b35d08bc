package org.caseledger.ledger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.ledger.Body.allocation;
import static org.caseledger.ledger.Body.with;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Order(23)
@DisplayName("A command's trace")
class TracingTest {

    private static final String HERE = "E06000990";
    private static final String CHILD = "child-who-must-not-show";
    private static final String AUDIT = "audit-that-must-not-show";

    @TempDir
    Path data;

    private HttpServer collector;
    private final Queue<String> collected = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void collect() throws IOException {
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            collected.add(new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
    }

    @AfterEach
    void stop() {
        collector.stop(0);
    }

    @Test
    void leads_from_the_request_to_the_append_and_names_nobody() throws Exception {
        String endpoint = "http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/traces";
        try (LedgerProcess process = LedgerProcess.demo(data, List.of("--otlp-endpoint", endpoint))) {
            Caller lead = process.as("qa.lead");
            lead.post("/api/v1/audits", with(allocation(HERE, AUDIT), "childRef", CHILD))
                    .accepted();
            lead.post("/api/v1/audits", with(allocation(HERE, AUDIT), "childRef", CHILD));
            lead.post("/api/v1/audits/" + AUDIT + "/grade", "{\"overall\": \"" + CHILD + "\", oops");
            lead.post("/api/v1/audits/" + AUDIT + "/grade", Body.grade(CHILD, CHILD));
            lead.get("/api/v1/audits/" + AUDIT).accepted();
            lead.get("/api/v1/audits?id=" + CHILD);
            assertThat(process.stop()).isZero();
        }

        String spans = String.join("\n", collected);
        assertThat(spans)
                .contains("http post /api/v1/audits")
                .contains("http get /api/v1/audits/{id}")
                .contains("AllocateAudit")
                .contains("append")
                .contains("accepted")
                .contains("refused")
                .contains("audit-exists");
        assertThat(spans)
                .doesNotContain(CHILD)
                .doesNotContain(AUDIT)
                .doesNotContain("qa.lead")
                .doesNotContain("auditor.one");
    }
}

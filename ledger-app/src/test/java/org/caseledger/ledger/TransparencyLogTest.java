package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.caseledger.ledger.LogMonitor.Checkpoint;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(DemoLedger.Shared.class)
@DisplayName("The transparency log, as others fetch it,")
class TransparencyLogTest {

    private static final String COUNCIL = "E06000101";

    private final DemoLedger ledger;
    private final LogMonitor monitor;

    TransparencyLogTest(DemoLedger ledger) {
        this.ledger = ledger;
        this.monitor = new LogMonitor(ledger.address());
    }

    @Test
    void signs_what_was_told_moments_ago() {
        ledger.as("qa.lead")
                .post("/api/v1/audits", Body.allocation(COUNCIL, "LOG-1"))
                .accepted();
        long told = ledger.head() + 1;

        Checkpoint checkpoint = Waiting.until(monitor::checkpoint, signed -> signed.size() >= told);

        assertThat(checkpoint.origin()).isEqualTo("case-ledger.example/demo");
        assertThat(ledger.anonymous().get("/api/v1/log/vkey").body())
                .startsWith("case-ledger.example/demo+")
                .isEqualTo(ledger.anonymous().get("/log/vkey").body());
    }

    @Test
    void is_found_true_by_an_implementation_that_is_not_ours(@TempDir Path folder)
            throws IOException, InterruptedException {
        assumeTrue(GoMonitor.isThere(), GoMonitor.MISSING);
        Checkpoint checkpoint = monitor.checkpoint();

        assertThat(new GoMonitor(monitor, folder).check(checkpoint))
                .isEqualTo("case-ledger.example/demo " + checkpoint.size() + " " + checkpoint.root()
                        + ", cosigned by 0 witnesses");
    }

    @ParameterizedTest
    @CsvSource({
        "/log/checkpoint, , 200",
        "/log/vkey, , 200",
        "/log/policy, , 200",
        "/api/v1/log/policy, , 200",
        "/log/tile/0/000, , 200",
        "/log/tile/0/x999/999, , 404",
        "/log/tile/00/000, , 404",
        "/log/tile/64/000, , 404",
        "/log/tile/0/0, , 404",
        "/log/tile/entries/000, , 401",
        "/log/tile/entries/000, inspector.one, 200",
        "/api/v1/log/tile/entries/000, dpo.one, 200",
        "/log/tile/entries/000, auditor.two, 403",
        "/log/tile/entries/000, qa.lead, 403",
        "/log/tile/entries/x000/000, admin, 404"
    })
    void answers(String address, @Nullable String user, int status) {
        assertThat(monitor.get(address, user).statusCode()).isEqualTo(status);
    }
}

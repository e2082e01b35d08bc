package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DemoLedger.Shared.class)
@DisplayName("An operator")
class OperationsTest {

    private static final String HERE = "E06000990";
    private static final Pattern DOCUMENTED = Pattern.compile("^\\| `(caseledger\\.[a-z.]+)` \\|", Pattern.MULTILINE);

    private final DemoLedger ledger;

    OperationsTest(DemoLedger ledger) {
        this.ledger = ledger;
    }

    @Test
    void sees_whether_it_lives_and_is_ready_and_strangers_see_no_more_than_that() {
        for (String address : List.of("/actuator/health/liveness", "/actuator/health/readiness")) {
            Reply stranger = ledger.anonymous().get(address);
            assertThat(stranger.status()).isEqualTo(200);
            assertThat(stranger.body()).isEqualTo("{\"status\":\"UP\"}");
            assertThat(ledger.as("qa.lead").get(address).body()).isEqualTo("{\"status\":\"UP\"}");
        }
        assertThat(ledger.as("admin")
                        .get("/actuator/health/readiness")
                        .json()
                        .get("components")
                        .propertyNames())
                .containsExactlyInAnyOrder("readinessState", "views", "eventStore", "transparencyLog", "documents");
        assertThat(ledger.as("admin")
                        .get("/actuator/health/readiness")
                        .json()
                        .at("/components/views/details/eventsBehind")
                        .isNumber())
                .isTrue();
        assertThat(ledger.as("admin")
                        .get("/actuator/health/liveness")
                        .json()
                        .get("components")
                        .propertyNames())
                .as("nothing that a restart would not mend")
                .containsExactly("livenessState");
    }

    @Test
    void finds_every_metric_of_ours_in_the_documentation_and_none_that_is_not() throws IOException {
        refuseOne("OPERATIONS-1");
        Set<String> measured = ledger.as("admin")
                .get("/actuator/metrics")
                .accepted()
                .json()
                .get("names")
                .valueStream()
                .map(name -> name.asString())
                .filter(name -> name.startsWith("caseledger."))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> documented = DOCUMENTED
                .matcher(Files.readString(Path.of("../docs/operations.md")))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(documented).containsAll(measured);
        documented.removeAll(Set.of("caseledger.witness.cosigned"));
        assertThat(measured).as("the demo has no witnesses").containsAll(documented);
    }

    @Test
    void counts_commands_and_refusals_without_learning_who_they_were_about() {
        double accepted = value("caseledger_commands_seconds_count", "AllocateAudit", "accepted");
        double refused = value("caseledger_commands_seconds_count", "AllocateAudit", "refused");
        double told = value("caseledger_refusals_total", "audit-exists");

        refuseOne("OPERATIONS-2");

        assertThat(value("caseledger_commands_seconds_count", "AllocateAudit", "accepted"))
                .isEqualTo(accepted + 1);
        assertThat(value("caseledger_commands_seconds_count", "AllocateAudit", "refused"))
                .isEqualTo(refused + 1);
        assertThat(value("caseledger_refusals_total", "audit-exists")).isEqualTo(told + 1);
        assertThat(value("caseledger_ledger_events")).isEqualTo(ledger.head() + 1.0);
        assertThat(value("caseledger_append_seconds_count")).isPositive();
        assertThat(value("caseledger_append_group_events_sum")).isPositive();
        assertThat(scraped())
                .doesNotContain(HERE)
                .doesNotContain("OPERATIONS-2")
                .doesNotContain("auditor.one")
                .doesNotContain("qa.lead");
    }

    @Test
    void sees_a_stream_while_somebody_reads_it() {
        double before = value("caseledger_streams");
        try (EventStream stream = ledger.as("qa.lead").listen("/api/v1/views/completion/stream?authority=" + HERE)) {
            stream.next();
            assertThat(value("caseledger_streams")).isGreaterThanOrEqualTo(before);
            assertThat(value("caseledger_streams")).isPositive();
        }
    }

    @Test
    void alone_may_read_the_metrics() {
        assertThat(ledger.as("qa.lead").get("/actuator/prometheus").code()).isEqualTo("forbidden");
        assertThat(ledger.anonymous().get("/actuator/prometheus").code()).isEqualTo("unauthenticated");
        assertThat(ledger.as("metrics").get("/actuator/prometheus").status())
                .as("nobody gave that account a password")
                .isEqualTo(401);
    }

    private void refuseOne(String auditId) {
        Map<String, Object> allocation = Body.allocation(HERE, auditId);
        ledger.as("qa.lead").post("/api/v1/audits", allocation).accepted();
        assertThat(ledger.as("qa.lead").post("/api/v1/audits", allocation).code())
                .isEqualTo("audit-exists");
    }

    private String scraped() {
        return ledger.as("admin").get("/actuator/prometheus").accepted().body();
    }

    /** The value of a metric whose labels hold these; 0 where there is none. */
    private double value(String name, String... labels) {
        return scraped()
                .lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> List.of(labels).stream().allMatch(label -> line.contains("\"" + label + "\"")))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}

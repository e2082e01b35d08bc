package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.caseledger.query.reads.LookMatrix;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.util.pattern.PathPattern;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

@ExtendWith(DemoLedger.Shared.class)
@DisplayName("The read ledger")
class ReadsTest {

    private static final String COUNCIL = "E06000993";

    private final DemoLedger ledger;

    ReadsTest(DemoLedger ledger) {
        this.ledger = ledger;
    }

    private List<JsonNode> looksAt(String audit) {
        return ledger.as("dpo.one")
                .get("/api/v1/reads?audit=" + audit)
                .accepted()
                .json()
                .get("reads")
                .valueStream()
                .filter(look -> !look.get("kind").asString().equals("READS"))
                .toList();
    }

    @Test
    void classes_every_address_that_can_be_read() {
        Set<String> unclassed = new TreeSet<>();
        Set<String> seen = new TreeSet<>();
        ledger.endpoints()
                .forEach(endpoints -> endpoints.getHandlerMethods().keySet().stream()
                        .filter(ReadsTest::isRead)
                        .flatMap(endpoint -> endpoint.getPatternsCondition().getPatterns().stream())
                        .map(PathPattern::getPatternString)
                        .peek(seen::add)
                        .filter(pattern -> !classed(pattern))
                        .forEach(unclassed::add));

        assertThat(seen).contains("/api/v1/audits/{id}", "/reads", "/api/v1/ledger/events", "/api/v1/imports/{id}");
        assertThat(unclassed)
                .as("addresses to put into LookMatrix, as recorded or not")
                .isEmpty();
    }

    private static boolean isRead(RequestMappingInfo endpoint) {
        Set<RequestMethod> methods = endpoint.getMethodsCondition().getMethods();
        return methods.isEmpty() || methods.contains(RequestMethod.GET);
    }

    private static boolean classed(String pattern) {
        PathContainer path = PathContainer.parsePath(pattern.replaceAll("\\{[^}]*}", "x"));
        return LookMatrix.rules().stream().anyMatch(rule -> rule.path().matches(path));
    }

    @Test
    void holds_every_look_at_an_audit_with_its_child() {
        ledger.as("qa.lead")
                .post("/api/v1/audits", Body.allocation(COUNCIL, "READ-1"))
                .accepted();
        String child = ledger.as("inspector.one")
                .get("/api/v1/audits/READ-1", "Purpose", "Inspection", "X-Min-Position", String.valueOf(ledger.head()))
                .accepted()
                .json()
                .get("childRef")
                .asString();
        ledger.as("director.one").get("/api/v1/audits/READ-1/history").accepted();
        ledger.as("director.one").get("/audits/READ-1").accepted();

        assertThat(looksAt("READ-1"))
                .extracting(look -> look.get("actor").asString() + " "
                        + look.get("kind").asString() + " "
                        + look.get("subject").asString() + " "
                        + look.get("purpose").asString("-"))
                .containsExactly(
                        "inspector.one AUDIT " + child + " Inspection",
                        "director.one HISTORY " + child + " -",
                        "director.one AUDIT " + child + " -");
        assertThat(ledger.as("dpo.one")
                        .get("/api/v1/reads?authority=" + COUNCIL + "&subject=" + child)
                        .accepted()
                        .json()
                        .get("reads")
                        .valueStream()
                        .map(look -> look.get("auditId").asString("-"))
                        .collect(Collectors.toSet()))
                .contains("READ-1");
    }

    @Test
    void holds_its_own_readers_too() {
        ledger.as("dpo.one").get("/api/v1/reads?actor=nobody&limit=1").accepted();

        assertThat(ledger.as("dpo.one")
                        .get("/api/v1/reads?actor=dpo.one&limit=10000")
                        .accepted()
                        .body())
                .contains("/api/v1/reads?actor=nobody&limit=1");
    }

    @Test
    void chains_what_it_holds() {
        ledger.as("inspector.one").get("/audits").accepted();

        List<JsonNode> looks = ledger.as("dpo.one")
                .get("/api/v1/reads?limit=10000")
                .accepted()
                .json()
                .get("reads")
                .valueStream()
                .toList();
        assertThat(looks.getFirst().get("sequence").asLong()).isZero();
        assertThat(looks).extracting(look -> look.get("hash").asString()).doesNotHaveDuplicates();
    }

    @Test
    void is_checked_beside_the_running_server() {
        ledger.as("inspector.one").get("/audits").accepted();
        JsonNode first = ledger.as("dpo.one")
                .get("/api/v1/reads?limit=1")
                .accepted()
                .json()
                .get("reads")
                .get(0);
        String noted =
                first.get("sequence").asString() + ":" + first.get("hash").asString();

        assertThat(check()).isZero();
        assertThat(check("--row", noted)).isZero();
        assertThat(check("--row", "0:" + "0".repeat(64))).isEqualTo(1);
        assertThat(check("--row", "zero")).isEqualTo(1);
        assertThat(checkIn("--data", ledger.data().resolve("none").toString())).isEqualTo(1);
    }

    private int check(String... options) {
        List<String> all = new ArrayList<>(List.of("--data", ledger.data().toString()));
        all.addAll(TestStore.shared(ledger.data()));
        all.addAll(List.of(options));
        return checkIn(all.toArray(String[]::new));
    }

    private static int checkIn(String... options) {
        return new CommandLine(new CheckReadsCommand()).execute(options);
    }
}

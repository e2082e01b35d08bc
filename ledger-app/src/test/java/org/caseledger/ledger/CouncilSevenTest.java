package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.caseledger.calculator.Calculator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Order(2)
@ExtendWith(DemoLedger.Shared.class)
@TestInstance(Lifecycle.PER_CLASS)
@DisplayName("A council with seven domains, six areas and three frameworks")
class CouncilSevenTest {

    private static final String AUTHORITY = "E10000077";
    private static final Path COUNCIL = Path.of("src/test/resources/council-seven");
    private static final List<String> DOMAINS = List.of(
            "Seeing and Hearing the Child",
            "Quality of Assessment",
            "Quality of Plans",
            "Decision Making and Management Oversight",
            "Meetings and Reviews",
            "Supervision",
            "Consideration and Impact of Diversity");

    private final DemoLedger ledger;
    private final Map<String, String> deliveredAt = new TreeMap<>();

    CouncilSevenTest(DemoLedger ledger) {
        this.ledger = ledger;
    }

    @BeforeAll
    void tell() throws IOException {
        publish("2021-01-01", List.of("Outstanding", "Good", "Requires Improvement", "Inadequate"));
        deliver("1");
        publish("2021-10-01", List.of("Strong", "Good", "Developing", "Weak", "Unsafe"));
        deliver("2");
        publish("2022-04-01", List.of("Met", "Partly met", "Not met"));
        deliver("3");
        String position = String.valueOf(ledger.head());
        ledger.as("inspector.one")
                .get("/api/v1/audits/SEV-001", "X-Min-Position", position)
                .accepted();
    }

    private void publish(String from, List<String> grades) {
        ledger.as("qa.lead")
                .post(
                        "/api/v1/frameworks",
                        Body.map("authority", AUTHORITY, "from", from, "grades", grades, "domains", DOMAINS))
                .accepted();
    }

    private void deliver(String delivery) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.list(COUNCIL.resolve(delivery))) {
            for (Path path : paths.toList()) {
                files.put(path.getFileName().toString(), Files.readString(path));
            }
        }
        Reply done = ledger.as("qa.lead").imported(files);
        assertThat(done.json().get("errors")).as(done.toString()).isEmpty();
        assertThat(done.json().get("state").asString()).isEqualTo("DONE");
        Instant moment = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        deliveredAt.put("delivery " + delivery, moment.toString());
        while (!Instant.now().truncatedTo(ChronoUnit.MILLIS).isAfter(moment)) {
            Thread.onSpinWait();
        }
    }

    static List<ExpectedAnswer> expected() {
        return ExpectedAnswer.of("council-seven");
    }

    @ParameterizedTest
    @MethodSource("expected")
    void is_answered_as_worked_out_from_its_rows(ExpectedAnswer expected) {
        expected.knownAt(deliveredAt).check(ledger.as("inspector.one"));
    }

    @ParameterizedTest
    @MethodSource("views")
    void has_an_expected_answer_for_every_view(String view) {
        assertThat(expected()).extracting(ExpectedAnswer::view).contains(view);
    }

    static List<String> views() {
        return Calculator.VIEWS;
    }
}

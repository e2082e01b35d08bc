package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.caseledger.ledger.ExpectedAnswer.Authority;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** First of all classes, while the demo council is alone in the ledger. */
@Order(1)
@ExtendWith(DemoLedger.Shared.class)
@DisplayName("The views, asked over HTTP")
class ExpectedAnswersTest {

    private static final Authority COUNTY = new Authority("E10000013");
    private static final Path COUNCIL_TWO = Path.of("src/test/resources/council-two");

    private final DemoLedger ledger;

    ExpectedAnswersTest(DemoLedger ledger) {
        this.ledger = ledger;
    }

    static List<ExpectedAnswer> county() {
        return ExpectedAnswer.of("county-2019-08");
    }

    static List<ExpectedAnswer> councilTwo() {
        return ExpectedAnswer.of("council-two");
    }

    @ParameterizedTest
    @MethodSource("county")
    void answer_the_published_report_to_the_last_digit(ExpectedAnswer expected) {
        expected.check(ledger.as("inspector.one"));
    }

    @Nested
    @TestInstance(Lifecycle.PER_CLASS)
    @DisplayName("with a second council in the same months and teams of the same codes")
    class TwoCouncils {

        @BeforeAll
        void importCouncilTwo() throws IOException {
            Reply done = ledger.as("qa.lead").imported(councilTwoFiles());
            assertThat(done.json().get("errors")).as(done.toString()).isEmpty();
            assertThat(done.json().get("state").asString()).isEqualTo("DONE");

            ledger.as("qa.lead")
                    .post(
                            "/api/v1/actions/TWO-ACT-1/extension",
                            Body.map("on", "2019-09-10", "dueOn", "2019-09-30", "reason", "School holidays"))
                    .accepted();
            String position = ledger.as("qa.lead")
                    .post(
                            "/api/v1/audits/TWO-C1/grade",
                            Body.with(
                                    Body.grade("2019-07-03", "Requires Improvement"),
                                    "domains",
                                    Map.of("Supervision", "N/A")))
                    .accepted()
                    .position();
            ledger.as("qa.lead")
                    .get("/api/v1/audits/TWO-C1", "X-Min-Position", position)
                    .accepted();
        }

        static List<ExpectedAnswer> county() {
            return ExpectedAnswersTest.county();
        }

        static List<ExpectedAnswer> councilTwo() {
            return ExpectedAnswersTest.councilTwo();
        }

        @ParameterizedTest
        @MethodSource("councilTwo")
        void answer_what_was_worked_out_by_hand(ExpectedAnswer expected) {
            expected.check(ledger.as("inspector.one"));
        }

        @ParameterizedTest
        @MethodSource("county")
        void still_answer_the_published_report_for_the_first_council(ExpectedAnswer expected) {
            expected.of(COUNTY).check(ledger.as("inspector.one"));
        }

        @Test
        void group_by_authority_without_mixing_the_two() {
            Reply reply = ledger.as("inspector.one")
                    .get("/api/v1/views/grade-distribution?by=authority&from=2019-08&to=2019-08&asAt=2019-09-15"
                            + "&programme=Children%27s%20Social%20Care")
                    .accepted();
            Map<String, Integer> totals = new TreeMap<>();
            reply.json()
                    .get("rows")
                    .forEach(row -> totals.put(
                            row.get("group").asString(), row.get("total").asInt()));
            assertThat(totals).containsExactlyInAnyOrderEntriesOf(Map.of("E10000013", 41, "E10000027", 5));
        }
    }

    private static Map<String, String> councilTwoFiles() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.list(COUNCIL_TWO)) {
            for (Path path :
                    paths.filter(path -> path.toString().endsWith(".csv")).toList()) {
                files.put(path.getFileName().toString(), Files.readString(path));
            }
        }
        return files;
    }
}

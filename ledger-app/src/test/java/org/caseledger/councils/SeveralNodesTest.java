package org.caseledger.councils;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.caseledger.calculator.Calculator;
import org.caseledger.command.imports.CsvFile;
import org.caseledger.faults.Node;
import org.caseledger.faults.Region;
import org.caseledger.ledger.Caller;
import org.caseledger.ledger.ExpectedAnswer;
import org.caseledger.ledger.Reply;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Random councils are told to two nodes in turn, and to one process over a folder. How many:
 * {@code -Dcaseledger.councils=1000}, which is 200,000 events and more; in an ordinary build a few.
 */
@Order(32)
@DisplayName("Two nodes that take commands and two that answer")
class SeveralNodesTest {

    private static final long SEED = 20261121;
    private static final int AT_ONCE = 50;
    private static final int MOST_NUMBERS = 5_040;
    private static final String AS_AT = "2022-09-01";

    @TempDir
    Path folder;

    @Test
    void give_the_figures_of_a_single_process() throws Exception {
        Random random = new Random(SEED);
        List<Council> councils = IntStream.range(0, Integer.getInteger("caseledger.councils", 3))
                .mapToObj(i -> Council.of("W%08d".formatted(i + 1), numbers(random)))
                .toList();
        try (Region several = Region.postgres(folder.resolve("several")).start();
                Region one = Region.embedded(folder.resolve("one")).start()) {
            for (Node node : several.queries()) {
                for (ExpectedAnswer expected : ExpectedAnswer.of("county-2019-08")) {
                    expected.check(node.as("inspector.one"));
                }
            }
            String position = "0";
            for (int from = 0; from < councils.size(); from += AT_ONCE) {
                List<Council> some = councils.subList(from, Math.min(from + AT_ONCE, councils.size()));
                Node node = several.commands().get(from / AT_ONCE % 2);
                position = tell(some, node);
                assertThat(tell(some, one.commands().getFirst())).isEqualTo(position);
            }
            for (Node node : several.queries()) {
                compare(councils, position, node, one.queries().getFirst());
            }
        }
    }

    private static List<List<Integer>> numbers(Random random) {
        return IntStream.rangeClosed(0, 2 + random.nextInt(30))
                .mapToObj(audit -> random.ints(75, 0, MOST_NUMBERS).boxed().toList())
                .toList();
    }

    /** Tells what files tell of them; gives the ledger's last position. */
    private static String tell(List<Council> councils, Node node) {
        Caller lead = node.as("qa.lead");
        for (Council council : councils) {
            for (Council.Version version : council.versions()) {
                lead.post(
                                "/api/v1/frameworks",
                                Map.of(
                                        "authority", council.authority(),
                                        "from", version.from().toString(),
                                        "grades", version.grades(),
                                        "domains", council.domains()))
                        .accepted();
            }
        }
        for (int delivery = 1; delivery <= Council.DELIVERIES; delivery += 2) {
            Reply done = lead.imported(files(councils, delivery));
            assertThat(done.json().get("state").asString()).as(done.toString()).isEqualTo("DONE");
        }
        return lead.post("/api/v1/teams", team(councils.getLast())).position();
    }

    private static Map<String, Object> team(Council council) {
        return Map.of(
                "authority", council.authority(),
                "team", "LAST",
                "name", "The last team",
                "area", "North",
                "programme", Cells.PROGRAMMES.getFirst());
    }

    private static Map<String, String> files(List<Council> councils, int delivery) {
        Map<String, String> files = new HashMap<>();
        for (CsvFile file : CsvFile.values()) {
            String name = file.fileName().replace(".csv", "");
            List<Map<String, String>> rows = new ArrayList<>();
            councils.forEach(council -> rows.addAll(council.file(delivery, name)));
            files.put(file.fileName(), CouncilLedger.csv(file, rows));
        }
        return files;
    }

    private static void compare(List<Council> councils, String position, Node node, Node single) {
        for (Council council : councils) {
            for (String view : Calculator.VIEWS) {
                String question = "/api/v1/views/" + view + "?authority=" + council.authority() + "&asAt=" + AS_AT;
                assertThat(rows(node, question, position)).as(question).isEqualTo(rows(single, question, position));
            }
        }
    }

    private static JsonNode rows(Node node, String question, String position) {
        return node.as("inspector.one")
                .get(question, "X-Min-Position", position)
                .accepted()
                .json()
                .get("rows");
    }
}

package org.caseledger.councils;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.statistics.Statistics;
import org.caseledger.calculator.Calculator;
import org.caseledger.calculator.Question;
import org.caseledger.councils.CouncilLedger.Taken;
import tools.jackson.databind.JsonNode;

/**
 * Whatever happens in a council and in whatever order it is told: on any day, as known at any moment, every view answers
 * what the calculator works out from the rows. How many councils: {@code -Djqwik.tries.default=2000}; in an
 * ordinary build as many as {@code junit-platform.properties} says.
 */
class RandomCouncilsTest {

    private static final int QUESTIONS = 3;
    private static final List<String> GROUPED = List.of(
            "grade-distribution",
            "domain-grades",
            "moderator-effect",
            "re-audit-improvement",
            "completion",
            "participation",
            "at-risk");
    private static final AtomicInteger COUNCILS = new AtomicInteger();
    private static final CouncilLedger LEDGER = CouncilLedger.start();

    @AfterContainer
    static void stop() {
        LEDGER.close();
    }

    @Provide
    Arbitrary<List<List<Integer>>> numbers() {
        return Arbitraries.integers()
                .between(0, 5039)
                .withDistribution(RandomDistribution.uniform())
                .withoutEdgeCases()
                .list()
                .ofMinSize(60)
                .ofMaxSize(90)
                .list()
                .ofMinSize(2)
                .ofMaxSize(32);
    }

    @Property
    void every_view_answers_what_the_rows_tell(@ForAll("numbers") List<List<Integer>> numbers) {
        Council council = Council.of("W%08d".formatted(COUNCILS.incrementAndGet()), numbers);
        Taken taken = LEDGER.take(council);
        Choices choices = new Choices(numbers.getLast().reversed());
        for (int i = 0; i < QUESTIONS; i++) {
            int known = i == 0 ? Council.DELIVERIES : choices.of(6, 5, 4, 3, 2, 1);
            Map<String, String> parameters = parameters(choices, council);
            for (String view : Calculator.VIEWS) {
                check(council, taken, new Question(view, of(view, parameters), known));
            }
        }
        int byHand = (int) council.told().stream()
                .filter(told -> told.file().endsWith("_later"))
                .count();
        int refused = council.told().size() - taken.accepted().size();
        Statistics.label("commands")
                .collect(refused * 4 <= byHand ? "mostly taken" : "often refused")
                .coverage(councils -> councils.check("mostly taken").percentage(share -> share >= 80));
    }

    private static void check(Council council, Taken taken, Question question) {
        Map<String, String> request = new LinkedHashMap<>(question.parameters());
        if (question.knownAt() < Council.DELIVERIES) {
            request.put("knownAt", String.valueOf(taken.deliveredAt().get(question.knownAt())));
        }
        JsonNode answer = LEDGER.ask(question.view(), request);
        List<Map<String, Object>> workedOut = Calculator.answer(question, taken.accepted());
        assertThat(Likeness.differences(workedOut, answer))
                .as(() -> question + "\nworked out " + workedOut + "\nanswered   " + answer + "\n" + council)
                .isEmpty();
    }

    private static Map<String, String> parameters(Choices choices, Council council) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("authority", council.authority());
        parameters.put(
                "asAt",
                LocalDate.parse("2023-03-01").minusDays(choices.below(430)).toString());
        maybe(choices, parameters, "from", List.of("2022-02", "2022-04", "2022-05"));
        maybe(choices, parameters, "to", List.of("2022-05", "2022-06", "2022-08"));
        maybe(choices, parameters, "programme", Cells.PROGRAMMES);
        if (choices.oneIn(3)) {
            maybe(choices, parameters, "kind", List.of("CORE", "RE_AUDIT", "LOOPED", "OBSERVATION"));
            maybe(choices, parameters, "cohort", List.of("CP", "CIN"));
            maybe(choices, parameters, "area", List.of("North", "South"));
            maybe(choices, parameters, "team", List.of("T1", "T2"));
        }
        maybe(
                choices,
                parameters,
                "by",
                List.of("quarter", "cohort", "area", "team", "programme", "kind", "authority", "month"));
        return parameters;
    }

    private static void maybe(Choices choices, Map<String, String> parameters, String name, List<String> values) {
        if (choices.of(false, true)) {
            parameters.put(name, choices.of(values));
        }
    }

    private static Map<String, String> of(String view, Map<String, String> parameters) {
        Map<String, String> asked = new LinkedHashMap<>(parameters);
        if (!GROUPED.contains(view)) {
            asked.remove("by");
        }
        return asked;
    }
}

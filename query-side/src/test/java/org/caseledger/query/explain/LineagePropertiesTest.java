package org.caseledger.query.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.given.Ask;
import org.caseledger.query.given.Happenings;
import org.caseledger.query.given.Ledger;
import org.caseledger.query.lineage.Cell;
import org.caseledger.query.lineage.Figure;
import org.caseledger.query.lineage.Line;
import org.caseledger.query.lineage.Part;
import org.caseledger.query.statistics.Interval;
import org.caseledger.query.view.Grouping;
import org.caseledger.query.view.Percent;
import org.caseledger.query.view.View;
import org.caseledger.query.view.ViewQuery;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The lineage of a figure and the figure itself never disagree, whatever happened. */
class LineagePropertiesTest {

    /** What tells a row from the others or says something of it that nothing is counted for. */
    private static final Set<String> NAMES = Set.of(
            "group",
            "domain",
            "scale",
            "person",
            "role",
            "authority",
            "team",
            "name",
            "area",
            "raisedBy",
            "stages.1.stage",
            "stages.2.stage",
            "stages.3.stage");

    @Provide
    Arbitrary<Ledger> ledgers() {
        return Arbitraries.integers()
                .between(0, Integer.MAX_VALUE)
                .list()
                .ofMaxSize(60)
                .map(Happenings::of);
    }

    @Provide
    Arbitrary<UnaryOperator<ViewQuery>> questions() {
        return Arbitraries.of(Explaining.QUESTIONS);
    }

    @Property(tries = 2000)
    void everyFigureIsWhatItsLineageMakesOfIt(
            @ForAll("ledgers") Ledger ledger,
            @ForAll @IntRange(max = 100) int day,
            @ForAll @IntRange(max = 60) int known,
            @ForAll Grouping by,
            @ForAll("questions") UnaryOperator<ViewQuery> question) {
        ViewQuery everything =
                Ask.by(by, Ask.asAt(Explaining.SEASON.plusDays(day).toString()));
        ViewQuery query = Ask.knownAt(known, question.apply(everything));
        Facts facts = ledger.facts();
        for (View view : Ask.COUNTING) {
            check(view, Explaining.explained(view, facts, query));
        }
    }

    private static <T> void check(View view, Explained<T> explained) {
        Set<Map<String, String>> unseen = new HashSet<>(explained.rows().keySet());
        for (Line<T> line : explained.lines()) {
            Map<String, JsonNode> row = explained.rows().getOrDefault(line.row(), Map.of());
            unseen.remove(line.row());
            for (Map.Entry<String, JsonNode> figure : row.entrySet()) {
                if (!NAMES.contains(figure.getKey())) {
                    assertThat(line.cell(figure.getKey()))
                            .as("the lineage of %s of %s", figure.getKey(), view.name())
                            .isPresent();
                }
            }
            line.cells().forEach(cell -> check(view, line, cell, row));
        }
        assertThat(unseen).as("rows of %s without a lineage", view.name()).isEmpty();
    }

    private static <T> void check(View view, Line<T> line, Cell<T> cell, Map<String, JsonNode> row) {
        int numerator = count(line, cell, Part.NUMERATOR);
        int denominator = numerator + count(line, cell, Part.DENOMINATOR);
        cell.figures().forEach((key, figure) -> {
            String where = "%s of %s in %s".formatted(key, line.row(), view.name());
            if (row.isEmpty()) {
                // Where a team belongs is said whether or not it has a row.
                assertThat(figure == Figure.DERIVED ? 0 : denominator).as(where).isZero();
                return;
            }
            assertThat(row).as(where).containsKey(key);
            JsonNode value = row.getOrDefault(key, MissingNode.getInstance());
            if (figure == Figure.COUNT) {
                assertThat(value.asInt()).as(where).isEqualTo(numerator);
            } else if (figure == Figure.PERCENT) {
                assertThat(value.isNull() ? null : value.asDouble())
                        .as(where)
                        .isEqualTo(Percent.of(numerator, denominator));
            } else if (figure == Figure.INTERVAL) {
                Interval interval = Interval.ofShare(numerator, denominator);
                assertThat(value.toString())
                        .as(where)
                        .isEqualTo(interval == null ? "null" : "[" + interval.low() + "," + interval.high() + "]");
            }
        });
    }

    private static <T> int count(Line<T> line, Cell<T> cell, Part part) {
        return (int) line.candidates().stream()
                .filter(thing -> cell.part(thing) == part)
                .count();
    }
}

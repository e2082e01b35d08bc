package org.caseledger.query.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.caseledger.query.explain.Difference.CellDifference;
import org.caseledger.query.explain.Difference.Place;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.given.Ask;
import org.caseledger.query.given.Happenings;
import org.caseledger.query.given.Ledger;
import org.caseledger.query.lineage.Part;
import org.caseledger.query.view.Grouping;
import org.caseledger.query.view.View;
import org.caseledger.query.view.ViewQuery;
import tools.jackson.databind.JsonNode;

/** A difference between two reports is always explained, and nothing is explained that isn't one. */
class DifferencePropertiesTest {

    @Provide
    Arbitrary<Ledger> ledgers() {
        return Arbitraries.integers()
                .between(0, Integer.MAX_VALUE)
                .list()
                .ofMaxSize(60)
                .map(Happenings::of);
    }

    private static List<CellDifference> cells(View view, Facts facts, ViewQuery one, ViewQuery other) {
        Blindness nobody = new Blindness("inspector.one", facts, one.asAt());
        return new Comparison<>(
                        Explaining.explained(view, facts, one), Explaining.explained(view, facts, other), nobody)
                .cells();
    }

    private static ViewQuery query(int day, int known, Grouping by) {
        return Ask.knownAt(
                known, Ask.by(by, Ask.asAt(Explaining.SEASON.plusDays(day).toString())));
    }

    @Provide
    Arbitrary<UnaryOperator<ViewQuery>> questions() {
        return Arbitraries.of(Explaining.QUESTIONS);
    }

    @Property(tries = 2000)
    void everyDifferenceIsMadeByThingsThatCountOtherwise(
            @ForAll("ledgers") Ledger ledger,
            @ForAll @IntRange(max = 100) int day,
            @ForAll @IntRange(max = 100) int otherDay,
            @ForAll @IntRange(max = 60) int known,
            @ForAll @IntRange(max = 60) int otherKnown,
            @ForAll Grouping by,
            @ForAll("questions") UnaryOperator<ViewQuery> question) {
        Facts facts = ledger.facts();
        ViewQuery one = question.apply(query(day, known, by));
        ViewQuery other = question.apply(query(otherDay, otherKnown, by));
        boolean settled = facts.known(one.knownAt())
                .settings(null)
                .equals(facts.known(other.knownAt()).settings(null));
        for (View view : Ask.COUNTING) {
            for (CellDifference cell : cells(view, facts, one, other)) {
                String where = "%s of %s in %s".formatted(cell.cell(), cell.row(), view.name());
                if (settled) {
                    assertThat(cell.changed().count()).as(where).isPositive();
                }
                cell.changed().members().forEach(change -> {
                    assertThat(change.from()).as(where).isNotEqualTo(change.to());
                    assertThat(settled && day == otherDay && change.events().isEmpty())
                            .as(where)
                            .isFalse();
                });
                checkCount(view, facts, one, cell, where);
            }
            assertThat(cells(view, facts, one, one)).isEmpty();
        }
    }

    /** What came in and what went out is the difference. */
    private static void checkCount(View view, Facts facts, ViewQuery one, CellDifference cell, String where) {
        JsonNode from = cell.from();
        JsonNode to = cell.to();
        boolean counts = Explaining.isCount(Explaining.explained(view, facts, one), cell.row(), cell.cell());
        if (counts && from != null && to != null) {
            long in = count(cell, Part.NUMERATOR, true);
            long out = count(cell, Part.NUMERATOR, false);
            assertThat(to.asLong() - from.asLong()).as(where).isEqualTo(in - out);
        }
    }

    private static long count(CellDifference cell, Part part, boolean after) {
        return cell.changed().members().stream()
                .filter(change -> {
                    Place place = after ? change.to() : change.from();
                    return place != null && place.part() == part;
                })
                .count();
    }
}

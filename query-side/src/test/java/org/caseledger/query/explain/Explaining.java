package org.caseledger.query.explain;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.caseledger.events.AuditKind;
import org.caseledger.query.answer.Answer;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.given.Ask;
import org.caseledger.query.given.Ledger;
import org.caseledger.query.lineage.Figure;
import org.caseledger.query.lineage.Lineage;
import org.caseledger.query.view.Filters;
import org.caseledger.query.view.View;
import org.caseledger.query.view.ViewQuery;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** Explains answers without a server. */
final class Explaining {

    /** The first day of what random ledgers tell. */
    static final LocalDate SEASON = LocalDate.of(2019, 7, 1);

    /** Questions about all that was told, and about less of it. */
    static final List<UnaryOperator<ViewQuery>> QUESTIONS = List.of(
            everything -> everything,
            everything -> Ask.window("2019-08", "2019-08", everything),
            everything -> Ask.of(new Filters(Ledger.COUNCIL, null, null, null, null, null), everything),
            everything -> Ask.of(new Filters(null, "Fostering", null, null, null, null), everything),
            everything -> Ask.of(new Filters(null, null, AuditKind.LOOPED, null, null, null), everything),
            everything -> Ask.of(new Filters(null, null, null, null, "Area 1", null), everything),
            everything -> Ask.of(new Filters(null, null, null, null, null, "T01"), everything));

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    private Explaining() {}

    static Explained<?> explained(View view, Facts facts, ViewQuery query) {
        Lineage<?> lineage = view.lineage(facts, query).orElseThrow();
        List<?> rows = view.rows(facts, query);
        Answer answer = new Answer(
                view.name(),
                Map.of(),
                null,
                null,
                null,
                query.asAt(),
                Ledger.BEGINNING,
                query.knownAt(),
                null,
                rows,
                0);
        return Explained.of(answer, facts.known(query.knownAt()), lineage, JSON.valueToTree(rows));
    }

    /** Whether a figure counts. */
    static boolean isCount(Explained<?> explained, Map<String, String> row, String figure) {
        return explained.lines().stream()
                .filter(line -> line.row().equals(row))
                .flatMap(line -> line.cell(figure).stream())
                .anyMatch(cell -> cell.figures().get(figure) == Figure.COUNT);
    }
}

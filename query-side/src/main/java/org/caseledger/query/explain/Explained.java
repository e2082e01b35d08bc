package org.caseledger.query.explain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.caseledger.events.AuditEvent.RecordCorrected;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.correction.Corrections;
import org.caseledger.query.answer.Answer;
import org.caseledger.query.facts.Known;
import org.caseledger.query.lineage.Cell;
import org.caseledger.query.lineage.Line;
import org.caseledger.query.lineage.Lineage;
import org.caseledger.query.lineage.Subject;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An answer with what stands behind its figures.
 *
 * @param rows the figures of each row that the answer has, by what tells it from the others
 */
record Explained<T>(
        Answer answer, Known known, Lineage<T> lineage, Map<Map<String, String>, Map<String, JsonNode>> rows) {

    static <T> Explained<T> of(Answer answer, Known known, Lineage<T> lineage, JsonNode rows) {
        Map<Map<String, String>, Map<String, JsonNode>> figures = new LinkedHashMap<>();
        List<String> keys = lineage.lines().stream()
                .findFirst()
                .map(line -> List.copyOf(line.row().keySet()))
                .orElse(List.of());
        for (JsonNode row : rows) {
            Map<String, JsonNode> own = Figures.of(row);
            Map<String, String> name = new TreeMap<>();
            keys.forEach(
                    key -> name.put(key, Objects.requireNonNull(own.get(key)).asString()));
            figures.put(name, own);
        }
        return new Explained<>(answer, known, lineage, figures);
    }

    /** A figure of a row; absent where the answer has no such row, or no such figure in it. */
    @Nullable
    JsonNode figure(Map<String, String> row, String cell) {
        return rows.getOrDefault(row, Map.of()).get(cell);
    }

    List<Line<T>> lines() {
        return lineage.lines();
    }

    String why(Cell<T> cell, T thing) {
        return lineage.why(cell, thing);
    }

    Subject subject(T thing) {
        return lineage.subject().apply(thing);
    }

    /** A correction of a day counts from the earlier of the two. */
    private static LocalDate countsFrom(LedgerEvent event) {
        return event instanceof RecordCorrected correction ? Corrections.countsFrom(correction) : event.effectiveOn();
    }

    /** What counts in the answer of what was told of a subject, in the order in which it was told. */
    List<Event> events(Subject subject) {
        List<Event> events = new ArrayList<>();
        for (Subject.Tale tale : subject.tales()) {
            tale.timeline().toldBy(known.position()).stream()
                    .filter(change -> !countsFrom(change.event()).isAfter(answer.asAt()))
                    .map(change -> Event.of(change, tale.kind(), tale.id()))
                    .forEach(events::add);
        }
        return events;
    }
}

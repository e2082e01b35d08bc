package org.caseledger.events.correction;

import java.util.List;
import java.util.function.Predicate;
import org.caseledger.events.AuditEvent;
import org.caseledger.events.AuditEvent.DomainGradesRecorded;
import org.caseledger.events.GradingStage;
import org.caseledger.events.stored.EventJson;
import org.jspecify.annotations.Nullable;

/**
 * Where a value stands in an event.
 *
 * @param path the names that lead to it in the event's stored form; {@link #KEY} stands for the key of a keyed value
 * @param repeats whether it only repeats what an earlier event says
 */
record Place(Predicate<AuditEvent> of, List<String> path, boolean repeats) {

    static final String KEY = "{key}";
    private static final String DAY = "effectiveOn";

    static Place in(Class<? extends AuditEvent> event, String... path) {
        return new Place(event::isInstance, List.of(path), false);
    }

    static Place in(Predicate<AuditEvent> events, String... path) {
        return new Place(events, List.of(path), false);
    }

    static Place in(GradingStage stage, String... path) {
        return new Place(toldOf(stage), List.of(path), false);
    }

    static Place repeatedIn(Class<? extends AuditEvent> event, String... path) {
        return new Place(event::isInstance, List.of(path), true);
    }

    static Place dayOf(Class<? extends AuditEvent> event) {
        return in(event, DAY);
    }

    static Place repeatedDayOf(GradingStage stage) {
        return new Place(toldOf(stage), List.of(DAY), true);
    }

    static Place repeatedDayOf(Predicate<AuditEvent> events) {
        return new Place(events, List.of(DAY), true);
    }

    private static Predicate<AuditEvent> toldOf(GradingStage stage) {
        return event -> event instanceof DomainGradesRecorded recorded && recorded.stage() == stage;
    }

    @Nullable
    String value(AuditEvent event, String key) {
        return of.test(event) ? EventJson.valueAt(event, path(key)) : null;
    }

    AuditEvent with(AuditEvent event, String key, @Nullable String value) {
        return EventJson.withValueAt(event, path(key), value);
    }

    private List<String> path(String key) {
        return path.stream().map(name -> name.equals(KEY) ? key : name).toList();
    }
}

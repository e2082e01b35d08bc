package org.caseledger.query.escalations;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.caseledger.events.EscalationCategory;
import org.caseledger.events.EscalationEvent.EscalationRaised;
import org.caseledger.events.EscalationSource;
import org.caseledger.query.facts.EscalationAt;
import org.caseledger.query.facts.EscalationFacts;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.facts.Known;
import org.caseledger.query.lineage.Base;
import org.caseledger.query.lineage.Cell;
import org.caseledger.query.lineage.Line;
import org.caseledger.query.lineage.Lineage;
import org.caseledger.query.lineage.Subject;
import org.caseledger.query.view.View;
import org.caseledger.query.view.ViewQuery;

/** The formal challenges about a child, by who raised them. Of the filters only the authority means something here. */
public final class Escalations implements View {

    /**
     * One source's escalations.
     *
     * @param stages stages 1 to 3, those that nothing reached included
     */
    public record Row(
            EscalationSource raisedBy, int total, List<Stage> stages, Map<EscalationCategory, Integer> categories) {}

    /** How many had come as far as this stage and no further. */
    public record Stage(int stage, int inProcess, int resolved) {}

    @Override
    public String name() {
        return "escalations";
    }

    @Override
    public boolean grouped() {
        return false;
    }

    @Override
    public Class<?> rowType() {
        return Row.class;
    }

    @Override
    public List<Row> rows(Facts facts, ViewQuery query) {
        Map<EscalationSource, List<EscalationAt>> bySource = new EnumMap<>(EscalationSource.class);
        Known known = facts.known(query.knownAt());
        known.escalations(query.filters().authority(), escalation -> {
            if (wanted(escalation, query, known)) {
                bySource.computeIfAbsent(escalation.raised().raisedBy(), source -> new ArrayList<>())
                        .add(EscalationAt.of(escalation, query.asAt(), known));
            }
        });
        return bySource.entrySet().stream()
                .map(source -> row(source.getKey(), source.getValue()))
                .toList();
    }

    @Override
    public Optional<Lineage<?>> lineage(Facts facts, ViewQuery query) {
        Known known = facts.known(query.knownAt());
        Map<EscalationSource, List<EscalationAt>> bySource = new EnumMap<>(EscalationSource.class);
        known.escalations(
                query.filters().authority(),
                escalation -> bySource.computeIfAbsent(escalation.raised().raisedBy(), source -> new ArrayList<>())
                        .add(EscalationAt.of(escalation, query.asAt(), known)));
        List<Cell<EscalationAt>> cells = cells(query);
        List<Line<EscalationAt>> lines = bySource.entrySet().stream()
                .map(source -> new Line<>(Map.of("raisedBy", source.getKey().name()), source.getValue(), cells))
                .toList();
        return Optional.of(
                new Lineage<>("raisedBy", lines, Escalations::inWords, escalation -> subject(escalation, facts)));
    }

    private static List<Cell<EscalationAt>> cells(ViewQuery query) {
        Base<EscalationAt> raised = Base.<EscalationAt>everything()
                .and(
                        escalation -> !escalation.raised().effectiveOn().isAfter(query.asAt()),
                        escalation -> "raised later, on " + escalation.raised().effectiveOn())
                .and(
                        escalation -> query.inWindow(
                                YearMonth.from(escalation.raised().effectiveOn())),
                        escalation -> "outside the window: raised on "
                                + escalation.raised().effectiveOn());
        List<Cell<EscalationAt>> cells = new ArrayList<>(List.of(raised.count("total")));
        for (int i = 1; i <= 3; i++) {
            int stage = i;
            Predicate<EscalationAt> there = escalation -> escalation.stage() == stage;
            cells.add(raised.count("stages." + stage + ".inProcess", there.and(escalation -> !escalation.resolved())));
            cells.add(raised.count("stages." + stage + ".resolved", there.and(EscalationAt::resolved)));
        }
        Arrays.stream(EscalationCategory.values())
                .map(category -> raised.count(
                        "categories." + category,
                        escalation -> escalation.raised().category() == category))
                .forEach(cells::add);
        return cells;
    }

    private static String inWords(EscalationAt escalation) {
        return (escalation.resolved() ? "resolved at stage " : "in process at stage ") + escalation.stage();
    }

    private static Subject subject(EscalationAt escalation, Facts facts) {
        return Subject.of(
                Objects.requireNonNull(facts.escalation(escalation.raised().escalationId())));
    }

    private static boolean wanted(EscalationFacts escalation, ViewQuery query, Known known) {
        EscalationRaised raised = escalation.raised();
        return escalation.raisedBy(query.asAt(), known.position())
                && query.inWindow(YearMonth.from(raised.effectiveOn()));
    }

    private static Row row(EscalationSource source, List<EscalationAt> escalations) {
        List<Stage> stages = IntStream.rangeClosed(1, 3)
                .mapToObj(stage -> stage(stage, escalations))
                .toList();
        Map<EscalationCategory, Integer> categories = new EnumMap<>(EscalationCategory.class);
        Arrays.stream(EscalationCategory.values()).forEach(category -> categories.put(category, 0));
        escalations.forEach(escalation -> categories.merge(escalation.raised().category(), 1, Integer::sum));
        return new Row(source, escalations.size(), stages, categories);
    }

    private static Stage stage(int stage, List<EscalationAt> escalations) {
        int reached = 0;
        int resolved = 0;
        for (EscalationAt escalation : escalations) {
            if (escalation.stage() == stage) {
                reached++;
                resolved += escalation.resolved() ? 1 : 0;
            }
        }
        return new Stage(stage, reached - resolved, resolved);
    }
}

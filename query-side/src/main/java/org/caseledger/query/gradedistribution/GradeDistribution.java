package org.caseledger.query.gradedistribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caseledger.query.facts.AuditAt;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.lineage.Base;
import org.caseledger.query.lineage.Cell;
import org.caseledger.query.lineage.Lineage;
import org.caseledger.query.statistics.Interval;
import org.caseledger.query.view.Group;
import org.caseledger.query.view.Percent;
import org.caseledger.query.view.Selection;
import org.caseledger.query.view.View;
import org.caseledger.query.view.ViewQuery;
import org.jspecify.annotations.Nullable;

/** The audits that stand at each grade. */
public final class GradeDistribution implements View {

    /**
     * One group's grades on one scale, best to worst. A group on several scales has a row for each.
     *
     * @param frameworks whose scale the counts are on
     * @param intervals of the percentages
     * @param scale the grades, best to worst
     */
    public record Row(
            String group,
            int total,
            Map<String, Integer> counts,
            Map<String, @Nullable Double> percents,
            List<String> frameworks,
            Map<String, @Nullable Interval> intervals,
            String scale) {}

    @Override
    public String name() {
        return "grade-distribution";
    }

    @Override
    public boolean grouped() {
        return true;
    }

    @Override
    public Class<?> rowType() {
        return Row.class;
    }

    @Override
    public List<Row> rows(Facts facts, ViewQuery query) {
        return new Selection(facts, query).rowsByScale(AuditAt::graded, GradeDistribution::row);
    }

    @Override
    public Optional<Lineage<?>> lineage(Facts facts, ViewQuery query) {
        Selection selection = new Selection(facts, query);
        return Optional.of(selection.lineageByScale(group -> cells(selection.graded(), group)));
    }

    private static List<Cell<AuditAt>> cells(Base<AuditAt> graded, Group candidates) {
        List<Cell<AuditAt>> cells = new ArrayList<>();
        cells.add(graded.count("total"));
        candidates.grades(graded::holds).keySet().stream()
                .map(grade ->
                        graded.share("counts." + grade, "percents." + grade, audit -> grade.equals(audit.grade())))
                .forEach(cells::add);
        cells.add(graded.derived("frameworks", Group::frameworkOf));
        return cells;
    }

    private static Row row(Group group) {
        Map<String, Integer> counts = group.grades(AuditAt::graded);
        return new Row(
                group.name(),
                group.size(),
                counts,
                Percent.ofEach(counts, group.size()),
                group.frameworks(),
                Interval.ofEach(counts, group.size()),
                group.scale().name());
    }
}

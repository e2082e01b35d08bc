package org.caseledger.query.gradedistribution;

import java.util.List;
import java.util.Map;
import org.caseledger.query.facts.AuditAt;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.view.Group;
import org.caseledger.query.view.Percent;
import org.caseledger.query.view.Selection;
import org.caseledger.query.view.View;
import org.caseledger.query.view.ViewQuery;
import org.jspecify.annotations.Nullable;

/** The audits that stand at each grade. */
public final class GradeDistribution implements View {

    /**
     * One group's grades, best to worst.
     *
     * @param frameworks whose scales the counts are on
     */
    public record Row(
            String group,
            int total,
            Map<String, Integer> counts,
            Map<String, @Nullable Double> percents,
            List<String> frameworks) {}

    @Override
    public String name() {
        return "grade-distribution";
    }

    @Override
    public boolean grouped() {
        return true;
    }

    @Override
    public List<Row> rows(Facts facts, ViewQuery query) {
        return new Selection(facts, query).rows(AuditAt::graded, GradeDistribution::row);
    }

    private static Row row(Group group) {
        Map<String, Integer> counts = group.grades();
        return new Row(group.name(), group.size(), counts, Percent.ofEach(counts, group.size()), group.frameworks());
    }
}

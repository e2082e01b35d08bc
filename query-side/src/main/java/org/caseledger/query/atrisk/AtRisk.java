package org.caseledger.query.atrisk;

import java.util.List;
import org.caseledger.query.facts.AuditAt;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.view.Group;
import org.caseledger.query.view.Percent;
import org.caseledger.query.view.Selection;
import org.caseledger.query.view.View;
import org.caseledger.query.view.ViewQuery;
import org.jspecify.annotations.Nullable;

/** The audits at the second-lowest grade that were flagged as at risk of the lowest. */
public final class AtRisk implements View {

    /**
     * One group's audits at risk.
     *
     * @param requiresImprovement how many stand at the second-lowest grade of whatever scale is in force
     */
    public record Row(
            String group,
            int completed,
            int requiresImprovement,
            int atRisk,
            @Nullable Double percentOfRequiresImprovement,
            @Nullable Double percentOfCompleted) {}

    @Override
    public String name() {
        return "at-risk";
    }

    @Override
    public boolean grouped() {
        return true;
    }

    @Override
    public List<Row> rows(Facts facts, ViewQuery query) {
        return new Selection(facts, query).rows(AuditAt::graded, AtRisk::row);
    }

    private static Row row(Group group) {
        int completed = group.size();
        int secondLowest = group.count(AuditAt::atSecondLowest);
        int atRisk = group.count(AuditAt::atRisk);
        return new Row(
                group.name(),
                completed,
                secondLowest,
                atRisk,
                Percent.of(atRisk, secondLowest),
                Percent.of(atRisk, completed));
    }
}

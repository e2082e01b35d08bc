package org.caseledger.query.atrisk;

import java.util.List;
import java.util.Optional;
import org.caseledger.query.facts.AuditAt;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.lineage.Base;
import org.caseledger.query.lineage.Cell;
import org.caseledger.query.lineage.Lineage;
import org.caseledger.query.lineage.Standing;
import org.caseledger.query.statistics.Interval;
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
     * @param frameworks whose scales those are
     */
    public record Row(
            String group,
            int completed,
            int requiresImprovement,
            int atRisk,
            @Nullable Double percentOfRequiresImprovement,
            @Nullable Double percentOfCompleted,
            @Nullable Interval intervalOfRequiresImprovement,
            @Nullable Interval intervalOfCompleted,
            List<String> frameworks) {}

    @Override
    public String name() {
        return "at-risk";
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
        return new Selection(facts, query).rows(AuditAt::graded, AtRisk::row);
    }

    @Override
    public Optional<Lineage<?>> lineage(Facts facts, ViewQuery query) {
        Selection selection = new Selection(facts, query);
        Base<AuditAt> graded = selection.graded();
        Base<AuditAt> secondLowest = graded.and(AuditAt::atSecondLowest, Standing::of);
        List<Cell<AuditAt>> cells = List.of(
                graded.count("completed"),
                graded.count("requiresImprovement", AuditAt::atSecondLowest),
                secondLowest.share("atRisk", "percentOfRequiresImprovement", AuditAt::atRisk),
                graded.percent("percentOfCompleted", AuditAt::atRisk),
                graded.derived("frameworks", Group::frameworkOf));
        return Optional.of(selection.lineage(query.by(), group -> cells));
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
                Percent.of(atRisk, completed),
                Interval.ofShare(atRisk, secondLowest),
                Interval.ofShare(atRisk, completed),
                group.frameworks());
    }
}

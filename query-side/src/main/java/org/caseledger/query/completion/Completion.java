package org.caseledger.query.completion;

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

/** Whether the audits that were allocated came back, in time and good enough. */
public final class Completion implements View {

    /**
     * One group's returns; exempted, returned and notReturned add up to allocated.
     *
     * @param returned submitted, those sent back included
     * @param reflectionsReturned of the completed
     * @param completionTarget the share of the allocated that the newest framework asks for, in percent
     */
    public record Row(
            String group,
            int allocated,
            int exempted,
            int returned,
            int late,
            int rejected,
            int notReturned,
            int completed,
            @Nullable Double percentReturned,
            @Nullable Double percentCompleted,
            int reflectionsReturned,
            @Nullable Double percentReflections,
            int completionTarget,
            @Nullable Interval intervalReturned,
            @Nullable Interval intervalCompleted,
            @Nullable Interval intervalReflections) {}

    @Override
    public String name() {
        return "completion";
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
        return new Selection(facts, query).rows(audit -> true, Completion::row);
    }

    @Override
    public Optional<Lineage<?>> lineage(Facts facts, ViewQuery query) {
        Selection selection = new Selection(facts, query);
        Base<AuditAt> allocated = selection.allocated();
        Base<AuditAt> completed = allocated.and(AuditAt::completed, Standing::of);
        List<Cell<AuditAt>> cells = List.of(
                allocated.count("allocated"),
                allocated.count("exempted", AuditAt::exempted),
                allocated.share("returned", "percentReturned", AuditAt::returned),
                allocated.count("late", AuditAt::late),
                allocated.count("rejected", AuditAt::rejected),
                allocated.count("notReturned", audit -> !audit.exempted() && !audit.returned()),
                allocated.share("completed", "percentCompleted", AuditAt::completed),
                completed.share("reflectionsReturned", "percentReflections", audit -> audit.reflectedOn() != null),
                allocated.derived(
                        "completionTarget",
                        audit -> Group.frameworkOf(audit) + ": "
                                + audit.framework().completionTarget()));
        return Optional.of(selection.lineage(query.by(), group -> cells));
    }

    private static Row row(Group group) {
        int allocated = group.size();
        int exempted = group.count(AuditAt::exempted);
        int returned = group.count(AuditAt::returned);
        int completed = group.count(AuditAt::completed);
        int reflections = group.count(audit -> audit.completed() && audit.reflectedOn() != null);
        return new Row(
                group.name(),
                allocated,
                exempted,
                returned,
                group.count(AuditAt::late),
                group.count(AuditAt::rejected),
                allocated - exempted - returned,
                completed,
                Percent.of(returned, allocated),
                Percent.of(completed, allocated),
                reflections,
                Percent.of(reflections, completed),
                group.newestFramework().completionTarget(),
                Interval.ofShare(returned, allocated),
                Interval.ofShare(completed, allocated),
                Interval.ofShare(reflections, completed));
    }
}

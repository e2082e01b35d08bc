package org.caseledger.query.completion;

import java.util.List;
import org.caseledger.query.facts.AuditAt;
import org.caseledger.query.facts.Facts;
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
            int completionTarget) {}

    @Override
    public String name() {
        return "completion";
    }

    @Override
    public boolean grouped() {
        return true;
    }

    @Override
    public List<Row> rows(Facts facts, ViewQuery query) {
        return new Selection(facts, query).rows(audit -> true, Completion::row);
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
                group.newestFramework().completionTarget());
    }
}

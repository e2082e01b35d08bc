package org.caseledger.query.concerns;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.caseledger.events.ConcernStep;
import org.caseledger.query.facts.AuditAt;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.lineage.Base;
import org.caseledger.query.lineage.Cell;
import org.caseledger.query.lineage.Lineage;
import org.caseledger.query.lineage.Standing;
import org.caseledger.query.view.Group;
import org.caseledger.query.view.Grouping;
import org.caseledger.query.view.Selection;
import org.caseledger.query.view.View;
import org.caseledger.query.view.ViewQuery;
import org.jspecify.annotations.Nullable;

/** The children of concern by round: which are resolved, which are open and since when. */
public final class Concerns implements View {

    /**
     * One round's concerns; resolved and open add up to raised.
     *
     * @param raised audits that stand at the lowest grade
     * @param lifted audits that stood there and no longer do; not part of raised
     */
    public record Row(
            String group,
            int raised,
            int resolved,
            int open,
            int lifted,
            @Nullable LocalDate oldestOpenRaisedOn) {}

    @Override
    public String name() {
        return "concerns";
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
        return new Selection(facts, query).rows(audit -> audit.lowestFirstOn() != null, Grouping.MONTH, Concerns::row);
    }

    @Override
    public Optional<Lineage<?>> lineage(Facts facts, ViewQuery query) {
        Selection selection = new Selection(facts, query);
        Base<AuditAt> ever = selection.allocated().and(audit -> audit.lowestFirstOn() != null, Concerns::neverAtLowest);
        Base<AuditAt> raised = ever.and(AuditAt::atLowest, audit -> "lifted: " + Standing.of(audit));
        Base<AuditAt> open = raised.and(Concerns::open, audit -> "resolved on " + resolvedOn(audit));
        List<Cell<AuditAt>> cells = List.of(
                ever.count("raised", AuditAt::atLowest),
                raised.count("resolved", audit -> !open(audit)),
                raised.count("open", Concerns::open),
                ever.count("lifted", audit -> !audit.atLowest()),
                open.derived("oldestOpenRaisedOn", audit -> String.valueOf(audit.lowestFirstOn())));
        return Optional.of(selection.lineage(Grouping.MONTH, group -> cells));
    }

    private static String neverAtLowest(AuditAt audit) {
        return "never came to the lowest grade: " + Standing.of(audit);
    }

    private static @Nullable LocalDate resolvedOn(AuditAt audit) {
        return audit.concernSteps().get(ConcernStep.RESOLVED);
    }

    private static Row row(Group group) {
        int raised = group.count(AuditAt::atLowest);
        int open = group.count(Concerns::open);
        return new Row(group.name(), raised, raised - open, open, group.size() - raised, oldestOpen(group));
    }

    private static boolean open(AuditAt audit) {
        return audit.atLowest() && !audit.concernSteps().containsKey(ConcernStep.RESOLVED);
    }

    private static @Nullable LocalDate oldestOpen(Group group) {
        return group.audits().stream()
                .filter(Concerns::open)
                .map(AuditAt::lowestFirstOn)
                .filter(Objects::nonNull)
                .min(LocalDate::compareTo)
                .orElse(null);
    }
}

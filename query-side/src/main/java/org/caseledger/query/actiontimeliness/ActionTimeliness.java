package org.caseledger.query.actiontimeliness;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.query.facts.ActionAt;
import org.caseledger.query.facts.ActionFacts;
import org.caseledger.query.facts.AuditFacts;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.facts.Known;
import org.caseledger.query.view.Filters;
import org.caseledger.query.view.View;
import org.caseledger.query.view.ViewQuery;
import org.jspecify.annotations.Nullable;

/** Whether the actions raised in the window are done when due; and, older than the window, those still outstanding. */
public final class ActionTimeliness implements View {

    /**
     * The one row of this view.
     *
     * @param percents shares of the total, against the due dates in force
     * @param olderOutstanding raised before the window's first month and not completed; 0 where the window has no start
     * @param olderOutstandingChildren about how many children those are
     * @param againstOriginal the same actions against the due dates that they were raised with
     * @param medianDaysToCompletion Kaplan-Meier; null where it has not been reached
     */
    public record Row(
            int total,
            int onTime,
            int late,
            int overdue,
            int notYetDue,
            Timeliness.Percents percents,
            int olderOutstanding,
            long olderOutstandingChildren,
            @Nullable LocalDate oldestOutstandingRaisedOn,
            Timeliness againstOriginal,
            @Nullable Long medianDaysToCompletion) {}

    /** An action and the audit that it follows, where that is known. */
    private record Followed(ActionAt action, @Nullable AuditAllocated audit) {

        private YearMonth raisedIn() {
            return YearMonth.from(action.raised().effectiveOn());
        }
    }

    private record Child(String authority, String ref) {}

    @Override
    public String name() {
        return "action-timeliness";
    }

    @Override
    public boolean grouped() {
        return false;
    }

    @Override
    public List<Row> rows(Facts facts, ViewQuery query) {
        List<Followed> wanted = wanted(facts.known(query.knownAt()), query);
        List<ActionAt> inWindow = wanted.stream()
                .filter(followed -> query.inWindow(followed.raisedIn()))
                .map(Followed::action)
                .toList();
        return List.of(row(inWindow, olderOutstanding(wanted, query.from()), query.asAt()));
    }

    private static List<Followed> wanted(Known known, ViewQuery query) {
        List<Followed> wanted = new ArrayList<>();
        known.actions(query.filters().authority(), action -> {
            AuditFacts audit = known.audit(action.raised().auditId());
            AuditAllocated allocation = audit == null ? null : audit.allocation();
            if (action.raisedBy(query.asAt(), known.position()) && matches(query.filters(), allocation)) {
                addUnlessCancelled(wanted, action, allocation, query, known);
            }
        });
        return wanted;
    }

    private static void addUnlessCancelled(
            List<Followed> wanted, ActionFacts facts, @Nullable AuditAllocated audit, ViewQuery query, Known known) {
        ActionAt action = ActionAt.of(facts, query.asAt(), known);
        if (!action.cancelled()) {
            wanted.add(new Followed(action, audit));
        }
    }

    private static boolean matches(Filters filters, @Nullable AuditAllocated audit) {
        return audit == null ? filters.equals(Filters.none()) : filters.match(audit);
    }

    private static List<Followed> olderOutstanding(List<Followed> wanted, @Nullable YearMonth from) {
        return from == null
                ? List.of()
                : wanted.stream()
                        .filter(followed -> followed.raisedIn().isBefore(from)
                                && followed.action().open())
                        .toList();
    }

    private static Row row(List<ActionAt> inWindow, List<Followed> older, LocalDate asAt) {
        Timeliness inForce = Timeliness.of(inWindow, ActionAt::dueOn, asAt);
        return new Row(
                inWindow.size(),
                inForce.onTime(),
                inForce.late(),
                inForce.overdue(),
                inForce.notYetDue(),
                inForce.percents(),
                older.size(),
                children(older),
                older.stream()
                        .map(followed -> followed.action().raised().effectiveOn())
                        .min(LocalDate::compareTo)
                        .orElse(null),
                Timeliness.of(inWindow, action -> action.raised().dueOn(), asAt),
                DaysToCompletion.median(inWindow, asAt));
    }

    private static long children(List<Followed> actions) {
        return actions.stream()
                .map(ActionTimeliness::child)
                .filter(Objects::nonNull)
                .distinct()
                .count();
    }

    private static @Nullable Child child(Followed followed) {
        AuditAllocated audit = followed.audit();
        if (audit == null) {
            return null;
        }
        String ref = audit.childRef();
        return ref == null ? null : new Child(audit.authority(), ref);
    }
}

package org.caseledger.query.actiontimeliness;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.query.facts.ActionAt;
import org.caseledger.query.facts.AuditFacts;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.facts.Known;
import org.caseledger.query.lineage.Lineage;
import org.caseledger.query.statistics.KaplanMeier;
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
     * @param medianDaysToCompletion Kaplan-Meier, and so are the quartiles; null where it has not been reached
     * @param ageing those of the total that are open, by the days since they were raised
     * @param intervals of the percentages
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
            @Nullable Long medianDaysToCompletion,
            @Nullable Long lowerQuartileDaysToCompletion,
            @Nullable Long upperQuartileDaysToCompletion,
            Map<String, Integer> ageing,
            Timeliness.Intervals intervals) {}

    /** An action and the audit that it follows, where that is known. */
    public record Followed(ActionAt action, @Nullable AuditAllocated audit) {

        LocalDate raisedOn() {
            return action.raised().effectiveOn();
        }

        /** The month that the window looks at. */
        public YearMonth raisedIn() {
            return YearMonth.from(raisedOn());
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
    public Class<?> rowType() {
        return Row.class;
    }

    @Override
    public List<Row> rows(Facts facts, ViewQuery query) {
        List<Followed> wanted = new ArrayList<>();
        wanted(facts.known(query.knownAt()), query, wanted::add);
        List<ActionAt> inWindow = wanted.stream()
                .filter(followed -> query.inWindow(followed.raisedIn()))
                .map(Followed::action)
                .toList();
        return List.of(row(inWindow, olderOutstanding(wanted, query.from()), query.asAt()));
    }

    @Override
    public Optional<Lineage<?>> lineage(Facts facts, ViewQuery query) {
        List<Followed> candidates = new ArrayList<>();
        candidates(facts.known(query.knownAt()), query, candidates::add);
        return Optional.of(ActionLineage.of(candidates, facts, query));
    }

    /** Gives every action of an audit that passes the filters, raised by the day and not cancelled; of any month. */
    public static void wanted(Known known, ViewQuery query, Consumer<Followed> each) {
        candidates(known, query, followed -> {
            if (!followed.raisedOn().isAfter(query.asAt()) && !followed.action().cancelled()) {
                each.accept(followed);
            }
        });
    }

    /** Gives every action that follows an audit which passes the filters, raised or not by the day. */
    private static void candidates(Known known, ViewQuery query, Consumer<Followed> each) {
        known.actions(query.filters().authority(), action -> {
            AuditFacts audit = known.audit(action.raised().auditId());
            AuditAllocated allocation = audit == null ? null : audit.allocation();
            if (matches(query.filters(), allocation)) {
                each.accept(new Followed(ActionAt.of(action, query.asAt(), known), allocation));
            }
        });
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
        KaplanMeier days = DaysToCompletion.of(inWindow, asAt);
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
                days.quantile(0.5),
                days.quantile(0.25),
                days.quantile(0.75),
                Age.bands(inWindow, asAt),
                inForce.intervals());
    }

    private static long children(List<Followed> actions) {
        return actions.stream()
                .map(ActionTimeliness::child)
                .filter(Objects::nonNull)
                .distinct()
                .count();
    }

    static String childInWords(Followed followed) {
        Child child = child(followed);
        return child == null ? "no child" : child.ref() + " of " + child.authority();
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

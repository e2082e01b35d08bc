package org.caseledger.query.reauditimprovement;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.caseledger.query.facts.AuditAt;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.facts.Known;
import org.caseledger.query.lineage.Base;
import org.caseledger.query.lineage.Cell;
import org.caseledger.query.lineage.Line;
import org.caseledger.query.lineage.Lineage;
import org.caseledger.query.reauditimprovement.ReAudit.Outcome;
import org.caseledger.query.statistics.Interval;
import org.caseledger.query.view.Group;
import org.caseledger.query.view.Percent;
import org.caseledger.query.view.Selection;
import org.caseledger.query.view.View;
import org.caseledger.query.view.ViewQuery;
import org.jspecify.annotations.Nullable;

/** Whether practice improved between an audit and the one that followed it. */
public final class ReAuditImprovement implements View {

    /**
     * One group's re-audits.
     *
     * @param percentImproved of those compared: both audits stand at a grade of one scale
     * @param transitions from which grade to which, only those that occur, each with its scale where there are several
     * @param notImprovedBySequence how many that remained or declined were a first, second, third re-audit
     * @param earlierActionsStillOpen actions of the earlier audits that were open when their re-audit came to be graded
     * @param notComparable completed re-audits of which both audits stand at a grade, but on unlike scales
     * @param frameworks whose scales the re-audits are on
     */
    public record Row(
            String group,
            int allocated,
            int completed,
            int improved,
            int remained,
            int declined,
            @Nullable Double percentCompleted,
            @Nullable Double percentImproved,
            SortedMap<String, Integer> transitions,
            SortedMap<Integer, Integer> notImprovedBySequence,
            List<String> earlierActionsStillOpen,
            @Nullable Interval intervalCompleted,
            @Nullable Interval intervalImproved,
            int notComparable,
            List<String> frameworks) {}

    @Override
    public String name() {
        return "re-audit-improvement";
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
        Selection selection = new Selection(facts, query);
        return selection.rows(ReAuditImprovement::isWantedReAudit, group -> row(group, selection));
    }

    @Override
    public Optional<Lineage<?>> lineage(Facts facts, ViewQuery query) {
        Selection selection = new Selection(facts, query);
        List<Line<Followed>> lines =
                selection.candidates(audit -> audit.allocation().reAuditOf() != null, query.by()).stream()
                        .map(group -> line(group, selection))
                        .toList();
        return Optional.of(new Lineage<>("group", lines, Followed::inWords, followed -> followed.subject(selection)));
    }

    private static Line<Followed> line(Group group, Selection selection) {
        List<Followed> candidates = group.audits().stream()
                .map(audit -> Followed.of(audit, selection))
                .toList();
        Base<AuditAt> allocated = selection.allocated();
        Base<Followed> wanted = Base.<Followed>everything()
                .and(
                        followed -> allocated.holds(followed.audit()),
                        followed -> String.valueOf(allocated.whyNot(followed.audit())))
                .and(followed -> !followed.audit().exempted(), Followed::inWords);
        return new Line<>(Map.of("group", group.name()), candidates, cells(wanted, candidates, selection.known()));
    }

    private static List<Cell<Followed>> cells(Base<Followed> wanted, List<Followed> candidates, Known known) {
        Base<Followed> completed = wanted.and(followed -> followed.audit().graded(), Followed::inWords);
        Base<Followed> compared = completed.and(followed -> followed.outcome() != null, Followed::inWords);
        Base<Followed> notImproved =
                compared.and(followed -> followed.outcome() != Outcome.IMPROVED, Followed::inWords);
        List<Cell<Followed>> cells = new ArrayList<>(List.of(
                wanted.count("allocated"),
                wanted.share(
                        "completed",
                        "percentCompleted",
                        followed -> followed.audit().graded()),
                compared.share("improved", "percentImproved", followed -> followed.outcome() == Outcome.IMPROVED),
                compared.count("remained", followed -> followed.outcome() == Outcome.REMAINED),
                compared.count("declined", followed -> followed.outcome() == Outcome.DECLINED),
                completed.derived("earlierActionsStillOpen", followed -> followed.stillOpen(known)),
                completed.count("notComparable", Followed::onUnlikeScales),
                wanted.derived("frameworks", followed -> Group.frameworkOf(followed.audit()))));
        List<Followed> shown = candidates.stream().filter(compared::holds).toList();
        boolean severalScales = severalScales(shown.stream().map(Followed::graded));
        shown.stream()
                .map(followed -> followed.transition(severalScales))
                .distinct()
                .map(change -> compared.count(
                        "transitions." + change,
                        followed -> followed.transition(severalScales).equals(change)))
                .forEach(cells::add);
        shown.stream()
                .filter(notImproved::holds)
                .map(followed -> followed.sequence(known))
                .distinct()
                .map(place -> notImproved.count(
                        "notImprovedBySequence." + place, followed -> followed.sequence(known) == place))
                .forEach(cells::add);
        return cells;
    }

    private static boolean isWantedReAudit(AuditAt audit) {
        return audit.allocation().reAuditOf() != null && !audit.exempted();
    }

    private static Row row(Group group, Selection selection) {
        List<ReAudit> completed = completed(group, selection);
        boolean severalScales = severalScales(completed.stream().filter(reAudit -> reAudit.outcome() != null));
        SortedMap<String, Integer> transitions = new TreeMap<>();
        SortedMap<Integer, Integer> notImproved = new TreeMap<>();
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        for (ReAudit reAudit : completed) {
            Outcome outcome = reAudit.outcome();
            if (outcome == null) {
                continue;
            }
            outcomes.merge(outcome, 1, Integer::sum);
            transitions.merge(reAudit.transition(severalScales), 1, Integer::sum);
            if (outcome != Outcome.IMPROVED) {
                notImproved.merge(reAudit.sequence(selection.known()), 1, Integer::sum);
            }
        }
        int improved = outcomes.getOrDefault(Outcome.IMPROVED, 0);
        int remained = outcomes.getOrDefault(Outcome.REMAINED, 0);
        int declined = outcomes.getOrDefault(Outcome.DECLINED, 0);
        return new Row(
                group.name(),
                group.size(),
                completed.size(),
                improved,
                remained,
                declined,
                Percent.of(completed.size(), group.size()),
                Percent.of(improved, improved + remained + declined),
                transitions,
                notImproved,
                stillOpen(completed, selection),
                Interval.ofShare(completed.size(), group.size()),
                Interval.ofShare(improved, improved + remained + declined),
                (int) completed.stream().filter(ReAudit::onUnlikeScales).count(),
                group.frameworks());
    }

    private static boolean severalScales(Stream<@Nullable ReAudit> reAudits) {
        return reAudits.filter(Objects::nonNull)
                        .map(ReAudit::scale)
                        .distinct()
                        .limit(2)
                        .count()
                > 1;
    }

    private static List<ReAudit> completed(Group group, Selection selection) {
        List<ReAudit> completed = new ArrayList<>();
        for (AuditAt audit : group.audits()) {
            String grade = audit.grade();
            String earlier = audit.allocation().reAuditOf();
            if (grade != null && earlier != null) {
                completed.add(ReAudit.of(audit, grade, earlier, selection));
            }
        }
        return completed;
    }

    private static List<String> stillOpen(List<ReAudit> completed, Selection selection) {
        return completed.stream()
                .flatMap(reAudit -> reAudit.earlierActionsStillOpen(selection.known()).stream())
                .distinct()
                .sorted()
                .toList();
    }
}

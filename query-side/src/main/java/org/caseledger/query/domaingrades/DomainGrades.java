package org.caseledger.query.domaingrades;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.caseledger.events.Framework;
import org.caseledger.query.facts.AuditAt;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.lineage.Base;
import org.caseledger.query.lineage.Cell;
import org.caseledger.query.lineage.Line;
import org.caseledger.query.lineage.Lineage;
import org.caseledger.query.lineage.Standing;
import org.caseledger.query.statistics.Interval;
import org.caseledger.query.view.Group;
import org.caseledger.query.view.Percent;
import org.caseledger.query.view.Selection;
import org.caseledger.query.view.View;
import org.caseledger.query.view.ViewQuery;
import org.jspecify.annotations.Nullable;

/** The grades of each domain, over the completed audits that answered it. */
public final class DomainGrades implements View {

    /**
     * One domain's grades in one group, best to worst, then {@link Framework#NOT_APPLICABLE}, which is part of the base. A
     * group on several scales has a row for each.
     *
     * @param frameworks whose scale the counts are on
     * @param intervals of the percentages
     * @param scale the grades, best to worst
     */
    public record Row(
            String domain,
            String group,
            int total,
            Map<String, Integer> counts,
            Map<String, @Nullable Double> percents,
            List<String> frameworks,
            Map<String, @Nullable Interval> intervals,
            String scale) {}

    /** The answers of one domain in one group. */
    private static final class Tally {

        /** One of each run of audits on one framework: enough to name the frameworks by. */
        private final List<AuditAt> ofFrameworks = new ArrayList<>();

        private final Map<String, Integer> grades = new HashMap<>();
        private int total;

        void add(AuditAt audit, String grade) {
            total++;
            grades.merge(grade, 1, Integer::sum);
            if (ofFrameworks.isEmpty() || !onOneFramework(ofFrameworks.getLast(), audit)) {
                ofFrameworks.add(audit);
            }
        }

        private static boolean onOneFramework(AuditAt one, AuditAt other) {
            return one.allocation().frameworkVersion() == other.allocation().frameworkVersion()
                    && one.allocation().authority().equals(other.allocation().authority());
        }
    }

    @Override
    public String name() {
        return "domain-grades";
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
        SortedMap<String, List<Row>> byDomain = new TreeMap<>();
        for (Group group : new Selection(facts, query).rowsByScale(AuditAt::graded, group -> group)) {
            tally(group)
                    .forEach((domain, tally) -> byDomain.computeIfAbsent(domain, key -> new ArrayList<>())
                            .add(row(domain, group.name(), tally)));
        }
        return byDomain.values().stream().flatMap(List::stream).toList();
    }

    @Override
    public Optional<Lineage<?>> lineage(Facts facts, ViewQuery query) {
        Selection selection = new Selection(facts, query);
        SortedMap<String, List<Line<AuditAt>>> byDomain = new TreeMap<>();
        for (Group group : selection.candidatesByScale()) {
            tally(group.only(selection.graded()::holds))
                    .forEach((domain, tally) -> byDomain.computeIfAbsent(domain, key -> new ArrayList<>())
                            .add(line(domain, group, tally, selection.graded())));
        }
        return Optional.of(selection.lineage(
                byDomain.values().stream().flatMap(List::stream).toList()));
    }

    private static Line<AuditAt> line(String domain, Group group, Tally tally, Base<AuditAt> graded) {
        Base<AuditAt> answered = graded.and(
                audit -> audit.domains().containsKey(domain),
                audit -> Standing.of(audit) + "; this domain not answered");
        List<Cell<AuditAt>> cells = new ArrayList<>();
        cells.add(answered.count("total"));
        row(domain, group.name(), tally).counts().keySet().stream()
                .map(grade -> answered.share(
                        "counts." + grade,
                        "percents." + grade,
                        audit -> grade.equals(audit.domains().get(domain))))
                .forEach(cells::add);
        cells.add(answered.derived("frameworks", Group::frameworkOf));
        return new Line<>(
                Map.of(
                        "domain",
                        domain,
                        "group",
                        group.name(),
                        "scale",
                        group.scale().name()),
                group.audits(),
                cells);
    }

    private static Map<String, Tally> tally(Group group) {
        Map<String, Tally> tallies = new HashMap<>();
        for (AuditAt audit : group.audits()) {
            audit.domains()
                    .forEach((domain, grade) ->
                            tallies.computeIfAbsent(domain, key -> new Tally()).add(audit, grade));
        }
        return tallies;
    }

    private static Row row(String domain, String name, Tally tally) {
        Group group = new Group(name, tally.ofFrameworks);
        Map<String, Integer> counts = group.scale().noneOfEachGrade();
        counts.put(Framework.NOT_APPLICABLE, 0);
        counts.putAll(tally.grades);
        return new Row(
                domain,
                name,
                tally.total,
                counts,
                Percent.ofEach(counts, tally.total),
                group.frameworks(),
                Interval.ofEach(counts, tally.total),
                group.scale().name());
    }
}

package org.caseledger.query.domaingrades;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.caseledger.events.Framework;
import org.caseledger.query.facts.AuditAt;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.view.Group;
import org.caseledger.query.view.Percent;
import org.caseledger.query.view.Selection;
import org.caseledger.query.view.View;
import org.caseledger.query.view.ViewQuery;
import org.jspecify.annotations.Nullable;

/** The grades of each domain, over the completed audits that answered it. */
public final class DomainGrades implements View {

    /**
     * One domain's grades in one group, best to worst, then {@link Framework#NOT_APPLICABLE}, which is part of the base.
     *
     * @param frameworks whose scales the counts are on
     */
    public record Row(
            String domain,
            String group,
            int total,
            Map<String, Integer> counts,
            Map<String, @Nullable Double> percents,
            List<String> frameworks) {}

    private record Answer(AuditAt audit, String grade) {}

    @Override
    public String name() {
        return "domain-grades";
    }

    @Override
    public boolean grouped() {
        return true;
    }

    @Override
    public List<Row> rows(Facts facts, ViewQuery query) {
        SortedMap<String, SortedMap<String, List<Answer>>> domains = new TreeMap<>();
        for (Group group : new Selection(facts, query).groups(AuditAt::graded, query.by())) {
            answers(group.audits())
                    .forEach((domain, answers) -> domains.computeIfAbsent(domain, key -> new TreeMap<>())
                            .put(group.name(), answers));
        }
        List<Row> rows = new ArrayList<>();
        domains.forEach((domain, groups) -> groups.forEach((group, answers) -> rows.add(row(domain, group, answers))));
        return rows;
    }

    private static Map<String, List<Answer>> answers(List<AuditAt> audits) {
        Map<String, List<Answer>> byDomain = new HashMap<>();
        audits.forEach(audit -> audit.domains()
                .forEach((domain, grade) -> byDomain.computeIfAbsent(domain, key -> new ArrayList<>())
                        .add(new Answer(audit, grade))));
        return byDomain;
    }

    private static Row row(String domain, String name, List<Answer> answers) {
        Group group = new Group(name, answers.stream().map(Answer::audit).toList());
        Map<String, Integer> counts = group.noneOfEachGrade();
        counts.put(Framework.NOT_APPLICABLE, 0);
        answers.forEach(answer -> counts.merge(answer.grade(), 1, Integer::sum));
        return new Row(domain, name, group.size(), counts, Percent.ofEach(counts, group.size()), group.frameworks());
    }
}

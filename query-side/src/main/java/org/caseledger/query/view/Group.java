package org.caseledger.query.view;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.caseledger.events.Framework;
import org.caseledger.query.facts.AuditAt;

/** The audits of one group, of which there is at least one. */
public record Group(String name, List<AuditAt> audits) {

    private static final Comparator<AuditAt> BY_FRAMEWORK = Comparator.<AuditAt, String>comparing(
                    audit -> audit.allocation().authority())
            .thenComparingInt(audit -> audit.allocation().frameworkVersion());

    private static final Comparator<AuditAt> BY_VERSION = Comparator.<AuditAt>comparingInt(
                    audit -> audit.allocation().frameworkVersion())
            .thenComparing(audit -> audit.allocation().authority());

    public int size() {
        return audits.size();
    }

    /** How many of the audits are so. */
    public int count(Predicate<AuditAt> so) {
        int count = 0;
        for (AuditAt audit : audits) {
            if (so.test(audit)) {
                count++;
            }
        }
        return count;
    }

    /** The audits that are so; of those there may be none. */
    public Group only(Predicate<AuditAt> so) {
        return new Group(name, audits.stream().filter(so).toList());
    }

    /**
     * This group by the scales that its audits are on, in the order of their first frameworks: grades of one name on
     * unlike scales are unlike grades.
     */
    public List<Group> byScale() {
        List<Scale> scales = scales();
        return scales.size() == 1
                ? List.of(this)
                : scales.stream()
                        .map(scale -> only(audit -> scale.holds(audit.framework())))
                        .toList();
    }

    /** The scales that the audits are on, in the order of their first frameworks. */
    public List<Scale> scales() {
        return onePerFramework()
                .map(audit -> Scale.of(audit.framework()))
                .distinct()
                .toList();
    }

    /** The scale of the first of them: that of all, in a group {@link #byScale}. */
    public Scale scale() {
        return Scale.of(audits.getFirst().framework());
    }

    /** How many audits of a group {@link #byScale}, of those that are so, stand at each grade, best to worst. */
    public Map<String, Integer> grades(Predicate<AuditAt> so) {
        Map<String, Integer> counts = scale().noneOfEachGrade();
        for (AuditAt audit : audits) {
            String grade = audit.grade();
            if (grade != null && so.test(audit)) {
                counts.merge(grade, 1, Integer::sum);
            }
        }
        return counts;
    }

    /** The frameworks that the audits are bound to, such as {@code E10000013 v1}. */
    public List<String> frameworks() {
        return onePerFramework().map(Group::frameworkOf).toList();
    }

    /** The framework that an audit is bound to, such as {@code E10000013 v1}. */
    public static String frameworkOf(AuditAt audit) {
        return audit.allocation().authority() + " v" + audit.allocation().frameworkVersion();
    }

    /** The newest of the frameworks that the audits are bound to. */
    public Framework newestFramework() {
        return audits.stream().max(BY_VERSION).orElseThrow().framework();
    }

    private Stream<AuditAt> onePerFramework() {
        TreeSet<AuditAt> found = new TreeSet<>(BY_FRAMEWORK);
        AuditAt last = null;
        for (AuditAt audit : audits) {
            // They come in runs of one framework.
            if (last == null || BY_FRAMEWORK.compare(last, audit) != 0) {
                found.add(audit);
                last = audit;
            }
        }
        return found.stream();
    }
}

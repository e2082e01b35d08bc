package org.caseledger.query.view;

import java.util.Comparator;
import java.util.LinkedHashMap;
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

    /** Zero for every grade of the scales in use, best to worst, one scale after the other where there are several. */
    public Map<String, Integer> noneOfEachGrade() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        onePerFramework().flatMap(audit -> audit.framework().grades().stream()).forEach(grade -> counts.put(grade, 0));
        return counts;
    }

    /** How many audits stand at each grade of the scales in use. */
    public Map<String, Integer> grades() {
        Map<String, Integer> counts = noneOfEachGrade();
        for (AuditAt audit : audits) {
            String grade = audit.grade();
            if (grade != null) {
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

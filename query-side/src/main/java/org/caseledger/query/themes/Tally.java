package org.caseledger.query.themes;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.caseledger.query.facts.AuditAt;
import org.caseledger.query.view.Group;

/** Counts what a group's audits found, in one go over them. */
final class Tally {

    private final SortedSet<String> themes = new TreeSet<>();
    private final Map<Named, Integer> audits = new HashMap<>();
    private final Map<Named, Map<String, Integer>> byGrade = new HashMap<>();
    private final SortedMap<String, Integer> samples = new TreeMap<>();
    private int withFindings;
    private int withFamilyWords;
    private int withImpact;

    private Tally() {}

    static Tally of(Group group) {
        Tally tally = new Tally();
        group.audits().forEach(tally::add);
        return tally;
    }

    private void add(AuditAt audit) {
        String sample = audit.allocation().theme();
        if (sample != null) {
            samples.merge(sample, 1, Integer::sum);
        }
        if (!audit.hasFindings()) {
            return;
        }
        withFindings += hasFound(audit) ? 1 : 0;
        withFamilyWords += hasFamilyWords(audit) ? 1 : 0;
        withImpact += hasImpact(audit) ? 1 : 0;
        String grade = audit.grade();
        for (Named named : Named.in(audit)) {
            themes.add(named.theme());
            audits.merge(named, 1, Integer::sum);
            if (grade != null) {
                byGrade.computeIfAbsent(named, key -> new HashMap<>()).merge(grade, 1, Integer::sum);
            }
        }
    }

    /** Whether one of its gradings tells a strength or an area for development. */
    static boolean hasFound(AuditAt audit) {
        return audit.findings().stream().anyMatch(grading -> !grading.findings().isEmpty());
    }

    /** Whether one of its gradings carries the words of somebody in the family. */
    static boolean hasFamilyWords(AuditAt audit) {
        return audit.findings().stream()
                .anyMatch(grading -> !grading.familyWords().isEmpty());
    }

    /** Whether one of its gradings states the impact on the child. */
    static boolean hasImpact(AuditAt audit) {
        return audit.findings().stream().anyMatch(grading -> grading.impact() != null);
    }

    SortedSet<String> themes() {
        return themes;
    }

    int audits(Named named) {
        return audits.getOrDefault(named, 0);
    }

    int audits(Named named, String grade) {
        return byGrade.getOrDefault(named, Map.of()).getOrDefault(grade, 0);
    }

    Map<String, Integer> samples() {
        return Collections.unmodifiableSortedMap(samples);
    }

    int withFindings() {
        return withFindings;
    }

    int withFamilyWords() {
        return withFamilyWords;
    }

    int withImpact() {
        return withImpact;
    }
}

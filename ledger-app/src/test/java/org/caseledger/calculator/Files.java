package org.caseledger.calculator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** All rows of one authority told up to a delivery, the newest of each. */
final class Files {

    private static final List<String> USUAL = List.of("Outstanding", "Good", "Requires Improvement", "Inadequate");

    final Map<String, Audit> audits = new LinkedHashMap<>();
    final Map<String, Action> actions = new LinkedHashMap<>();
    final Map<String, Map<String, String>> teams = new LinkedHashMap<>();
    final Map<String, Map<String, String>> concerns = new LinkedHashMap<>();
    final Map<String, Map<String, String>> escalations = new LinkedHashMap<>();
    private final List<Map<String, String>> frameworks = new ArrayList<>();

    private Files() {}

    static Files knownAt(int delivery, List<Told> told) {
        Files files = new Files();
        for (Told each : told) {
            if (each.delivery() <= delivery) {
                files.take(each.file(), each.row());
            }
        }
        for (Told each : told) {
            if (each.delivery() <= delivery) {
                files.takeLater(each.file(), each.row());
            }
        }
        return files;
    }

    private void take(String file, Map<String, String> row) {
        switch (file) {
            case "framework" -> frameworks.add(row);
            case "teams" -> teams.put(row.getOrDefault("team", ""), row);
            case "audits" -> audits.put(row.getOrDefault("audit_id", ""), new Audit(row));
            case "actions" -> actions.put(row.getOrDefault("action_id", ""), new Action(row));
            case "concerns" -> concerns.put(row.getOrDefault("audit_id", ""), row);
            case "escalations" -> escalations.put(row.getOrDefault("escalation_id", ""), row);
            default -> {}
        }
    }

    private void takeLater(String file, Map<String, String> row) {
        String auditId = row.getOrDefault("audit_id", "");
        switch (file) {
            case "domain_grades" ->
                audit(auditId)
                        .addDomain(
                                row.getOrDefault("stage", ""),
                                row.getOrDefault("domain", ""),
                                row.getOrDefault("grade", ""));
            case "audits_later" -> audit(auditId).add(row);
            case "actions_later" -> {
                Action action = actions.get(row.getOrDefault("action_id", ""));
                if (action == null) {
                    throw new IllegalArgumentException("No action for " + row);
                }
                action.add(row);
            }
            case "concerns_later" -> {
                Map<String, String> all = new LinkedHashMap<>(concerns.getOrDefault(auditId, Map.of()));
                all.putAll(row);
                concerns.put(auditId, all);
            }
            default -> {}
        }
    }

    Audit audit(String id) {
        Audit audit = audits.get(id);
        if (audit == null) {
            throw new IllegalArgumentException("No audit " + id);
        }
        return audit;
    }

    /** The scales that there are, in the order of their first frameworks; those with the same grades are one. */
    List<List<String>> scales() {
        List<List<String>> scales = new ArrayList<>();
        for (Map<String, String> framework : frameworks) {
            List<String> grades = grades(framework);
            if (!scales.contains(grades)) {
                scales.add(grades);
            }
        }
        return scales.isEmpty() ? List.of(USUAL) : scales;
    }

    /** The scale of the framework in force when an audit was allocated; the first before there was one. */
    List<String> scale(Audit audit) {
        List<String> scale = scales().getFirst();
        for (Map<String, String> framework : frameworks) {
            if (audit.allocatedSince(framework.getOrDefault("from", ""))) {
                scale = grades(framework);
            }
        }
        return scale;
    }

    /** The scale of the newest framework. */
    List<String> newestScale() {
        return frameworks.isEmpty() ? USUAL : grades(frameworks.getLast());
    }

    private static List<String> grades(Map<String, String> framework) {
        return List.of(framework.getOrDefault("grades", "").split("\\|"));
    }

    String lowest(Audit audit) {
        return scale(audit).getLast();
    }

    String secondLowest(Audit audit) {
        List<String> scale = scale(audit);
        return scale.get(scale.size() - 2);
    }

    /** 0 for the best grade of the audit's scale. */
    int rank(Audit audit, String grade) {
        int rank = scale(audit).indexOf(grade);
        if (rank < 0) {
            throw new IllegalArgumentException(grade + " is not on the scale " + scale(audit));
        }
        return rank;
    }

    /** The audits that pass filters and window, by group, in ascending order; only those allocated by the day. */
    Map<String, List<Audit>> selected(Question question) {
        Map<String, List<Audit>> groups = new LinkedHashMap<>();
        TreeSet<String> names = new TreeSet<>();
        for (Audit audit : audits.values()) {
            if (counts(audit, question)) {
                names.add(question.group(audit));
            }
        }
        for (String name : names) {
            List<Audit> group = new ArrayList<>();
            for (Audit audit : audits.values()) {
                if (counts(audit, question) && question.group(audit).equals(name)) {
                    group.add(audit);
                }
            }
            groups.put(name, group);
        }
        return groups;
    }

    private static boolean counts(Audit audit, Question question) {
        return question.matches(audit) && question.inWindow(audit.cell("round")) && audit.allocatedBy(question.asAt());
    }
}

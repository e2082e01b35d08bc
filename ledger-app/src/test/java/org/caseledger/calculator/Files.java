package org.caseledger.calculator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** All rows of one authority told up to a delivery, the newest of each. */
final class Files {

    final Map<String, Audit> audits = new LinkedHashMap<>();
    final Map<String, Action> actions = new LinkedHashMap<>();
    final Map<String, Map<String, String>> teams = new LinkedHashMap<>();
    final Map<String, Map<String, String>> concerns = new LinkedHashMap<>();
    final Map<String, Map<String, String>> escalations = new LinkedHashMap<>();
    List<String> grades = List.of("Outstanding", "Good", "Requires Improvement", "Inadequate");

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
            case "framework" -> grades = List.of(row.getOrDefault("grades", "").split("\\|"));
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

    String lowest() {
        return grades.getLast();
    }

    String secondLowest() {
        return grades.get(grades.size() - 2);
    }

    /** 0 for the best. */
    int rank(String grade) {
        return grades.indexOf(grade);
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

package org.caseledger.calculator;

import static org.caseledger.calculator.Calculator.array;
import static org.caseledger.calculator.Calculator.counts;
import static org.caseledger.calculator.Calculator.percents;
import static org.caseledger.calculator.Calculator.row;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The views that count grades by their names. */
final class Grades {

    private Grades() {}

    /** One row for each group and scale: unlike grades are never added. */
    static List<Map<String, Object>> distribution(Files files, Question question) {
        String day = question.asAt();
        return rows(files, question, audit -> audit.on(day).graded(), (scale, audits) -> {
            Map<String, Integer> counts = counts(standings(audits, day), array(scale));
            return row("total", audits.size(), "counts", counts, "percents", percents(counts, audits.size()));
        });
    }

    private interface RowOnScale {
        Map<String, Object> row(List<String> scale, List<Audit> audits);
    }

    private static List<Map<String, Object>> rows(
            Files files, Question question, Predicate<Audit> sort, RowOnScale rowOf) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (List<String> scale : files.scales()) {
            rows.addAll(Calculator.rows(
                    files,
                    question,
                    audit -> sort.test(audit) && files.scale(audit).equals(scale),
                    audits -> rowOf.row(scale, audits)));
        }
        rows.sort(Comparator.comparing(row -> String.valueOf(row.get("group"))));
        return rows;
    }

    private static List<String> standings(List<Audit> audits, String day) {
        List<String> standings = new ArrayList<>();
        for (Audit audit : audits) {
            standings.add(String.valueOf(audit.on(day).standing()));
        }
        return standings;
    }

    /** In order of domain, then group. */
    static List<Map<String, Object>> byDomain(Files files, Question question) {
        String day = question.asAt();
        TreeSet<String> domains = new TreeSet<>();
        files.audits
                .values()
                .forEach(audit -> domains.addAll(audit.on(day).domains().keySet()));
        List<Map<String, Object>> rows = new ArrayList<>();
        for (String domain : domains) {
            List<Map<String, Object>> ofDomain = rows(
                    files,
                    question,
                    audit -> audit.on(day).graded() && audit.on(day).domains().containsKey(domain),
                    (scale, audits) -> {
                        List<String> answers = audits.stream()
                                .map(audit -> audit.on(day).domains().getOrDefault(domain, ""))
                                .toList();
                        Map<String, Integer> counts = counts(answers, array(scale, "N/A"));
                        return row(
                                "domain",
                                domain,
                                "total",
                                audits.size(),
                                "counts",
                                counts,
                                "percents",
                                percents(counts, audits.size()));
                    });
            rows.addAll(ofDomain);
        }
        return rows;
    }

    /**
     * Every team of the authority and programme, those without an audit included; the grades of an older, unlike scale
     * stand with their scale.
     */
    static List<Map<String, Object>> byTeam(Files files, Question question) {
        String day = question.asAt();
        TreeSet<String> teams = new TreeSet<>();
        String programme = question.parameter("programme");
        files.teams.forEach((code, team) -> {
            if (programme.isEmpty() || programme.equals(team.getOrDefault("programme", ""))) {
                teams.add(code);
            }
        });
        for (Audit audit : files.audits.values()) {
            String code = audit.cell("team");
            if (programme.isEmpty()) {
                teams.add(audit.teamFirstTold());
                teams.add(code);
            } else if (!files.teams.containsKey(code) && programme.equals(audit.cell("programme"))) {
                teams.add(code);
            }
        }
        teams.remove("");
        List<Map<String, Object>> rows = new ArrayList<>();
        for (String team : teams) {
            List<Audit> audits = files.audits.values().stream()
                    .filter(audit -> audit.cell("team").equals(team))
                    .filter(audit -> question.matches(audit) && question.inWindow(audit.cell("round")))
                    .filter(audit -> audit.on(day).completed())
                    .toList();
            Map<String, Integer> counts = counts(List.of(), array(files.newestScale()));
            for (Audit audit : audits) {
                String grade = audit.on(day).standing();
                List<String> scale = files.scale(audit);
                String of = scale.equals(files.newestScale()) ? "" : " (of " + String.join(", ", scale) + ")";
                if (grade != null) {
                    counts.merge(grade + of, 1, Integer::sum);
                }
            }
            rows.add(row("team", team, "completed", audits.size(), "counts", counts));
        }
        return rows;
    }
}

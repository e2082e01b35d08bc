package org.caseledger.calculator;

import static org.caseledger.calculator.Calculator.array;
import static org.caseledger.calculator.Calculator.counts;
import static org.caseledger.calculator.Calculator.percents;
import static org.caseledger.calculator.Calculator.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The views that count grades by their names. */
final class Grades {

    private Grades() {}

    static List<Map<String, Object>> distribution(Files files, Question question) {
        String day = question.asAt();
        return Calculator.rows(files, question, audit -> audit.on(day).graded(), audits -> {
            Map<String, Integer> counts = counts(standings(audits, day), array(files.grades));
            return row("total", audits.size(), "counts", counts, "percents", percents(counts, audits.size()));
        });
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
            List<Map<String, Object>> ofDomain = Calculator.rows(
                    files,
                    question,
                    audit -> audit.on(day).graded() && audit.on(day).domains().containsKey(domain),
                    audits -> {
                        List<String> answers = audits.stream()
                                .map(audit -> audit.on(day).domains().getOrDefault(domain, ""))
                                .toList();
                        Map<String, Integer> counts = counts(answers, array(files.grades, "N/A"));
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

    /** Every team of the authority and programme, those without an audit included. */
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
            rows.add(row(
                    "team",
                    team,
                    "completed",
                    audits.size(),
                    "counts",
                    counts(standings(audits, day), array(files.grades))));
        }
        return rows;
    }
}

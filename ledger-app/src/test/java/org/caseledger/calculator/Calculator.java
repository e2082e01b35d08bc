package org.caseledger.calculator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Answers what the views are asked, from rows. */
public final class Calculator {

    /** The views that it knows. */
    public static final List<String> VIEWS = List.of(
            "grade-distribution",
            "domain-grades",
            "moderator-effect",
            "re-audit-improvement",
            "action-timeliness",
            "completion",
            "team-coverage",
            "concerns",
            "escalations",
            "participation",
            "at-risk");

    private Calculator() {}

    /** The rows of the answer, with the keys that the contract names. All rows told are of one authority. */
    public static List<Map<String, Object>> answer(Question question, List<Told> told) {
        Files files = Files.knownAt(question.knownAt(), told);
        return switch (question.view()) {
            case "grade-distribution" -> Grades.distribution(files, question);
            case "domain-grades" -> Grades.byDomain(files, question);
            case "team-coverage" -> Grades.byTeam(files, question);
            case "moderator-effect" -> Gradings.moderatorEffect(files, question);
            case "at-risk" -> Gradings.atRisk(files, question);
            case "re-audit-improvement" -> ReAudits.improvement(files, question);
            case "completion" -> Returns.completion(files, question);
            case "participation" -> Returns.participation(files, question);
            case "action-timeliness" -> Trackers.actionTimeliness(files, question);
            case "concerns" -> Trackers.concerns(files, question);
            case "escalations" -> Trackers.escalations(files, question);
            default -> throw new IllegalArgumentException(question.view());
        };
    }

    /** One row of each group that has an audit of a sort, made of the group's audits of that sort. */
    static List<Map<String, Object>> rows(
            Files files, Question question, Predicate<Audit> sort, RowOf<List<Audit>> rowOf) {
        List<Map<String, Object>> rows = new ArrayList<>();
        files.selected(question).forEach((group, audits) -> {
            List<Audit> counted = audits.stream().filter(sort).toList();
            if (!counted.isEmpty()) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("group", group);
                row.putAll(rowOf.row(counted));
                rows.add(row);
            }
        });
        return rows;
    }

    interface RowOf<T> {
        Map<String, Object> row(T of);
    }

    static int count(List<Audit> audits, Predicate<Audit> which) {
        return (int) audits.stream().filter(which).count();
    }

    /** Numerator over denominator in percent, rounded half up to one decimal; null where the denominator is 0. */
    static @Nullable Double percent(int numerator, int denominator) {
        if (denominator == 0) {
            return null;
        }
        int tenths = (2000 * numerator + denominator) / (2 * denominator);
        return tenths / 10.0;
    }

    /** A row's cells from names and values in turn. */
    static Map<String, Object> row(@Nullable Object... cells) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i += 2) {
            row.put(String.valueOf(cells[i]), cells[i + 1]);
        }
        return row;
    }

    /** How often each of some values occurs. */
    static Map<String, Integer> counts(List<String> values, String... of) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (String value : of) {
            counts.put(value, (int) values.stream().filter(value::equals).count());
        }
        return counts;
    }

    static Map<String, Object> percents(Map<String, Integer> counts, int denominator) {
        Map<String, Object> percents = new LinkedHashMap<>();
        counts.forEach((value, count) -> percents.put(value, percent(count, denominator)));
        return percents;
    }

    static String[] array(List<String> values, String... more) {
        List<String> all = new ArrayList<>(values);
        all.addAll(Arrays.asList(more));
        return all.toArray(String[]::new);
    }
}

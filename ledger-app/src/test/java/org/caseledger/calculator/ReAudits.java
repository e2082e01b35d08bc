package org.caseledger.calculator;

import static org.caseledger.calculator.Calculator.count;
import static org.caseledger.calculator.Calculator.percent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether anything improved afterwards. */
final class ReAudits {

    private ReAudits() {}

    static List<Map<String, Object>> improvement(Files files, Question question) {
        String day = question.asAt();
        return Calculator.rows(
                files,
                question,
                audit -> audit.isReAudit() && !audit.on(day).exempted(),
                reAudits -> row(files, reAudits, day));
    }

    private static Map<String, Object> row(Files files, List<Audit> reAudits, String day) {
        int improved = 0;
        int remained = 0;
        int declined = 0;
        Map<String, Integer> transitions = new TreeMap<>();
        Map<String, Integer> notImproved = new TreeMap<>();
        List<Audit> compared = compared(files, reAudits, day);
        boolean severalScales = compared.stream().map(files::scale).distinct().count() > 1;
        for (Audit audit : compared) {
            String before = String.valueOf(before(files, audit).on(day).standing());
            String after = String.valueOf(audit.on(day).standing());
            int steps = files.rank(audit, after) - files.rank(audit, before);
            improved += steps < 0 ? 1 : 0;
            remained += steps == 0 ? 1 : 0;
            declined += steps > 0 ? 1 : 0;
            String of = severalScales ? " (of " + String.join(", ", files.scale(audit)) + ")" : "";
            transitions.merge(before + " -> " + after + of, 1, Integer::sum);
            if (steps >= 0) {
                notImproved.merge(String.valueOf(place(files, audit)), 1, Integer::sum);
            }
        }
        int completed = count(reAudits, audit -> audit.on(day).completed());
        return Calculator.row(
                "allocated",
                reAudits.size(),
                "completed",
                completed,
                "improved",
                improved,
                "remained",
                remained,
                "declined",
                declined,
                "percentCompleted",
                percent(completed, reAudits.size()),
                "percentImproved",
                percent(improved, improved + remained + declined),
                "transitions",
                transitions,
                "notImprovedBySequence",
                notImproved);
    }

    /** Those that stand at a grade, as does the audit before them, on a scale like its own. */
    private static List<Audit> compared(Files files, List<Audit> reAudits, String day) {
        List<Audit> compared = new ArrayList<>();
        for (Audit audit : reAudits) {
            Audit before = before(files, audit);
            boolean alike = files.scale(audit).equals(files.scale(before));
            if (alike && audit.on(day).graded() && before.on(day).graded()) {
                compared.add(audit);
            }
        }
        return compared;
    }

    private static Audit before(Files files, Audit audit) {
        return files.audit(audit.cell("re_audit_of"));
    }

    /** The place in the chain: 1 for a first re-audit. Every link counts. */
    private static int place(Files files, Audit audit) {
        return audit.isReAudit() ? 1 + place(files, before(files, audit)) : 0;
    }
}

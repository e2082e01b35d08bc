package org.caseledger.calculator;

import static org.caseledger.calculator.Calculator.counts;
import static org.caseledger.calculator.Calculator.percents;
import static org.caseledger.calculator.Calculator.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What follows from audits and is followed up: actions, concerns, escalations. */
final class Trackers {

    private static final String[] TIMELINESS = {"onTime", "late", "overdue", "notYetDue"};

    private Trackers() {}

    static List<Map<String, Object>> actionTimeliness(Files files, Question question) {
        String day = question.asAt();
        List<String> againstDue = new ArrayList<>();
        List<String> againstOriginal = new ArrayList<>();
        TreeSet<String> olderRaised = new TreeSet<>();
        TreeSet<String> olderChildren = new TreeSet<>();
        int older = 0;
        for (Action action : files.actions.values()) {
            Audit audit = files.audit(action.cell("audit_id"));
            String raised = action.cell("raised_on");
            if (!question.matches(audit) || raised.compareTo(day) > 0 || action.cancelledBy(day)) {
                continue;
            }
            String month = raised.substring(0, 7);
            if (question.inWindow(month)) {
                againstDue.add(action.timeliness(action.dueOn(day), day));
                againstOriginal.add(action.timeliness(action.cell("due_on"), day));
            }
            if (month.compareTo(question.parameter("from")) < 0 && action.completedBy(day) == null) {
                older++;
                olderRaised.add(raised);
                olderChildren.add(audit.cell("child_ref"));
            }
        }
        olderChildren.remove("");
        Map<String, Integer> counts = counts(againstDue, TIMELINESS);
        Map<String, Object> row = row("total", againstDue.size());
        row.putAll(counts);
        row.put("percents", percents(counts, againstDue.size()));
        row.put("againstOriginal", counts(againstOriginal, TIMELINESS));
        row.put("olderOutstanding", older);
        row.put("olderOutstandingChildren", olderChildren.size());
        row.put("oldestOutstandingRaisedOn", olderRaised.isEmpty() ? null : olderRaised.first());
        return List.of(row);
    }

    /** Always by round. Those lifted since are counted apart. */
    static List<Map<String, Object>> concerns(Files files, Question question) {
        String day = question.asAt();
        return Calculator.rows(files, question, audit -> audit.everStoodAt(files.lowest(audit), day), audits -> {
            List<Audit> raised = audits.stream()
                    .filter(audit -> files.lowest(audit).equals(audit.on(day).standing()))
                    .toList();
            int resolved = 0;
            for (Audit audit : raised) {
                String on = files.concerns
                        .getOrDefault(audit.cell("audit_id"), Map.of())
                        .getOrDefault("resolved_on", "");
                resolved += !on.isEmpty() && on.compareTo(day) <= 0 ? 1 : 0;
            }
            return row(
                    "raised",
                    raised.size(),
                    "resolved",
                    resolved,
                    "open",
                    raised.size() - resolved,
                    "lifted",
                    audits.size() - raised.size());
        });
    }

    static List<Map<String, Object>> escalations(Files files, Question question) {
        String day = question.asAt();
        List<Map<String, Object>> rows = new ArrayList<>();
        for (String raisedBy : new String[] {"CP_CHAIR", "IRO"}) {
            List<Map<String, String>> raised = files.escalations.values().stream()
                    .filter(escalation ->
                            escalation.getOrDefault("raised_by", "").equals(raisedBy))
                    .filter(escalation -> by(escalation, "raised_on", day))
                    .filter(escalation -> question.inWindow(
                            escalation.getOrDefault("raised_on", "").substring(0, 7)))
                    .toList();
            if (raised.isEmpty()) {
                continue;
            }
            List<Map<String, Object>> stages = new ArrayList<>();
            for (int stage = 1; stage <= 3; stage++) {
                int inProcess = 0;
                int resolved = 0;
                for (Map<String, String> escalation : raised) {
                    boolean here = stage(escalation, day) == stage;
                    boolean done = by(escalation, "resolved_on", day);
                    inProcess += here && !done ? 1 : 0;
                    resolved += here && done ? 1 : 0;
                }
                stages.add(row("stage", stage, "inProcess", inProcess, "resolved", resolved));
            }
            List<String> categories = raised.stream()
                    .map(escalation -> escalation.getOrDefault("category", ""))
                    .toList();
            rows.add(row(
                    "raisedBy",
                    raisedBy,
                    "total",
                    raised.size(),
                    "stages",
                    stages,
                    "categories",
                    counts(categories, "DRIFT_AND_DELAY", "PROCESS", "SAFEGUARDING")));
        }
        return rows;
    }

    private static int stage(Map<String, String> escalation, String day) {
        if (by(escalation, "stage3_on", day)) {
            return 3;
        }
        return by(escalation, "stage2_on", day) ? 2 : 1;
    }

    private static boolean by(Map<String, String> row, String column, String day) {
        String on = row.getOrDefault(column, "");
        return !on.isEmpty() && on.compareTo(day) <= 0;
    }
}

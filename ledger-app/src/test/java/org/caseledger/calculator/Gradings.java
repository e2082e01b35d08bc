package org.caseledger.calculator;

import static org.caseledger.calculator.Calculator.count;
import static org.caseledger.calculator.Calculator.percent;
import static org.caseledger.calculator.Calculator.row;

import java.util.List;
import java.util.Map;

/** What moderators did, and which audits are at risk of the lowest grade. */
final class Gradings {

    private Gradings() {}

    static List<Map<String, Object>> moderatorEffect(Files files, Question question) {
        String day = question.asAt();
        return Calculator.rows(files, question, audit -> audit.on(day).graded(), audits -> {
            List<Audit> moderated =
                    audits.stream().filter(audit -> audit.on(day).moderated()).toList();
            int upgraded = count(moderated, audit -> steps(files, audit, day) < 0);
            int downgraded = count(moderated, audit -> steps(files, audit, day) > 0);
            int upheld = moderated.size() - upgraded - downgraded;
            List<Audit> lowestModerated = moderated.stream()
                    .filter(audit -> files.lowest(audit).equals(audit.on(day).standing()))
                    .toList();
            int broughtThere = count(
                    lowestModerated,
                    audit -> !files.lowest(audit).equals(audit.on(day).unmoderated()));
            return row(
                    "completed",
                    audits.size(),
                    "moderated",
                    moderated.size(),
                    "upheld",
                    upheld,
                    "upgraded",
                    upgraded,
                    "downgraded",
                    downgraded,
                    "inadequate",
                    count(
                            audits,
                            audit -> files.lowest(audit).equals(audit.on(day).standing())),
                    "inadequateModerated",
                    lowestModerated.size(),
                    "downgradedToInadequate",
                    broughtThere,
                    "percentModerated",
                    percent(moderated.size(), audits.size()),
                    "percentUpheld",
                    percent(upheld, moderated.size()),
                    "percentUpgraded",
                    percent(upgraded, moderated.size()),
                    "percentDowngraded",
                    percent(downgraded, moderated.size()),
                    "percentInadequateByModerator",
                    percent(broughtThere, lowestModerated.size()));
        });
    }

    /** How many grades the moderator went down; up: negative. */
    private static int steps(Files files, Audit audit, String day) {
        State state = audit.on(day);
        return files.rank(audit, String.valueOf(state.standing()))
                - files.rank(audit, String.valueOf(state.unmoderated()));
    }

    static List<Map<String, Object>> atRisk(Files files, Question question) {
        String day = question.asAt();
        return Calculator.rows(files, question, audit -> audit.on(day).graded(), audits -> {
            List<Audit> second = audits.stream()
                    .filter(audit ->
                            files.secondLowest(audit).equals(audit.on(day).standing()))
                    .toList();
            int atRisk = count(second, audit -> audit.on(day).atRisk());
            return row(
                    "completed",
                    audits.size(),
                    "requiresImprovement",
                    second.size(),
                    "atRisk",
                    atRisk,
                    "percentOfRequiresImprovement",
                    percent(atRisk, second.size()),
                    "percentOfCompleted",
                    percent(atRisk, audits.size()));
        });
    }
}
